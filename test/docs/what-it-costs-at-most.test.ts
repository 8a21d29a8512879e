import { join } from 'node:path';
import { tenancy } from '../cli/command';
import { ROOT, readPage } from './pages';

const PAGE = readPage('docs/what-it-costs-at-most.md');
const EXAMPLE = join(ROOT, 'examples/departments/tenants.yaml');

const SHOWN = PAGE.blocks
  .filter(({ language }) => language === 'console')
  .map(({ text }): [line: string, output: string] => {
    const [line = '', ...output] = text.split('\n');
    return [line.replace(/^\$ /, ''), output.join('\n')];
  });

test('docs/what-it-costs-at-most.md shows commands', () => expect(SHOWN.length).toBeGreaterThan(1));

test.each(SHOWN)('%s prints what docs/what-it-costs-at-most.md shows', async (line, output) => {
  const { stdout } = await tenancy([...line.split(' ').slice(1), '--file', EXAMPLE]);
  expect(stdout).toBe(output);
});

test('the calculation of the page is that of a tenant of the example', async () => {
  const { stdout } = await tenancy(['cost', '--file', EXAMPLE]);
  const row = stdout.split('\n').find((line) => line.startsWith('ads '));
  expect(row?.split(/ +/)).toEqual(['ads', '7,300.00', '876.00', '934.40', '36.50', '9,146.90']);
  for (const amount of row!.split(/ +/).slice(1)) expect(PAGE.text).toContain(`${amount} EUR`);
});
