import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

const SKIPPED_FOLDERS = ['.git', 'build', 'coverage', 'node_modules'];

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  /** What stands after the language. */
  readonly info: string;
  readonly text: string;
  /** The line of the fence, from 1. */
  readonly line: number;
}

/** A page of documentation. */
export interface Page {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
  /** The text without fenced blocks; lines keep their numbers. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** Reads one page, by its path in the repository. */
export function readPage(path: string): Page {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const prose: string[] = [];
  const blocks: Block[] = [];
  let open: { language: string; info: string; lines: string[]; line: number } | undefined;
  text.split('\n').forEach((line, index) => {
    const fence = /^```(\S*) ?(.*)$/.exec(line);
    if (open === undefined && fence !== null) {
      open = { language: fence[1]!, info: fence[2]!.trim(), lines: [], line: index + 1 };
      prose.push('');
    } else if (open !== undefined && line === '```') {
      const { lines, ...block } = open;
      blocks.push({ ...block, text: lines.map((item) => `${item}\n`).join('') });
      open = undefined;
      prose.push('');
    } else if (open !== undefined) {
      open.lines.push(line);
      prose.push('');
    } else {
      prose.push(line);
    }
  });
  if (open !== undefined) throw new Error(`${path}:${open.line}: this block does not end`);
  return { path, text, prose: prose.join('\n'), blocks };
}

/** Every page of the repository. */
export function allPages(): Page[] {
  const find = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED_FOLDERS.includes(entry.name) ? [] : find(path);
      return entry.name.endsWith('.md') ? [relative(ROOT, path)] : [];
    });
  return find(ROOT).sort().map(readPage);
}

/** Whether a page is made by `npm run generate`. */
export function isGenerated({ text }: Page): boolean {
  return text.startsWith('<!-- Generated from ');
}

/** The headings of a page as GitHub makes anchors of them. */
export function anchorsOf({ prose }: Page): string[] {
  const seen = new Map<string, number>();
  return [...prose.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
    const slug = heading!
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** A table, as texts without markup around them. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a page, in order. */
export function tablesOf({ prose }: Page): Table[] {
  const cells = (line: string): string[] =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
  return [...prose.matchAll(/(?:^\|.*\|$\n?)+/gm)].map(([text]) => {
    const [headings, , ...rows] = text.trimEnd().split('\n').map(cells);
    return { headings: headings!, rows };
  });
}

/** The words in code spans. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
}
