import { withContents, LONG_PAGE, pagesWithContents } from '../../scripts/contents';
import { allPages, isGenerated, ROOT } from './pages';

const BEGIN = '<!-- Contents, made by npm run generate. -->';
const END = '<!-- End of the contents. -->';

/** A page with some headings, and as many lines as are wanted. */
function page(headings: readonly string[], lines: number): string {
  const filler = Array.from({ length: lines }, () => 'text').join('\n');
  return `# Title\n\nIntroduction.\n\n${headings.map((text) => `${text}\n`).join('\n')}\n${filler}\n`;
}

/** The table of contents of a page. */
function contentsOf(text: string): string {
  return text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)).trim();
}

describe('tables of contents', () => {
  test('a long page has one before its first heading, with links to all of them', () => {
    const text = withContents(page(['## One', '## Two: `x.y`', '### Below', '## One'], LONG_PAGE));
    expect(text.indexOf(BEGIN)).toBeGreaterThan(text.indexOf('Introduction.'));
    expect(text.indexOf(END)).toBeLessThan(text.indexOf('\n## One'));
    expect(contentsOf(text).split('\n')).toEqual([
      '- [One](#one)',
      '- [Two: `x.y`](#two-xy): [Below](#below)',
      '- [One](#one-1)',
    ]);
  });

  test('long titles have a line each, of at most 120 columns', () => {
    const question =
      'What happens if somebody deletes an entry of the file by accident, and merges?';
    const lines = contentsOf(withContents(page(['## A', `### ${question}`], LONG_PAGE))).split(
      '\n',
    );
    expect(lines[0]).toBe('- [A](#a)');
    expect(lines[1]).toMatch(/^ {2}- \[What/);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  test('a heading in code is not one', () => {
    const text = withContents(page(['## One', '```sh', '## not', '```'], LONG_PAGE));
    expect(contentsOf(text)).toBe('- [One](#one)');
  });

  test('making it again changes nothing, and a page that became short loses it', () => {
    const long = withContents(page(['## One'], LONG_PAGE));
    expect(withContents(long)).toBe(long);
    const short = page(['## One'], 10);
    const contents = `${BEGIN}\n\n- [One](#one)\n\n${END}\n\n`;
    expect(withContents(short.replace('## One', `${contents}## One`))).toBe(short);
    expect(withContents(short)).toBe(short);
  });
});

describe('the pages of this repository', () => {
  const made = pagesWithContents(ROOT);

  test.each(Object.keys(made))('%s: its table of contents is fresh', (path) => {
    expect(allPages().find((item) => item.path === path)!.text).toBe(made[path]);
  });

  test('every long page has one, or lists what is on it in a way of its own', () => {
    const without = allPages()
      .filter(({ path }) => path.startsWith('docs/') && !path.startsWith('docs/constructs/'))
      .filter(({ text }) => text.split('\n').length > LONG_PAGE && !text.includes(BEGIN))
      .map(({ path }) => path);
    expect(without).toEqual(['docs/findings.md', 'docs/reference.md']);
    for (const path of without) {
      const text = allPages().find((item) => item.path === path)!;
      expect(isGenerated(text)).toBe(true);
      expect(text.text.slice(0, text.text.indexOf('\n## '))).toMatch(/^- .*\]\(#/m);
    }
  });
});
