import type * as Yaml from 'yaml';
import type { FindingPath } from '../../../findings/finding';
import type { SourceText } from './source';
import { Lines, type Position } from '../../../findings/print/source-lines';
import { composeYaml } from '../yaml/yaml-document';
import { plainValue } from '../yaml/yaml-scalar';

/** A path whose place in the text is wanted. */
export interface Wanted {
  readonly path: FindingPath;
  /**
   * `key`: the key of the last segment; a list item's first line.
   * `value`: what stands at the path; of a map or list that starts below its key, the key.
   * `name`: the value where it is a text, else the key. A name is either.
   */
  readonly at: 'key' | 'value' | 'name';
}

type Pairs = Map<string, Yaml.Pair<Yaml.Node, Yaml.Node | null>>;

/**
 * The places of data paths, in the order in which they are asked for.
 *
 * The text is parsed again, so ask for all paths of a text at once. A path that the text does not
 * hold gets the place of its nearest ancestor; what came through an alias gets the place of the
 * alias. Nothing is placed where the text is not YAML (any more).
 */
export function locate(
  source: SourceText,
  wanted: readonly Wanted[],
): readonly (Position | undefined)[] {
  const { yaml, document } = composeYaml(source.text);
  const root = document?.contents as Yaml.Node | null | undefined;
  if (root === null || root === undefined) return wanted.map(() => undefined);
  const finder = new Finder(yaml, root, new Lines(source.text));
  return wanted.map(({ path, at }) => finder.find(path, at));
}

class Finder {
  private readonly pairs = new Map<Yaml.YAMLMap, Pairs>();

  constructor(
    private readonly yaml: typeof Yaml,
    private readonly root: Yaml.Node,
    private readonly lines: Lines,
  ) {}

  find(path: FindingPath, at: Wanted['at']): Position {
    let node: Yaml.Node | null = this.root;
    let key: Yaml.Node | undefined;
    for (const segment of path) {
      if (this.yaml.isAlias(node)) return this.place(node, node);
      if (this.yaml.isMap(node)) {
        const pair: Yaml.Pair<Yaml.Node, Yaml.Node | null> | undefined = this.pairsOf(node).get(
          String(segment),
        );
        if (pair === undefined) return this.owner(key, node);
        key = pair.key;
        node = pair.value;
      } else if (this.yaml.isSeq(node)) {
        const item: Yaml.Node | undefined = (node.items as Yaml.Node[])[Number(segment)];
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
  private owner(key: Yaml.Node | undefined, node: Yaml.Node | null): Position {
    if (key !== undefined) return this.place(key, key);
    const first = this.firstPair(node);
    return first === undefined
      ? this.place(node!, node!)
      : this.place(first.key, first.value ?? first.key);
  }

  private value(key: Yaml.Node | undefined, node: Yaml.Node | null): Position {
    if (node === null || node.range![0] === node.range![1]) return this.owner(key, node);
    const isBlock = this.yaml.isCollection(node) && node.flow !== true;
    return isBlock ? this.owner(key, node) : this.place(node, node);
  }

  private firstPair(node: Yaml.Node | null): Yaml.Pair<Yaml.Node, Yaml.Node | null> | undefined {
    if (!this.yaml.isMap(node) || node.flow === true) return undefined;
    return node.items[0] as Yaml.Pair<Yaml.Node, Yaml.Node | null> | undefined;
  }

  private isText(node: Yaml.Node | null): boolean {
    if (!this.yaml.isScalar(node)) return false;
    return node.type !== 'PLAIN' || typeof plainValue(node.source ?? '') === 'string';
  }

  /** The entries of a map by key; the first of two with one key, as in the data. */
  private pairsOf(map: Yaml.YAMLMap): Pairs {
    let pairs = this.pairs.get(map);
    if (pairs === undefined) {
      pairs = new Map();
      for (const pair of map.items as Yaml.Pair<Yaml.Node, Yaml.Node | null>[]) {
        const key = this.yaml.isScalar(pair.key) ? pair.key.source : undefined;
        if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
      }
      this.pairs.set(map, pairs);
    }
    return pairs;
  }

  private place(first: Yaml.Node, last: Yaml.Node): Position {
    return this.lines.position(first.range![0], last.range![1]);
  }
}
