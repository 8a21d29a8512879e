import { createRandom } from '../random';

/** How a file is written: chosen by a seed, and not by what the file says. */
export interface Style {
  readonly seed: number;
  readonly lineBreak: '\n' | '\r\n';
  readonly mark: boolean;
  /** Whether a map that comes again is written as an alias. */
  readonly anchors: boolean;
}

/** Data as a person might write them: blocks and flow maps, quotes, comments and blank lines in random places. */
export function styled(data: unknown, { seed, lineBreak, mark, anchors }: Style): string {
  const writer = new Writer(seed, anchors);
  const text = `# A comment at the top\n\n${writer.block(data, 0)}# The end\n`;
  return (mark ? '\ufeff' : '') + text.replaceAll('\n', lineBreak);
}

type Entries = readonly (readonly [string, unknown])[];

class Writer {
  private readonly random: (below: number) => number;
  private readonly anchored = new Map<string, string>();
  private comments = 0;

  constructor(
    seed: number,
    private readonly anchors: boolean,
  ) {
    this.random = createRandom(seed);
  }

  /** A map or a list in lines of its own. */
  block(data: unknown, indent: number): string {
    const pad = ' '.repeat(indent);
    if (Array.isArray(data)) {
      return data
        .map((item: unknown) => `${this.above(pad)}${pad}-${this.item(item, indent)}`)
        .join('');
    }
    return this.entries(data)
      .map(([key, value]) => `${this.above(pad)}${pad}${key}:${this.value(value, indent)}`)
      .join('');
  }

  private entries(data: unknown): Entries {
    return Object.entries(data as Readonly<Record<string, unknown>>)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        JSON.stringify(key) === `"${key}"` && /^[a-zA-Z]/.test(key) ? key : JSON.stringify(key),
        value,
      ]);
  }

  /** An item: a map may start on the line of its dash. */
  private item(item: unknown, indent: number): string {
    if (!isCollection(item) || Array.isArray(item) || this.random(4) === 0) {
      return this.value(item, indent);
    }
    const [first, ...rest] = this.entries(item);
    if (first === undefined) return ` {}${this.beside()}\n`;
    const pad = ' '.repeat(indent + 2);
    return [
      ` ${first[0]}:${this.value(first[1], indent + 2)}`,
      ...rest.map(
        ([key, value]) => `${this.above(pad)}${pad}${key}:${this.value(value, indent + 2)}`,
      ),
    ].join('');
  }

  private value(value: unknown, indent: number): string {
    const anchor = this.anchor(value);
    if (anchor.startsWith('*')) return ` ${anchor}${this.beside()}\n`;
    const before = anchor === '' ? '' : ` ${anchor}`;
    const isFlow = this.random(3) > 0;
    const isEmpty = isCollection(value) && Object.keys(value).length === 0;
    if (!isCollection(value) || isFlow || isEmpty) {
      return `${before} ${this.flow(value, indent + 2)}${this.beside()}\n`;
    }
    return `${before}${this.beside()}\n${this.block(value, indent + 2)}`;
  }

  private anchor(value: unknown): string {
    if (!this.anchors || !isCollection(value) || Object.keys(value).length === 0) return '';
    const text = JSON.stringify(value);
    const known = this.anchored.get(text);
    if (known !== undefined) return `*${known}`;
    const name = `a${this.anchored.size}`;
    this.anchored.set(text, name);
    return this.random(2) === 0 ? `&${name}` : (this.anchored.delete(text), '');
  }

  private flow(value: unknown, indent: number): string {
    if (!isCollection(value)) return this.scalar(value);
    const lines = this.random(4) === 0;
    const pad = ' '.repeat(indent);
    const open = lines ? `\n${pad}` : this.random(2) === 0 ? ' ' : '';
    const parts = Array.isArray(value)
      ? value.map((item: unknown) => this.flow(item, indent + 2))
      : this.entries(value).map(([key, inner]) => `${key}: ${this.flow(inner, indent + 2)}`);
    const [start, end] = Array.isArray(value) ? '[]' : '{}';
    if (parts.length === 0) return `${start}${end}`;
    const comma = parts.length > 0 && this.random(4) === 0 ? ',' : '';
    return `${start}${open}${parts.join(lines ? `,${this.beside()}\n${pad}` : ', ')}${comma}${open}${end}`;
  }

  private scalar(value: unknown): string {
    const quotes = this.random(3);
    if (typeof value !== 'string') return String(value);
    if (quotes === 0) return JSON.stringify(value);
    if (quotes === 1 && !/[\n\t\\]|[^ -~]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
    return /^[0-9]+[A-Za-z]*$|^[a-z]+$/.test(value) && !/^(?:null|true|false)$/.test(value)
      ? value
      : JSON.stringify(value);
  }

  /** A comment or a blank line above an entry. */
  private above(pad: string): string {
    const choice = this.random(8);
    if (choice === 0) return '\n';
    return choice === 1 ? `${pad}# note ${this.comments++}\n` : '';
  }

  /** A comment beside a value. */
  private beside(): string {
    return this.random(6) === 0 ? `  # note ${this.comments++}` : '';
  }
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
