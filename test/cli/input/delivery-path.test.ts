import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDeliveryPath } from '../../../lib/cli/input/delivery-path';
import { TenancyError } from '../../../lib/findings/finding';
import { loadFleet, type Fleet } from '../../../lib';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'delivery-path-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function fleetAt(path?: string, repository = 'https://git.example.com/tenants.git'): Fleet {
  const delivery =
    path === undefined ? {} : { delivery: { engine: 'flux' as const, repository, path } };
  return loadFleet({ apiVersion: 'cdk8s-tenancy/v1alpha1', platform: delivery, tenants: [] }).fleet;
}

/** The message and the fix, or nothing. */
function found(path: string | undefined, output: string, repository?: string): string[] {
  try {
    checkDeliveryPath(fleetAt(path, repository), join(root, output));
    return [];
  } catch (error) {
    if (!(error instanceof TenancyError)) throw error;
    return error.findings.map(({ code, message, fix }) => `${code} ${message} ${fix}`);
  }
}

describe('in a repository', () => {
  beforeEach(() => mkdirSync(join(root, '.git')));

  test.each([
    ['dist', 'dist'],
    ['clusters/eu/dist', 'clusters/eu/dist'],
    ['.', '.'],
    [undefined, 'somewhere'],
  ])('%s is right for %s', (path, output) => expect(found(path, output)).toEqual([]));

  test('another folder is reported, with the path to write', () => {
    const [text] = found('dist', 'clusters/eu/dist');
    expect(text).toMatch(/^DELIVERY_PATH .*`clusters\/eu\/dist`.*looked for in `dist`/);
    expect(text).toContain('Write `path: clusters/eu/dist`');
  });

  test('an artifact may hold the output without its folder', () => {
    expect(found('.', 'dist')).toHaveLength(1);
    expect(found('.', 'dist', 'oci://registry.example.com/tenants')).toEqual([]);
  });

  test('a link on the way is followed', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'linked'));
    expect(found('real/dist', 'linked/dist')).toEqual([]);
  });
});

test('outside of a repository, nobody can tell', () => {
  expect(found('clusters/eu/dist', 'dist')).toEqual([]);
});
