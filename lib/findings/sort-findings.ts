import type { Finding, FindingPath } from './finding';

/** Findings in the order of the input: by file, line, column and code; by path where no line is known. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (one, other) =>
      compare(one.file ?? '', other.file ?? '') ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      (one.line === undefined ? comparePaths(one.path, other.path) : 0) ||
      compare(one.code, other.code) ||
      comparePaths(one.path, other.path) ||
      compare(one.message, other.message),
  );
}

/** Indices are compared as numbers, and a map or list comes before what it contains. */
function comparePaths(one: FindingPath, other: FindingPath): number {
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const [a, b] = [one[index]!, other[index]!];
    if (a === b) continue;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return compare(String(a), String(b));
  }
  return one.length - other.length;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
