import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch, tenancy } from '../cli/command';
import { readPage } from './pages';

const { blocks } = readPage('docs/how-to/judge-what-you-have.md');

test('docs/how-to/judge-what-you-have.md shows what the command says about its manifests', async () => {
  const manifest = blocks.find(({ info }) => info === 'team.yaml')!;
  const shown = blocks.find(({ info }) => info === 'verify team.yaml')!;
  const folder = scratch();
  const before = process.cwd();
  writeFileSync(join(folder, 'team.yaml'), manifest.text);
  process.chdir(folder);
  try {
    const { status, stdout } = await tenancy(['--quiet', 'verify', 'team.yaml']);
    expect(status).toBe(1);
    expect(stdout.trimEnd()).toBe(shown.text.trimEnd());
  } finally {
    process.chdir(before);
  }
});
