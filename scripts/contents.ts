import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf } from './markdown';

const BEGIN = '<!-- Contents, made by npm run generate. -->';
const END = '<!-- End of the contents. -->';

/** Pages with more lines than this have a table of contents. */
export const LONG_PAGE = 180;

/** Columns of a line, as on all pages. */
const COLUMNS = 120;

/** Characters of a title that fits on a line with others. */
const SHORT_TITLE = 30;

/** A heading, and those below it, as links. */
interface Entry {
  readonly link: string;
  readonly below: string[];
}

/** A page with its table of contents before the first heading, if it is long, and without one if it is not. */
export function withContents(text: string): string {
  const plain = withoutContents(text);
  if (plain.split('\n').length <= LONG_PAGE) return plain;
  const start = plain.search(/^## /m);
  const lines = entriesOf(plain).flatMap(linesOf);
  return `${plain.slice(0, start)}${[BEGIN, '', ...lines, '', END].join('\n')}\n\n${plain.slice(start)}`;
}

function withoutContents(text: string): string {
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  return start < 0 || end < 0
    ? text
    : text.slice(0, start) + text.slice(end + END.length).trimStart();
}

/** The headings of the second and the third level, outside of code. */
function entriesOf(text: string): Entry[] {
  const entries: Entry[] = [];
  const seen = new Map<string, number>();
  const prose = text.replaceAll(/^```[^]*?^```$/gm, '');
  for (const [, level, heading] of prose.matchAll(/^(#{1,6}) (.*)$/gm)) {
    const title = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const anchor = anchorOf(title);
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    const link = `[${title}](#${anchor}${count === 0 ? '' : `-${count}`})`;
    if (level === '##') entries.push({ link, below: [] });
    else if (level === '###') entries.at(-1)?.below.push(link);
  }
  return entries;
}

/** Short titles share a line with the heading above them; questions get a line each. */
function linesOf({ link, below }: Entry): string[] {
  if (below.length === 0) return wrap(`- ${link}`, '  ');
  const areShort = below.every((text) => text.indexOf(']') <= SHORT_TITLE);
  if (areShort) return wrap(`- ${link}: ${below.join(' · ')}`, '  ');
  return [...wrap(`- ${link}`, '  '), ...below.flatMap((text) => wrap(`  - ${text}`, '    '))];
}

function wrap(line: string, indent: string): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\S) /)) {
    if (current !== '' && `${current} ${word}`.length > COLUMNS) {
      lines.push(current);
      current = indent + word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

/** The pages that people write, each with its table of contents. */
export function pagesWithContents(root: string): Record<string, string> {
  const folders = ['docs', 'docs/how-to'];
  const pages = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  return Object.fromEntries(
    ['README.md', ...pages]
      .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
      .filter(([, text]) => !text.startsWith('<!-- Generated from '))
      .map(([path, text]) => [path, withContents(text)]),
  );
}
