import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bin } from '../../package.json';
import { FLEET, WRONG_FLEET, put, scratch, tenancy } from '../cli/command';
import { readPage } from '../docs/pages';

const ROOT = join(__dirname, '..', '..');

interface Hook {
  readonly id: string;
  readonly name?: string;
  readonly entry?: string;
  readonly language?: string;
  readonly files?: string;
  readonly pass_filenames?: boolean;
}

const HOOKS = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as Required<Hook>[];

/** The hooks that a configuration on the page names. */
function hooksOnPage(path: string): Hook[] {
  const block = readPage('docs/how-to/set-up-your-editor.md').blocks.find(
    ({ info }) => info === path,
  )!;
  return (parse(block.text) as { repos: { hooks: Hook[] }[] }).repos.flatMap(({ hooks }) => hooks);
}

/** Runs a hook, as pre-commit does with `args`. */
async function runHook({ entry }: Required<Hook>, file: string): Promise<number> {
  const [, ...words] = entry.split(' ');
  return (await tenancy([...words, '--file', file])).status;
}

describe.each(HOOKS.map((hook) => [hook.id, hook] as const))('the hook %s', (_, hook) => {
  test('calls a command of the package, without the names of changed files', () => {
    const [command] = hook.entry.split(' ');
    expect(Object.keys(bin)).toContain(command);
    expect(existsSync(join(ROOT, bin.tenancy))).toBe(true);
    expect([hook.language, hook.pass_filenames]).toEqual(['node', false]);
  });

  test('passes where all is well, and refuses what is wrong', async () => {
    const folder = scratch();
    const file = put(folder, 'tenants.yaml', FLEET);
    await tenancy(['synth', '--file', file]);
    expect(await runHook(hook, file)).toBe(0);
    put(folder, 'tenants.yaml', WRONG_FLEET);
    expect(await runHook(hook, file)).toBe(1);
  });

  test.each(['tenants.yaml', 'platform/tenants.yml', 'tenants.d/vision.yaml'])(
    'runs when %s changes',
    (path) => expect(path).toMatch(new RegExp(hook.files)),
  );

  test.each(['README.md', 'apps/values.yaml', 'my-tenants.yaml'])('not for %s', (path) =>
    expect(path).not.toMatch(new RegExp(hook.files)),
  );

  test('is on the page', () => {
    expect(hooksOnPage('.pre-commit-config.clone.yaml').map(({ id }) => id)).toContain(hook.id);
  });
});

describe('the hook that compares dist/', () => {
  const check = HOOKS.find(({ id }) => id === 'tenancy-synth-check')!;

  test.each(['dist/tenants/vision/prod.k8s.yaml', 'package-lock.json', 'extend.js'])(
    'also runs when %s changes',
    (path) => expect(path).toMatch(new RegExp(check.files)),
  );

  test('refuses a tree that is stale', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET);
    expect(await runHook(check, file)).toBe(1);
  });

  test('is the same on the page, but for the command of the repository itself', () => {
    const [local] = hooksOnPage('.pre-commit-config.yaml');
    expect(local).toEqual({
      id: check.id,
      name: check.name,
      entry: `npx --no-install ${check.entry}`,
      language: 'system',
      files: check.files,
      pass_filenames: false,
    });
  });
});
