/** A place in a text, as in a finding. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** Columns on that line, at least 1. */
  readonly length: number;
}

/** The lines of a text. It is split on first use, so that a text without findings costs nothing. */
export class Lines {
  private starts: number[] | undefined;

  constructor(readonly text: string) {}

  /** The place of `text.slice(start, end)`. If it spans several lines, only the first counts. */
  position(start: number, end: number = start + 1): Position {
    const index = this.indexAt(start);
    const lineStart = this.lineStarts[index]!;
    const length = Math.min(end, this.contentEnd(index)) - start;
    return { line: index + 1, column: start - lineStart + 1, length: Math.max(1, length) };
  }

  /** The text of a line without its line break; `undefined` past the end. */
  line(number: number): string | undefined {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return undefined;
    const next = this.lineStarts[number];
    return this.text.slice(start, next === undefined ? undefined : next - 1);
  }

  /** Where a line ends without the blanks at its end, which for YAML are spaces and tabs only. */
  private contentEnd(index: number): number {
    const start = this.lineStarts[index]!;
    let end = start + this.line(index + 1)!.length;
    while (end > start && ' \t\r'.includes(this.text[end - 1]!)) end -= 1;
    return end;
  }

  private get lineStarts(): number[] {
    if (this.starts === undefined) {
      this.starts = [0];
      let feed = this.text.indexOf('\n');
      while (feed !== -1) {
        this.starts.push(feed + 1);
        feed = this.text.indexOf('\n', feed + 1);
      }
    }
    return this.starts;
  }

  /** The index of the last line that starts at or before `offset`. */
  private indexAt(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
