import type { Data } from '../../../model/layers';
import { MAX_DEPTH, MAX_TOKENS } from '../yaml-document';
import { plainValue } from '../yaml-scalar';
import { readBlock } from './quick-block';
import {
  BLOCK_HEADER,
  COLON,
  isSimpleKey,
  KEY,
  LINE_END,
  MAX_KEY_LENGTH,
  PIECE,
  SCALAR,
  unquoted,
} from './quick-grammar';

let isOn = true;

/**
 * The switch: turns the quick reader off, or on again, for the whole process. Tests and measurements
 * use it. Nothing that a user sees depends on it but the time.
 */
export function switchQuickReader(on: boolean): void {
  isOn = on;
}

/**
 * Reads the simplest YAML, in a tenth of the time that the parser takes.
 *
 * **Takes** a text that consists of lines ending in `\n` and of characters that YAML allows
 * (`findForbiddenCharacter`). It knows block maps and lists, values on one line with or without
 * quotes, texts of several lines behind `|` or `|-`, values in brackets, and comments.
 *
 * **Refuses** everything else: values and keys that are not ASCII, tabs in front of a comment,
 * rare escapes, anchors, aliases, tags, other texts of several lines, directives and documents, lists
 * directly in lists, empty values, keys that occur twice or that mean something to YAML or JavaScript, and
 * whatever exceeds a limit of the parser.
 *
 * **Returns** the data that the parser would return without any finding, or `undefined` for a text
 * of which it is not sure. It never reports anything: what is wrong, and where, is for the parser to
 * say.
 *
 * @param isSure - whether a value without quotes means to the caller what `plainValue` says; if not, the text is refused
 *
 * `switchQuickReader` turns it off. `test/fleet/reading/yaml/quick` compares it with the parser and
 * checks that it was used, and all of `test/fleet` runs with it and without it.
 */
export function readQuickly(
  text: string,
  maxTokens: number = MAX_TOKENS,
  isSure: (plain: string) => boolean = () => true,
): Record<string, Data> | undefined {
  if (!isOn) return undefined;
  try {
    return new QuickReader(text, maxTokens, isSure).read();
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

/** Thrown at the first thing that the quick reader does not know. */
class NotSimple extends Error {}

/**
 * The parser never makes more tokens of a line, and of a piece between brackets on average. A key
 * there has more, but a value and a comma or bracket follow it. The first line is never an item of a
 * list, which makes up for the token that starts the document.
 */
const TOKENS_PER_LINE = 12;
const TOKENS_PER_PIECE = 3;

/** A match of `PIECE`. */
type Piece = readonly (string | undefined)[];

class QuickReader {
  /** Where the next line starts. */
  private next = 0;
  /** The indentation of the current line, and what follows it. Past the end, the former is -1. */
  private indent = -1;
  private content = '';
  /** How far a value on that line is read, and the column of the key or dash that it belongs to. */
  private at = 0;
  private parent = 0;
  private depth = 0;
  private tokens = 0;

  constructor(
    private readonly text: string,
    private readonly maxTokens: number,
    private readonly isSure: (plain: string) => boolean,
  ) {}

  read(): Record<string, Data> {
    this.advance();
    if (this.indent !== 0) refuse();
    return this.map(0);
  }

  /** Goes to the next line that contains more than a comment. */
  private advance(): void {
    const { text } = this;
    this.indent = -1;
    while (this.next < text.length && this.indent === -1) {
      const feed = text.indexOf('\n', this.next);
      const end = feed === -1 ? text.length : feed;
      let start = this.next;
      while (text[start] === ' ') start += 1;
      if (start < end && text[start] !== '#') {
        this.indent = start - this.next;
        this.content = text.slice(start, end);
      }
      this.next = end + 1;
      this.count(TOKENS_PER_LINE);
    }
  }

  /** The map whose keys start in this column. */
  private map(indent: number): Record<string, Data> {
    this.enter();
    const map: Record<string, Data> = {};
    while (this.indent === indent) {
      const [start, key] = KEY.exec(this.content) ?? refuse();
      if (!isSimpleKey(key!) || Object.hasOwn(map, key!)) refuse();
      map[key!] = this.valueOf(start.length, indent);
    }
    this.leave(indent);
    return map;
  }

  /** The value of a key: behind it, or below it. */
  private valueOf(start: number, indent: number): Data {
    const isBelow = start === this.content.length || this.content[start] === '#';
    if (!isBelow) return this.inline(start, indent);
    this.advance();
    if (this.isItem() && this.indent >= indent) return this.list(this.indent);
    if (this.indent <= indent) refuse();
    return this.isFlow(0) ? this.inline(0, indent) : this.map(this.indent);
  }

  private isItem(): boolean {
    return this.content.startsWith('- ');
  }

  /** The list whose dashes are in this column. */
  private list(indent: number): Data[] {
    this.enter();
    const list: Data[] = [];
    while (this.indent === indent && this.isItem()) {
      if (KEY.test(this.content.slice(2))) {
        // The first key of a map follows the dash, the others are below it.
        this.indent = indent + 2;
        this.content = this.content.slice(2);
        list.push(this.map(indent + 2));
      } else {
        list.push(this.inline(2, indent));
      }
    }
    this.leave(indent);
    return list;
  }

  /**
   * A value that starts on this line. What is deeper below would be part of it, which `leave` refuses.
   *
   * @param parent - the column of the key or dash in front of it
   */
  private inline(start: number, parent: number): Data {
    this.at = start;
    this.parent = parent;
    if (this.content[start] === '|') return this.block();
    const value = this.isFlow(start) ? this.flow(this.piece()) : this.scalar();
    if (this.take(LINE_END) === null) refuse();
    this.advance();
    return value;
  }

  private isFlow(at: number): boolean {
    return this.content[at] === '[' || this.content[at] === '{';
  }

  /** A text of several lines, whose header starts here. */
  private block(): string {
    const [, chomp] = this.take(BLOCK_HEADER) ?? refuse();
    if (this.take(LINE_END) === null) refuse();
    const { text, end, lines } = readBlock(this.text, this.next, this.parent) ?? refuse();
    this.next = end;
    this.count(lines * TOKENS_PER_LINE);
    this.advance();
    return chomp === '-' ? text : `${text}\n`;
  }

  private scalar(): Data {
    const [, quoted, plain] = this.take(SCALAR) ?? refuse();
    return plain === undefined ? unquoted(quoted!) : this.plain(plain);
  }

  private plain(source: string): Data {
    return this.isSure(source) ? plainValue(source) : refuse();
  }

  /** The value between brackets that starts with a piece. */
  private flow([, sign, quoted, plain]: Piece): Data {
    if (plain !== undefined) return this.plain(plain);
    if (quoted !== undefined) return unquoted(quoted);
    if (sign === '[') return this.flowList();
    return sign === '{' ? this.flowMap() : refuse();
  }

  private flowList(): Data[] {
    this.enter();
    const list: Data[] = [];
    for (let piece = this.piece(); piece[1] !== ']'; piece = this.nextEntry(']')) {
      list.push(this.flow(piece));
    }
    this.depth -= 1;
    return list;
  }

  private flowMap(): Record<string, Data> {
    this.enter();
    const map: Record<string, Data> = {};
    for (let piece = this.piece(); piece[1] !== '}'; piece = this.nextEntry('}')) {
      const key = piece[3] ?? refuse();
      if (key.length > MAX_KEY_LENGTH || !isSimpleKey(key) || Object.hasOwn(map, key)) refuse();
      if (this.take(COLON) === null) refuse();
      map[key] = this.flow(this.piece());
    }
    this.depth -= 1;
    return map;
  }

  /** The first piece of another entry, or the closing bracket. */
  private nextEntry(bracket: string): Piece {
    const piece = this.piece();
    if (piece[1] === bracket) return piece;
    return piece[1] === ',' ? this.piece() : refuse();
  }

  /** The next piece between brackets: on this line, or on one below that is deeper than the key. */
  private piece(): Piece {
    let match = this.take(PIECE);
    while (match === null) {
      if (this.take(LINE_END) === null) refuse();
      this.advance();
      if (this.indent <= this.parent) refuse();
      this.at = 0;
      match = this.take(PIECE);
    }
    this.count(TOKENS_PER_PIECE);
    return match;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.content);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) refuse();
  }

  /** Ends a map or a list. What is deeper than its entries would be wrong. */
  private leave(indent: number): void {
    if (this.indent > indent) refuse();
    this.depth -= 1;
  }

  private count(tokens: number): void {
    this.tokens += tokens;
    if (this.tokens > this.maxTokens) refuse();
  }
}

function refuse(): never {
  throw new NotSimple();
}
