import type * as Yaml from 'yaml';
import type { Finding } from '../../../findings/finding';
import type { Lines } from '../../../findings/print/source-lines';
import type { Data } from '../../model/layers';
import { type Anchor, AnchorTable, TooManyValues } from './yaml-anchors';
import { MAX_DEPTH } from './yaml-document';
import { WalkReport } from './yaml-report';
import { formatTag, isCollectionTag, plainValue, taggedValue } from './yaml-scalar';
import { excerpt } from './yaml-text';

/** Thrown if it would be pointless or endless to go on, after a finding that says why. */
class GiveUp extends Error {}

/** Turns the nodes of the library into plain data, once, from top to bottom. */
export class DataWalk {
  private readonly report: WalkReport;
  private readonly anchors = new AnchorTable();
  private depth = 0;

  constructor(
    private readonly yaml: typeof Yaml,
    file: string,
    lines: Lines,
  ) {
    this.report = new WalkReport(file, lines);
  }

  get findings(): Finding[] {
    return this.report.findings;
  }

  /** The data of a document, or `undefined` if it cannot be read to the end. */
  run(root: Yaml.ParsedNode): Data | undefined {
    try {
      return this.value(root);
    } catch (error) {
      if (error instanceof GiveUp) return undefined;
      throw error;
    }
  }

  private value(node: Yaml.ParsedNode | null): Data {
    if (node === null) return null;
    if (this.yaml.isAlias(node)) return this.alias(node);
    const anchor = this.anchors.open(node.anchor);
    const data = this.ownValue(node);
    this.anchors.close(anchor, data);
    return data;
  }

  private ownValue(node: Exclude<Yaml.ParsedNode, Yaml.Alias.Parsed>): Data {
    if (this.yaml.isScalar(node)) return this.scalar(node);
    return this.yaml.isMap(node) ? this.map(node) : this.list(node);
  }

  private scalar(node: Yaml.Scalar.Parsed): Data {
    const { source, tag, type } = node;
    if (tag === undefined) return type === 'PLAIN' ? plainValue(source) : source;
    const tagged = taggedValue(tag, source);
    if (tagged !== undefined) return tagged.value;
    this.report.unknownTag(node, formatTag(tag), excerpt(source));
    return source;
  }

  private list(node: Yaml.YAMLSeq.Parsed): Data[] {
    this.enter(node, 'seq', 'a list');
    const list: Data[] = [];
    for (const item of node.items) {
      this.report.path.push(list.length);
      list.push(this.value(item));
      this.report.path.pop();
    }
    this.depth -= 1;
    return list;
  }

  private map(node: Yaml.YAMLMap.Parsed): { readonly [key: string]: Data } {
    this.enter(node, 'map', 'a map');
    const map: Record<string, Data> = {};
    for (const { key: keyNode, value } of node.items) {
      const key = this.key(keyNode);
      if (key === undefined) continue;
      this.report.path.push(key);
      if (Object.hasOwn(map, key)) {
        this.report.duplicateKey(keyNode, key, this.firstOf(node, key));
      } else {
        if (value === null) this.report.noValue(keyNode, key);
        else if (this.isEmpty(value)) this.report.emptyValue(keyNode, key);
        map[key] = this.value(value);
      }
      this.report.path.pop();
    }
    this.depth -= 1;
    return map;
  }

  /**
   * The text of a key, or nothing if the entry is reported and left out. Numbers and booleans are
   * keys by their source text, as `8080` in a map of ports.
   */
  private key(node: Yaml.ParsedNode): string | undefined {
    if (!this.yaml.isScalar(node)) {
      this.report.complexKey(node);
      return undefined;
    }
    const value = this.value(node);
    const { source } = node;
    if (source === '<<' && node.type === 'PLAIN') this.report.mergeKey(node);
    else if (value === null) this.report.nullKey(node, source);
    // Every JavaScript object has these names: to read or write them would not mean the data.
    else if (source in Object.prototype) this.report.forbiddenKey(node, source);
    else return source;
    return undefined;
  }

  private firstOf(map: Yaml.YAMLMap.Parsed, key: string): Yaml.ParsedNode {
    return map.items.find((pair) => this.yaml.isScalar(pair.key) && pair.key.source === key)!.key;
  }

  private isEmpty(value: Yaml.ParsedNode): boolean {
    return (
      this.yaml.isScalar(value) &&
      value.type === 'PLAIN' &&
      value.source === '' &&
      value.tag === undefined
    );
  }

  private enter(
    node: Yaml.YAMLMap.Parsed | Yaml.YAMLSeq.Parsed,
    kind: 'map' | 'seq',
    name: string,
  ): void {
    if (node.tag !== undefined && !isCollectionTag(node.tag, kind)) {
      this.report.unknownTag(node, formatTag(node.tag), name);
    }
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.tooDeep(node);
  }

  private alias(node: Yaml.Alias.Parsed): Data {
    const anchor = this.anchors.find(node.source);
    if (anchor === undefined) {
      this.report.aliasWithoutAnchor(node, node.source);
      throw new GiveUp();
    }
    if (anchor.open) {
      this.report.aliasInItsAnchor(node, node.source);
      throw new GiveUp();
    }
    if (this.depth + anchor.height > MAX_DEPTH) this.tooDeep(node);
    return this.copy(anchor, node);
  }

  private copy(anchor: Anchor, node: Yaml.Alias.Parsed): Data {
    try {
      return this.anchors.copy(anchor.data);
    } catch (error) {
      if (!(error instanceof TooManyValues)) throw error;
      this.report.tooManyValues(node, node.source, error.limit);
      throw new GiveUp();
    }
  }

  private tooDeep(node: Yaml.ParsedNode): never {
    this.report.tooDeep(node);
    throw new GiveUp();
  }
}
