import { isPlainKey, readPlainFlow } from './yaml-plain-flow';
import { MAX_DEPTH } from '../yaml-document';
import { plainValue } from '../yaml-scalar';

/** A key as people write it; whatever means something else to YAML or to JavaScript is left to the parser. */
const KEY = /^([A-Za-z_][\w./-]{0,200}):(?: |$)/;

/** A text that stands for itself on one line. What it means is decided by `plainValue`. */
const PLAIN_TEXT = /^-?[A-Za-z0-9_./][\w./@+%-]*(?: [\w./@+%-]+)*$/;

const QUOTED_TEXT = /^(?:"[^"\\]*"|'[^']*')$/;

/** Thrown at whatever is not as simple as that: it may be right, or wrong in a way to be reported. */
class NotPlain extends Error {}

/**
 * The data of a text that is as simple as most: block maps and lists, and values on one line. Nothing where it is not:
 * then the parser reads it, in fifteen times the time. Comments at the end of lines, anchors, tags, texts of several
 * lines and everything that may be wrong are for the parser.
 */
export function readPlainYaml(text: string): Record<string, unknown> | undefined {
  const reader = new PlainReader(text);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainReader {
  /** The line that is read: its indentation and what stands after it. */
  private indent = -1;
  private content = '';
  private next = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  read(): Record<string, unknown> {
    this.advance();
    if (this.indent !== 0) throw new NotPlain();
    return this.map(0);
  }

  /** Goes to the next line that holds something; past the end, the indentation is -1. */
  private advance(): void {
    const { text } = this;
    while (this.next < text.length) {
      const feed = text.indexOf('\n', this.next);
      const end = feed === -1 ? text.length : feed;
      let start = this.next;
      while (text.charCodeAt(start) === 32) start += 1;
      const indent = start - this.next;
      this.next = end + 1;
      if (start >= end || text[start] === '#') continue;
      this.indent = indent;
      this.content = text.slice(start, end);
      return;
    }
    this.indent = -1;
    this.content = '';
  }

  /** The map whose keys stand in this column. */
  private map(indent: number): Record<string, unknown> {
    this.enter();
    const map: Record<string, unknown> = {};
    while (this.indent === indent) {
      const match = KEY.exec(this.content);
      if (match === null) throw new NotPlain();
      const key = match[1]!;
      if (!isPlainKey(key) || Object.hasOwn(map, key)) throw new NotPlain();
      map[key] = this.valueOf(match[0].length, indent);
    }
    if (this.indent > indent) throw new NotPlain();
    this.depth -= 1;
    return map;
  }

  /** What stands behind a key: on its line, or below it. */
  private valueOf(start: number, indent: number): unknown {
    if (start < this.content.length) {
      const value = inline(this.content.slice(start));
      this.advance();
      if (this.indent > indent) throw new NotPlain();
      return value;
    }
    this.advance();
    if (this.isItem() && this.indent >= indent) return this.list(this.indent);
    if (this.indent > indent) return this.map(this.indent);
    throw new NotPlain();
  }

  private isItem(): boolean {
    return this.content.startsWith('- ');
  }

  /** The list whose dashes stand in this column. */
  private list(indent: number): unknown[] {
    this.enter();
    const list: unknown[] = [];
    while (this.indent === indent && this.isItem()) {
      const item = this.content.slice(2);
      if (KEY.test(item)) {
        // The first key of a map stands behind the dash, the others below it.
        this.indent = indent + 2;
        this.content = item;
        list.push(this.map(indent + 2));
      } else {
        list.push(inline(item));
        this.advance();
        if (this.indent > indent) throw new NotPlain();
      }
    }
    if (this.indent > indent) throw new NotPlain();
    this.depth -= 1;
    return list;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new NotPlain();
  }
}

/** A value on one line. */
function inline(source: string): unknown {
  if (PLAIN_TEXT.test(source)) return plainValue(source);
  if (QUOTED_TEXT.test(source)) return source.slice(1, -1);
  if (source.startsWith('{') || source.startsWith('[')) {
    const flow = readPlainFlow(source);
    if (flow !== undefined) return flow.value;
  }
  throw new NotPlain();
}
