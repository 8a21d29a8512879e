import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './pages';
import { turnsIn } from './prose';
import { TURNS } from './turns';

/** Files below a folder, by the end of their names. */
function filesIn(folder: string, end: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules'))
    .sort();
}

const FILES = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesIn('docs', '.md'),
  ...filesIn('examples', '.md'),
  ...filesIn('lib', '.ts'),
  ...filesIn('scripts', '.ts'),
];

describe('the prose of pages, comments and messages', () => {
  test('no turn of test/docs/turns.ts is in it', () => {
    const found = FILES.flatMap((path) => turnsIn(path, TURNS));
    expect(found).toEqual([]);
  });
});

describe('every turn', () => {
  const found = (text: string): string[] => turnsIn('page.md', TURNS, text);

  test.each(TURNS.map((turn) => [String(turn.pattern), turn]))('%s', (_, turn) => {
    for (const text of turn.wrong) {
      expect([text, turnsIn('page.md', [turn], text).length]).toEqual([text, 1]);
    }
    expect(turn.right.flatMap(found)).toEqual([]);
  });
});

describe('where turns are looked for', () => {
  const linesIn = (path: string, ...lines: string[]): string[] =>
    turnsIn(path, TURNS, lines.join('\n')).map((hit) =>
      /^(\S+:\d+) “(.*?)”/.exec(hit)!.slice(1).join(' '),
    );

  test('in paragraphs, lists, tables and code of a page, over the ends of lines', () => {
    expect(
      linesIn(
        'page.md',
        '# Whoever',
        'This works,',
        'too. It is no',
        'quantity.',
        '',
        '- in',
        '  vain',
        '- in',
        '- vain',
        '| in vain | x |',
        '```yaml',
        'a: 1 # mended',
        '```',
      ),
    ).toEqual([
      'page.md:1 Whoever',
      'page.md:2 , too',
      'page.md:3 is no ',
      'page.md:6 in vain',
      'page.md:10 in vain',
      'page.md:12 mended',
    ]);
  });

  test('in comments and texts of a program, over the ends of lines and pieces', () => {
    expect(
      linesIn(
        'file.ts',
        '/**',
        ' * For whoever',
        ' * waits in',
        ' * vain.',
        ' */',
        "import { mend } from './mend-it';",
        '// in',
        '// vain',
        'const stands = mend(`${whoever} is no ${word}.`); // anew',
        "const text = 'This works, ' + 'too.' + `${mend('typing error')}`;",
        '// in',
        '',
        '// vain',
        'const pattern = /in vain/;',
      ),
    ).toEqual([
      'file.ts:2 whoever',
      'file.ts:3 in vain',
      'file.ts:6 mend',
      'file.ts:7 in vain',
      'file.ts:9 anew',
      'file.ts:9 is no ',
      'file.ts:10 typing error',
      'file.ts:10 , too',
    ]);
  });
});
