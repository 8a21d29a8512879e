/** Characters that a line of such a text may have. */
const LINE = /^[ -~]*$/;

/** A text of several lines, as far as the quick reader knows them. */
export interface Block {
  /** What it says, without a line break at its end. */
  readonly text: string;
  /** Where the first line behind it starts. */
  readonly end: number;
  readonly lines: number;
}

/**
 * The text of several lines behind `|` or `|-`. Its first line says how deep all of them are. Nothing for a text with rules
 * of its own: one with an empty line in front, or with lines of spaces alone that are deeper.
 *
 * @param source - lines that end in `\n`
 * @param start - where the first line starts
 * @param parent - the column of the key or dash that it belongs to
 */
export function readBlock(source: string, start: number, parent: number): Block | undefined {
  const lines: string[] = [];
  let count = 0;
  let depth = -1;
  let end = start;
  while (end < source.length) {
    const feed = source.indexOf('\n', end);
    const line = source.slice(end, feed);
    const indent = line.search(/[^ ]/);
    if (count === 0) depth = indent;
    if (depth <= parent || !LINE.test(line)) return undefined;
    if (indent >= 0 && indent < depth) break;
    if (indent < 0 && line.length > depth) return undefined;
    lines.push(line.slice(depth));
    count += 1;
    end = feed + 1;
  }
  if (count === 0) return undefined;
  while (lines.at(-1) === '') lines.pop();
  return { text: lines.join('\n'), end, lines: count };
}
