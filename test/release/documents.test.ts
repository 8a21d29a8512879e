import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scripts } from '../../package.json';

const ROOT = join(__dirname, '..', '..');

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const PAGES = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'examples/README.md',
  ...EXAMPLES.map((name) => `examples/${name}/README.md`),
];

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  test('has no dead link into the repository', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => link!);
    const dead = links
      .filter((link) => !link.startsWith('https://'))
      .filter((link) => !existsSync(join(ROOT, dirname(page), link)));
    expect(dead).toEqual([]);
  });

  test('names scripts of package.json alone', () => {
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  const text = read('CONTRIBUTING.md');

  test('names paths that exist', () => {
    const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name]) => name!);
    const paths = named.filter((name) =>
      /^[\w.@-]+\/[\w./@-]*$|^[\w-]+\.(md|ts|js|yml)$/.test(name),
    );
    expect(paths.length).toBeGreaterThan(30);
    const missing = paths
      .filter((path) => !path.includes('NAME'))
      .filter((path) => !existsSync(join(ROOT, path)));
    expect(missing.filter((path) => path !== 'release.yml')).toEqual([]);
  });

  test('names tables that stand where it says', () => {
    const rows = [...text.matchAll(/(`\w+`(?: or `\w+`)?) of `(lib\/[^`]+)`/g)];
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const [, names, file] of rows) {
      for (const [, name] of names!.matchAll(/`(\w+)`/g)) {
        expect([name, read(file!)]).toEqual([
          name,
          expect.stringMatching(new RegExp(`(const|type|interface) ${name}\\b`)),
        ]);
      }
    }
  });
});

test('examples/README.md has a line for every example', () => {
  const text = read('examples/README.md');
  expect(EXAMPLES.filter((name) => !text.includes(`](${name}/`))).toEqual([]);
});

describe('docs/CODEOWNERS.sample', () => {
  const rules = read('docs/CODEOWNERS.sample')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/) as [pattern: string, ...owners: string[]]);

  /** Who is asked about a file: the last line that matches decides. */
  function ownersOf(path: string): string[] {
    const rule = rules.findLast(
      ([pattern]) =>
        pattern === '*' ||
        pattern === `/${path}` ||
        (pattern.endsWith('/') && `/${path}`.startsWith(pattern)),
    );
    return rule!.slice(1);
  }

  test.each([
    ['tenants.yaml', '@example/ml-platform'],
    ['tenants.d/vision.yaml', '@example/vision'],
    ['tenants.d/new-team.yaml', '@example/ml-platform'],
    ['dist/tenants/vision/prod.k8s.yaml', '@example/ml-platform'],
    ['dist/access/vision/prod.k8s.yaml', '@example/ml-platform-access'],
    ['.github/CODEOWNERS', '@example/ml-platform'],
  ])('gives %s to %s', (path, owner) => {
    expect(ownersOf(path)).toEqual([owner]);
  });
});
