import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './pages';
import type { Turn } from './turns';

/** What a program fills in. */
const GAP = '…';

/** Text that begins on a line, from 1. */
interface Piece {
  readonly text: string;
  readonly line: number;
}

/** A paragraph, a comment or a message, with every run of white space as one space. */
interface Passage {
  readonly text: string;
  /** The line of each character. */
  readonly lines: readonly number[];
}

function passage(pieces: readonly Piece[]): Passage {
  const characters = pieces
    .flatMap(({ text, line }) => [...text.replaceAll(/\s+/g, ' ')].map((text) => ({ text, line })))
    .filter(({ text }, index, all) => text !== ' ' || all[index - 1]?.text !== ' ');
  if (characters.at(-1)?.text === ' ') characters.pop();
  return {
    text: characters.map(({ text }) => text).join(''),
    lines: characters.flatMap(({ text, line }) => [...text].flatMap(() => line)),
  };
}

/** Where a text has one of some turns: `file:line`, what was found and what to write instead. */
export function turnsIn(
  path: string,
  turns: readonly Turn[],
  text = readFileSync(join(ROOT, path), 'utf8'),
): string[] {
  const passages = path.endsWith('.ts') ? passagesOfProgram(text) : passagesOfPage(text);
  return passages
    .flatMap(({ text, lines }) =>
      turns.flatMap((turn) =>
        find(turn, text).map(({ at, found }) => ({ line: lines[at]!, found, turn })),
      ),
    )
    .sort((one, other) => one.line - other.line)
    .map(
      ({ line, found, turn: { why, instead } }) =>
        `${path}:${line} “${found}”: ${why}. Write: ${instead}`,
    );
}

function find({ pattern, unless }: Turn, text: string): { at: number; found: string }[] {
  const fine = unless === undefined ? [] : [...text.matchAll(unless)].map(spanOf);
  return [...text.matchAll(pattern)]
    .map(spanOf)
    .filter(({ at, end }) => !fine.some((other) => other.at <= at && end <= other.end));
}

function spanOf({ index, 0: found }: RegExpExecArray): { at: number; end: number; found: string } {
  return { at: index, end: index + found.length, found };
}

/** Paragraphs, headings, items of lists and rows of tables. In code, each line is one. */
function passagesOfPage(text: string): Passage[] {
  const groups: Piece[][] = [];
  let isCode = false;
  let continues = false;
  text.split('\n').forEach((line, index) => {
    const isFence = line.startsWith('```');
    if (isFence) isCode = !isCode;
    const isAlone = isCode || isFence || /^(\||#|\s*$)/.test(line);
    if (isAlone || !continues || /^\s*([-*]|\d+\.) /.test(line)) groups.push([]);
    groups.at(-1)!.push({ text: `${line}\n`, line: index + 1 });
    continues = !isAlone;
  });
  return groups.map(passage);
}

function passagesOfProgram(text: string): Passage[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ES2022, true);
  return [...commentsOf(file), ...messagesOf(file)].map(passage);
}

/** Paragraphs of comments. Line comments one below the other are one comment. */
function commentsOf(file: ts.SourceFile): Piece[][] {
  const groups: Piece[][] = [];
  let lastLine = -1;
  let continues = false;
  for (const { pos, end } of commentRangesOf(file)) {
    const first = lineOf(file, pos);
    const isLine = file.text.startsWith('//', pos);
    continues &&= isLine && first === lastLine + 1;
    file.text
      .slice(pos, end)
      .split('\n')
      .forEach((raw, index) => {
        const text = raw.replace(/^\s*(\/\/|\/\*+|\*(?!\/))/, '').replace(/\*\/$/, '');
        if (!continues || /^\s*([-@|]|$)/.test(text)) groups.push([]);
        groups.at(-1)!.push({ text: `${text}\n`, line: first + index });
        continues = text.trim() !== '';
        lastLine = first + index;
      });
    continues &&= isLine;
  }
  return groups;
}

function commentRangesOf(file: ts.SourceFile): ts.CommentRange[] {
  const ranges = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    const found = [
      ...(ts.getLeadingCommentRanges(file.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.end) ?? []),
    ];
    for (const range of found) ranges.set(range.pos, range);
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return [...ranges.values()].sort((one, other) => one.pos - other.pos);
}

/** Texts of a program: each with all that is joined to it, and gaps for what is filled in. */
function messagesOf(file: ts.SourceFile): Piece[][] {
  const groups: Piece[][] = [];
  const visit = (node: ts.Node): void => {
    const pieces = piecesOf(node, file, visit);
    if (pieces !== undefined) groups.push(pieces);
    else node.forEachChild(visit);
  };
  visit(file);
  return groups;
}

/** The pieces of a text, or nothing where a node is none. What fills its gaps is visited. */
function piecesOf(
  node: ts.Node,
  file: ts.SourceFile,
  visit: (node: ts.Node) => void,
): Piece[] | undefined {
  const line = lineOf(file, node.getStart(file));
  if (ts.isStringLiteralLike(node)) return [{ text: node.text, line }];
  if (ts.isTemplateExpression(node)) {
    return [
      { text: node.head.text, line },
      ...node.templateSpans.flatMap(({ expression, literal }) => {
        visit(expression);
        return [
          { text: GAP, line: lineOf(file, expression.getStart(file)) },
          { text: literal.text, line: lineOf(file, literal.getStart(file)) },
        ];
      }),
    ];
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) {
    return undefined;
  }
  return [node.left, node.right].flatMap((side) => {
    const pieces = piecesOf(side, file, visit);
    if (pieces === undefined) side.forEachChild(visit);
    return pieces ?? [{ text: GAP, line: lineOf(file, side.getStart(file)) }];
  });
}

function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}
