/** What replaces a range of a text. Offsets are those of the text with `\n` as the only line break. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A text as it is on the disk, beside the one that is parsed: there, every line break is `\n`, and a byte order mark is
 * gone. What no splice touches keeps its bytes.
 */
export class RawText {
  /** The text that is parsed. */
  readonly text: string;
  /** Offsets of the parsed text before which a character was left out, in order. */
  private readonly gaps: number[] = [];
  private readonly lineBreak: string;

  constructor(private readonly raw: string) {
    let text = '';
    let from = 0;
    const leaveOut = (at: number): void => {
      text += raw.slice(from, at);
      this.gaps.push(text.length);
      from = at + 1;
    };
    if (raw.charCodeAt(0) === 0xfeff) leaveOut(0);
    for (let at = raw.indexOf('\r'); at !== -1; at = raw.indexOf('\r', at + 1)) {
      if (raw[at + 1] === '\n') leaveOut(at);
    }
    this.text = (text + raw.slice(from)).replaceAll('\r', '\n');
    this.lineBreak = /\r\n?|\n/.exec(raw)?.[0] ?? '\n';
  }

  /** The text on the disk with some ranges replaced. Ranges must not overlap. */
  spliced(splices: readonly Splice[]): string {
    const sorted = splices
      .map((splice, index) => ({ ...splice, index }))
      .sort(
        (one, other) => one.start - other.start || one.end - other.end || one.index - other.index,
      );
    let result = '';
    let from = 0;
    for (const { start, end, text } of sorted) {
      result += this.raw.slice(from, this.rawOffset(start));
      result += this.lineBreak === '\n' ? text : text.replaceAll('\n', this.lineBreak);
      from = this.rawOffset(end);
    }
    return result + this.raw.slice(from);
  }

  /** Where a character is on the disk. That of a line break is where its first half is. */
  private rawOffset(offset: number): number {
    let low = 0;
    let high = this.gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.gaps[middle]! < offset || (this.gaps[middle] === offset && !this.isBreak(offset))) {
        low = middle + 1;
      } else high = middle;
    }
    return offset + low;
  }

  private isBreak(offset: number): boolean {
    return this.text[offset] === '\n';
  }
}
