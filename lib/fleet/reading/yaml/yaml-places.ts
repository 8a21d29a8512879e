import type * as Yaml from 'yaml';
import type { FindingPath } from '../../../findings/finding';
import { Lines, type Position } from '../../../findings/print/source-lines';
import { composeYaml } from './yaml-document';
import { plainValue } from './yaml-scalar';

/** A path whose place in the text is wanted. */
export interface Wanted {
  readonly path: FindingPath;
  /**
   * `key`: the key of the last segment; the first line of a list item.
   * `value`: the value at the path; if it is a map or list that starts below its key, the key.
   * `name`: the value if it is a text, else the key. A name can be either.
   */
  readonly at: 'key' | 'value' | 'name';
}

type Pair = Yaml.Pair<Yaml.ParsedNode, Yaml.ParsedNode | null>;

/**
 * The places of data paths, in the order in which they are asked for.
 *
 * The text is parsed again, so ask for all paths of a text at once. A path that the text does not
 * contain gets the place of its nearest ancestor; what came through an alias gets the place of the
 * alias. No path has a place if the text is no longer YAML.
 */
export function locate(text: string, wanted: readonly Wanted[]): readonly (Position | undefined)[] {
  const { yaml, document } = composeYaml(text);
  const root = document?.contents ?? null;
  if (root === null) return wanted.map(() => undefined);
  const finder = new Finder(yaml, root, new Lines(text));
  return wanted.map(({ path, at }) => finder.find(path, at));
}

class Finder {
  private readonly pairs = new Map<Yaml.YAMLMap.Parsed, ReadonlyMap<string, Pair>>();

  constructor(
    private readonly yaml: typeof Yaml,
    private readonly root: Yaml.ParsedNode,
    private readonly lines: Lines,
  ) {}

  find(path: FindingPath, at: Wanted['at']): Position {
    /** What the path has led to, and the key above it. */
    let node = this.root;
    let key: Yaml.ParsedNode | undefined;
    for (const segment of path) {
      if (this.yaml.isAlias(node)) return this.place(node);
      if (this.yaml.isMap(node)) {
        const pair = this.pairsOf(node).get(String(segment));
        if (pair === undefined) return this.owner(key, node);
        key = pair.key;
        if (pair.value === null) return this.place(key);
        node = pair.value;
      } else if (this.yaml.isSeq(node)) {
        const item = node.items[Number(segment)];
        if (item === undefined) return this.owner(key, node);
        key = undefined;
        node = item;
      } else {
        return this.owner(key, node);
      }
    }
    if (at === 'key' || (at === 'name' && !this.isText(node))) return this.owner(key, node);
    return this.value(key, node);
  }

  /** The key above a value; the start of a list item or document, which has none. */
  private owner(key: Yaml.ParsedNode | undefined, node: Yaml.ParsedNode): Position {
    if (key !== undefined) return this.place(key);
    const first = this.yaml.isMap(node) && node.flow !== true ? node.items[0] : undefined;
    return first === undefined ? this.place(node) : this.place(first.key, first.value ?? first.key);
  }

  private value(key: Yaml.ParsedNode | undefined, node: Yaml.ParsedNode): Position {
    const isEmpty = node.range[0] === node.range[1];
    const isBlock = this.yaml.isCollection(node) && node.flow !== true;
    return isEmpty || isBlock ? this.owner(key, node) : this.place(node);
  }

  private isText(node: Yaml.ParsedNode): boolean {
    if (!this.yaml.isScalar(node)) return false;
    if (node.type !== 'PLAIN') return true;
    // A decimal keeps its text, and cannot be a name.
    return typeof plainValue(node.source) === 'string' && !/^[0-9]*\.[0-9]+$/.test(node.source);
  }

  /** The entries of a map by key; of two with the same key the first, as in the data. */
  private pairsOf(map: Yaml.YAMLMap.Parsed): ReadonlyMap<string, Pair> {
    const known = this.pairs.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = this.yaml.isScalar(pair.key) ? pair.key.source : undefined;
      if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
    }
    this.pairs.set(map, pairs);
    return pairs;
  }

  private place(first: Yaml.ParsedNode, last: Yaml.ParsedNode = first): Position {
    return this.lines.position(first.range[0], last.range[1]);
  }
}
