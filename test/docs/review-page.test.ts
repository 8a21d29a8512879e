import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, scratch, tenancy } from '../cli/command';
import { ROOT, readPage } from './pages';

const PAGE = 'docs/how-to/review-a-pull-request.md';
const { blocks } = readPage(PAGE);
const COMMAND = '$ tenancy diff base\n';

/** Writes what the command prints into the page, as other golden files are written. */
function update(shown: string, printed: string): void {
  const path = join(ROOT, PAGE);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(shown, () => `${COMMAND}${printed.trimEnd()}`),
  );
}

test('docs/how-to/review-a-pull-request.md shows what tenancy diff says of its change', async () => {
  const [before, after] = blocks.filter(({ text }) =>
    text.startsWith('apiVersion: cdk8s-tenancy/'),
  );
  const shown = blocks.find(({ text }) => text.startsWith(COMMAND))!;
  const folder = scratch();
  for (const [name, block] of [
    ['before', before!],
    ['after', after!],
  ] as const) {
    const file = put(folder, join(name, 'tenants.yaml'), block.text);
    await tenancy(['-q', 'synth', '-f', file]);
  }
  const here = process.cwd();
  renameSync(join(folder, 'before'), join(folder, 'after', 'base'));
  process.chdir(join(folder, 'after'));
  try {
    const { status, stdout } = await tenancy(['diff', 'base']);
    expect(status).toBe(1);
    if (process.env['UPDATE_GOLDEN'] === '1') update(shown.text.trimEnd(), stdout);
    else expect(`${COMMAND}${stdout.trimEnd()}`).toBe(shown.text.trimEnd());
  } finally {
    process.chdir(here);
  }
});
