import { put, scratch, tenancy } from '../cli/command';
import { readPage } from './pages';

const PAGE = readPage('docs/how-to/see-what-reaches-what.md');

const textsOf = (wanted: string): string[] =>
  PAGE.blocks.filter(({ language }) => language === wanted).map(({ text }) => text);

const SHOWN = textsOf('console').map((text): [line: string, output: string] => {
  const [line = '', ...output] = text.split('\n');
  return [line.replace(/^\$ tenancy /, ''), output.join('\n')];
});

describe('docs/how-to/see-what-reaches-what.md', () => {
  let file: string;
  beforeAll(async () => {
    file = put(scratch(), 'tenants.yaml', textsOf('yaml')[0]!);
    await tenancy(['synth', '-q', '-f', file]);
  });

  test('shows commands', () => expect(SHOWN).toHaveLength(3));

  test.each(SHOWN)('tenancy %s prints what the page shows', async (line, output) => {
    const { stdout } = await tenancy([...line.split(' '), '-f', file]);
    expect(stdout).toBe(output);
  });

  test('shows the first columns of the matrix', async () => {
    const { stdout } = await tenancy(['reach', '-f', file]);
    const shown = textsOf('text').find((text) => text.startsWith('NAMESPACES'))!;
    const [whole, lines] = [stdout, shown].map((text) => text.trimEnd().split('\n'));
    expect(whole).toHaveLength(lines!.length);
    for (const [index, line] of lines!.entries()) {
      expect(whole![index]!.startsWith(line)).toBe(true);
    }
  });
});
