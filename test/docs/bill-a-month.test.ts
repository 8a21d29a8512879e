import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenancy } from '../cli/command';
import { ROOT, readPage } from './pages';

const EXAMPLE = join(ROOT, 'examples/bill');
const PAGE = readPage('docs/how-to/bill-a-month.md');
const shown = PAGE.blocks.find(({ language }) => language === 'console')!.text;

test('the example prints the bill that docs/how-to/bill-a-month.md follows by hand', async () => {
  const [line = '', ...output] = shown.split('\n');
  expect(line).toBe('$ tenancy bill --month 2026-10 --from allocation.json');
  const { stdout, status } = await tenancy([
    'bill',
    ...['--file', join(EXAMPLE, 'tenants.yaml'), '--from', join(EXAMPLE, 'allocation.json')],
    ...['--month', '2026-10', '--now', '2026-11-05'],
  ]);
  expect([status, stdout]).toEqual([0, output.join('\n')]);
});

test('the table of the page has what the saved answer says', () => {
  const { data } = JSON.parse(readFileSync(join(EXAMPLE, 'allocation.json'), 'utf8')) as {
    data: Record<string, { totalCost: number }>[];
  };
  for (const [name, { totalCost }] of Object.entries(data[0]!)) {
    const row = PAGE.text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toMatch(new RegExp(`\\| ${totalCost.toLocaleString('en')} \\|$`));
  }
});
