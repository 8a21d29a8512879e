import { type Data, isList } from '../../model/layers';

/** What an anchor names. */
export interface Anchor {
  /** Whether the anchored value is still being read: an alias to it would contain itself. */
  open: boolean;
  data: Data;
  /** How many levels of maps and lists `data` has. */
  height: number;
}

/** A copy of an anchored value would exceed the limit of one file. */
export class TooManyValues extends Error {
  constructor(readonly limit: number) {
    super();
  }
}

/**
 * How many values all aliases of a file may expand to: ten thousand tenants that take a hundred
 * values each. A few lines of aliases to aliases would otherwise fill any memory.
 */
export const MAX_ALIASED_VALUES = 1_000_000;

/** A long text counts once more for each so many characters. */
const CHARACTERS_PER_VALUE = 64;

/** The anchors of a document, in reading order: a name means its latest anchor. */
export class AnchorTable {
  private readonly byName = new Map<string, Anchor>();
  private copied = 0;

  /** Starts an anchor; nothing for a value that has none. */
  open(name: string | undefined): Anchor | undefined {
    if (name === undefined) return undefined;
    const anchor: Anchor = { open: true, data: null, height: 0 };
    this.byName.set(name, anchor);
    return anchor;
  }

  close(anchor: Anchor | undefined, data: Data): void {
    if (anchor === undefined) return;
    anchor.open = false;
    anchor.data = data;
    anchor.height = heightOf(data);
  }

  find(name: string): Anchor | undefined {
    return this.byName.get(name);
  }

  /** A copy of anchored data, so that no two places of the result share an object. */
  copy(data: Data): Data {
    this.count(data);
    if (isList(data)) return data.map((item) => this.copy(item));
    if (typeof data !== 'object' || data === null) return data;
    const copy: Record<string, Data> = {};
    for (const [key, value] of Object.entries(data)) copy[key] = this.copy(value);
    return copy;
  }

  private count(data: Data): void {
    this.copied += 1;
    if (typeof data === 'string') this.copied += Math.floor(data.length / CHARACTERS_PER_VALUE);
    if (this.copied > MAX_ALIASED_VALUES) throw new TooManyValues(MAX_ALIASED_VALUES);
  }
}

function heightOf(data: Data): number {
  if (typeof data !== 'object' || data === null) return 0;
  let height = 0;
  for (const value of Object.values<Data>(data)) height = Math.max(height, heightOf(value));
  return height + 1;
}
