/**
 * The start of a text in backticks (or quotes, where it holds one), short enough for a sentence.
 */
export function excerpt(text: string, max = 40): string {
  const line = text.trim().split('\n', 1)[0]!.trimEnd();
  const cut = line.length > max ? `${line.slice(0, max - 1)}…` : line;
  return cut.includes('`') ? `"${cut}"` : `\`${cut}\``;
}
