/** A path that is compared without a regular expression. */
export type PlainPath = { readonly exact: string } | { readonly prefix: string };

/** Characters that mean something in a regular expression. */
const MEANING = /[.^$*+?()[\]{}|\\]/;

/** The path that a regular expression stands for, where it is a text, or a text and `.*`. */
export function plainPath(pattern: string): PlainPath | undefined {
  const isPrefix = /(?<!\\)(?:\\\\)*\.\*$/.test(pattern);
  const text = isPrefix ? pattern.slice(0, -2) : pattern;
  const literal = text.replaceAll(/\\([^A-Za-z0-9])/g, '');
  if (MEANING.test(literal)) return undefined;
  const plain = text.replaceAll(/\\([^A-Za-z0-9])/g, '$1');
  return isPrefix ? { prefix: plain } : { exact: plain };
}
