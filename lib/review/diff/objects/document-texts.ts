import { hasOtherBorders, withPlainBreaks } from '../../../verify/objects/manifest-documents';

const SEPARATOR = /^---[ \t]*$/m;

/** What ends a document anywhere in a text. */
const BORDER = '\n---\n';

/** How many characters are compared at once. */
const STEP = 512;

/** The parts of two texts that are not in both. */
export interface TextParts {
  readonly before: string;
  readonly after: string;
}

/**
 * Two texts without the documents that both have. An empty line is left for each of their lines, so that what remains has
 * the number of its line.
 */
export function onlyIn(before: string, after: string): TextParts {
  const [old, next] = [withPlainBreaks(before), withPlainBreaks(after)];
  if (hasOtherBorders(old)) return { before: old, after: next };
  // Most files differ in one document, and what is the same before and after it need not be cut into documents.
  const start = old.slice(0, sharedStart(old, next)).lastIndexOf(BORDER) + 1;
  const [olds, nexts] = [old.slice(start), next.slice(start)];
  const end = olds.indexOf(BORDER, olds.length - sharedEnd(olds, nexts));
  const left = end < 0 ? 0 : olds.length - end - 1;
  const parts = [olds, nexts].map((text) => text.slice(0, text.length - left)) as [string, string];
  if (hasOtherBorders(parts[1])) return { before: old, after: next };
  const lines = emptyLines(old.slice(0, start));
  const [first, second] = withoutShared(...parts);
  return { before: lines + first, after: lines + second };
}

/** How many characters are surely the same at the start of two texts. */
function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one.slice(same, same + STEP) === other.slice(same, same + STEP)) {
    same = Math.min(same + STEP, most);
  }
  return same;
}

/** How many characters are surely the same at the end of two texts. */
function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  const isSame = (from: number, to: number): boolean =>
    one.slice(one.length - to, one.length - from) ===
    other.slice(other.length - to, other.length - from);
  let same = 0;
  while (same < most && isSame(same, Math.min(same + STEP, most))) {
    same = Math.min(same + STEP, most);
  }
  return same;
}

function withoutShared(before: string, after: string): [before: string, after: string] {
  const [olds, nexts] = [before.split(SEPARATOR), after.split(SEPARATOR)];
  const shared = sharedCounts(olds, nexts);
  return [without(olds, new Map(shared)), without(nexts, new Map(shared))];
}

/** How often both have a document, without the line breaks around it. */
function sharedCounts(olds: readonly string[], nexts: readonly string[]): Map<string, number> {
  const [before, after] = [counts(olds), counts(nexts)];
  const shared = new Map<string, number>();
  for (const [text, count] of before) {
    const both = Math.min(count, after.get(text) ?? 0);
    if (both > 0) shared.set(text, both);
  }
  return shared;
}

function counts(documents: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const document of documents) {
    const text = document.trim();
    found.set(text, (found.get(text) ?? 0) + 1);
  }
  return found;
}

function without(documents: readonly string[], shared: Map<string, number>): string {
  return documents
    .map((document) => {
      const text = document.trim();
      const left = shared.get(text) ?? 0;
      if (left === 0) return document;
      shared.set(text, left - 1);
      return emptyLines(document);
    })
    .join('---');
}

function emptyLines(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}
