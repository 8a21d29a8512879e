import { join } from 'node:path';
import { tenancy } from '../cli/command';
import { readPage } from './pages';

const PAGE = readPage('docs/how-to/see-who-can-do-what.md');
const FILE = join(__dirname, '../../tenants.yaml');

const shown = PAGE.blocks
  .filter(({ language }) => language === 'console')
  .map(({ text }) => {
    const [line = '', ...output] = text.trimEnd().split('\n');
    return [line.replace(/^\$ tenancy /, ''), output] as const;
  });

test('the page shows answers', () => expect(shown.length).toBeGreaterThan(2));

test.each(shown)('%s prints what the page shows', async (line, output) => {
  const { stdout, stderr } = await tenancy([...line.split(' '), '-f', FILE]);
  expect(stderr).toBe('');
  const printed = stdout.trimEnd().split('\n');
  // The page may end before the answer does.
  const isCut = output.at(-1) === '…';
  expect(isCut ? printed.slice(0, output.length - 1) : printed).toEqual(
    isCut ? output.slice(0, -1) : output,
  );
});
