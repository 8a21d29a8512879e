import { hasOtherBorders, withPlainBreaks } from '../../../verify/objects/manifest-documents';

const SEPARATOR = /^---[ \t]*$/m;

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
  if (hasOtherBorders(old) || hasOtherBorders(next)) return { before: old, after: next };
  const [olds, nexts] = [old.split(SEPARATOR), next.split(SEPARATOR)];
  const shared = sharedCounts(olds, nexts);
  return { before: without(olds, new Map(shared)), after: without(nexts, new Map(shared)) };
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
      return '\n'.repeat(document.split('\n').length - 1);
    })
    .join('---');
}
