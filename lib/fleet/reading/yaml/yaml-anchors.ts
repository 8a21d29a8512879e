/** What an anchor stands for. */
export interface Anchor {
  /** Whether the anchored value is still being read: an alias to it would contain itself. */
  open: boolean;
  data: unknown;
  /** How many levels of maps and lists `data` has. */
  height: number;
}

/** Copying an anchored value would exceed the limit of one file. */
export class TooManyValues extends Error {
  constructor(readonly limit: number) {
    super();
  }
}

/**
 * How many values all aliases of a file may stand for: ten thousand tenants that take a hundred
 * values each. A few lines of aliases to aliases would otherwise fill any memory.
 */
export const MAX_ALIASED_VALUES = 1_000_000;

/** Long texts count by their length, one more for each so many characters. */
const CHARACTERS_PER_VALUE = 64;

/** The anchors of a document, in reading order: a name means its latest anchor. */
export class AnchorTable {
  private readonly byName = new Map<string, Anchor>();
  private copied = 0;

  /** Starts an anchor; nothing for a value that has none. */
  open(name: string | undefined): Anchor | undefined {
    if (name === undefined) return undefined;
    const anchor: Anchor = { open: true, data: undefined, height: 0 };
    this.byName.set(name, anchor);
    return anchor;
  }

  close(anchor: Anchor | undefined, data: unknown): void {
    if (anchor === undefined) return;
    anchor.open = false;
    anchor.data = data;
    anchor.height = heightOf(data);
  }

  find(name: string): Anchor | undefined {
    return this.byName.get(name);
  }

  /** A copy of anchored data, so that no two places of the result share an object. */
  copy(data: unknown): unknown {
    this.count(data);
    if (Array.isArray(data)) return data.map((item) => this.copy(item));
    if (typeof data !== 'object' || data === null) return data;
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(data)) copy[key] = this.copy(value);
    return copy;
  }

  private count(data: unknown): void {
    this.copied += 1;
    if (typeof data === 'string') this.copied += Math.floor(data.length / CHARACTERS_PER_VALUE);
    if (this.copied > MAX_ALIASED_VALUES) throw new TooManyValues(MAX_ALIASED_VALUES);
  }
}

function heightOf(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  let height = 0;
  for (const value of Object.values(data)) height = Math.max(height, heightOf(value));
  return height + 1;
}
