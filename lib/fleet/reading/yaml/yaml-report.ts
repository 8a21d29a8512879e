import type { Code } from '../../../findings/codes/codes';
import { finding, type Finding } from '../../../findings/finding';
import type { Lines } from '../../../findings/print/source-lines';

/** What a finding is about: a part of the text, by offsets. */
export type Span = readonly [start: number, end: number, ...rest: number[]];

/** Collects the findings of one walk through a document, each with path and place. */
export class WalkReport {
  readonly findings: Finding[] = [];
  /** Where the walk is. */
  readonly path: (string | number)[] = [];

  constructor(
    private readonly file: string,
    readonly lines: Lines,
  ) {}

  add(code: Code, [start, end]: Span, message: string, fix: string): void {
    const place = this.lines.position(start, end);
    this.findings.push(
      finding({ code, path: [...this.path], message, fix, file: this.file, ...place }),
    );
  }

  /** About a key of the map where the walk is. */
  addAtKey(code: Code, key: string, span: Span, message: string, fix: string): void {
    this.path.push(key);
    this.add(code, span, message, fix);
    this.path.pop();
  }
}
