import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDeliveryPaths } from '../../../lib/cli/input/delivery-path';
import { TenancyError } from '../../../lib/findings/finding';
import { loadFleets, type Fleet, type PlatformEntry } from '../../../lib';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'delivery-path-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The fleets of a platform whose output is delivered from a path, on clusters that may say another one. */
function fleetsAt(
  path?: string,
  clusters?: Readonly<Record<string, string | undefined>>,
  repository = 'https://git.example.com/tenants.git',
): readonly Fleet[] {
  const delivery = (at?: string): Pick<PlatformEntry, 'delivery'> =>
    at === undefined ? {} : { delivery: { engine: 'flux', repository, path: at } };
  return loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: delivery(path),
    ...(clusters && {
      clusters: Object.fromEntries(
        Object.entries(clusters).map(([name, at]) => [name, delivery(at)]),
      ),
    }),
    tenants: [],
  }).fleets;
}

/** The place, the message and the fix, or nothing. */
function found(fleets: readonly Fleet[], output: string): string[] {
  try {
    checkDeliveryPaths(fleets, join(root, output));
    return [];
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    return error.findings.map(
      ({ code, path, message, fix }) => `${code} ${path.join('.')} ${message} ${fix}`,
    );
  }
}

describe('in a repository', () => {
  beforeEach(() => mkdirSync(join(root, '.git')));

  test.each([
    ['dist', 'dist'],
    ['clusters/eu/dist', 'clusters/eu/dist'],
    ['.', '.'],
    [undefined, 'somewhere'],
  ])('%s is right for %s', (path, output) => expect(found(fleetsAt(path), output)).toEqual([]));

  test('another folder is reported, with the path to write', () => {
    const [text] = found(fleetsAt('dist'), 'clusters/eu/dist');
    expect(text).toMatch(
      /^DELIVERY_PATH platform\.delivery\.path .*`clusters\/eu\/dist`.*looked for in `dist`/,
    );
    expect(text).toContain('Write `path: clusters/eu/dist`');
  });

  test('an artifact may hold the output without its folder', () => {
    const artifact = fleetsAt('.', undefined, 'oci://registry.example.com/tenants');
    expect(found(fleetsAt('.'), 'dist')).toHaveLength(1);
    expect(found(artifact, 'dist')).toEqual([]);
  });

  test('a link on the way is followed', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'linked'));
    expect(found(fleetsAt('real/dist'), 'linked/dist')).toEqual([]);
  });

  test('each of several clusters has its folder, which nobody has to write', () => {
    const clusters = { 'gpu-eu': undefined, 'gpu-us': undefined };
    expect(found(fleetsAt('dist', clusters), 'dist')).toEqual([]);
    const [text] = found(fleetsAt('dist', clusters), 'out');
    expect(text).toMatch(/^DELIVERY_PATH platform\.delivery\.path .*`out`.*looked for in `dist`/);
    expect(text).toContain('Write `path: out` under');
  });

  test('a cluster that names its own folder is judged by it', () => {
    const clusters = { 'gpu-eu': undefined, 'gpu-us': 'us/dist' };
    const [text] = found(fleetsAt('dist', clusters), 'dist');
    expect(text).toMatch(/^DELIVERY_PATH clusters\.gpu-us\.delivery\.path .*`dist\/gpu-us`/);
    expect(text).toContain('Write `path: dist/gpu-us` under');
  });
});

test('outside of a repository, nobody can tell', () => {
  expect(found(fleetsAt('clusters/eu/dist'), 'dist')).toEqual([]);
});
