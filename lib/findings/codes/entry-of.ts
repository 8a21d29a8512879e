import type { CodeEntry, Severity } from './code-entry';
import type * as Codes from './codes';
import type { Code } from './codes';

/** Loads all entries when the first is wanted: most runs find nothing, and need no explanations. */
function codes(): Readonly<Record<Code, CodeEntry>> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./codes') as typeof Codes).CODES;
}

export function entryOf(code: Code): CodeEntry {
  return codes()[code];
}

export function isCode(text: string): text is Code {
  return Object.hasOwn(codes(), text);
}

/** All codes of one severity. */
export function codesOf(severity: Severity): Code[] {
  return (Object.keys(codes()) as Code[]).filter((code) => entryOf(code).severity === severity);
}
