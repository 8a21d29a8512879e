const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/**
 * The same text in memory of its own. A part of a text keeps the whole text alive, so that one name could hold a file in
 * memory. Names that come again and again are kept once.
 */
export function keptText(text: string): string {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const own = Buffer.from(text).toString();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(own, own);
  return own;
}
