import type * as Yaml from 'yaml';
import type { Finding } from '../../../findings/finding';
import type { Lines } from '../../../findings/print/source-lines';
import { AnchorTable, TooManyValues, type Anchor } from './yaml-anchors';
import { MAX_DEPTH } from './yaml-document';
import { excerpt } from './yaml-excerpt';
import { readKey, reportComplexKey, reportNoValue } from './yaml-key';
import { WalkReport } from './yaml-report';
import { formatTag, isCollectionTag, plainValue, taggedValue } from './yaml-scalar';

/**
 * Thrown where going on would be pointless or endless; the finding that says why is reported
 * before.
 */
class GiveUp extends Error {}

type Tagged = Yaml.Scalar | Yaml.YAMLMap | Yaml.YAMLSeq;
type Pair = Yaml.Pair<Yaml.Node, Yaml.Node | null>;

/** Turns yaml's nodes into plain data, once, from top to bottom. */
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

  /** The data of a document, or `undefined` where it cannot be had. */
  run(root: Yaml.Node): unknown {
    try {
      return this.value(root);
    } catch (error) {
      if (error instanceof GiveUp) return undefined;
      throw error;
    }
  }

  private value(node: Yaml.Node | null): unknown {
    if (node === null) return null;
    if (this.yaml.isAlias(node)) return this.alias(node);
    const anchor = this.anchors.open((node as Tagged).anchor);
    let data: unknown;
    if (this.yaml.isScalar(node)) data = this.scalar(node);
    else if (this.yaml.isMap(node)) data = this.map(node);
    else if (this.yaml.isSeq(node)) data = this.list(node);
    this.anchors.close(anchor, data);
    return data;
  }

  private scalar(node: Yaml.Scalar): unknown {
    const source = node.source ?? '';
    if (node.tag === undefined) return node.type === 'PLAIN' ? plainValue(source) : source;
    const tagged = taggedValue(node.tag, source);
    if (tagged !== undefined) return tagged.value;
    this.reportTag(node, node.tag, excerpt(source));
    return source;
  }

  private list(node: Yaml.YAMLSeq): unknown[] {
    this.enter(node, 'seq', 'a list');
    const list: unknown[] = [];
    for (const item of node.items as Yaml.Node[]) {
      this.report.path.push(list.length);
      list.push(this.value(item));
      this.report.path.pop();
    }
    this.depth -= 1;
    return list;
  }

  private map(node: Yaml.YAMLMap): Record<string, unknown> {
    this.enter(node, 'map', 'a map');
    const map: Record<string, unknown> = {};
    for (const { key: keyNode, value } of node.items as Pair[]) {
      const key = this.key(keyNode);
      if (key === undefined) continue;
      this.report.path.push(key);
      if (Object.hasOwn(map, key)) {
        this.reportDuplicate(node, keyNode, key);
      } else {
        if (value === null) reportNoValue(keyNode, key, this.report);
        else if (this.isEmpty(value)) this.reportEmpty(keyNode, key);
        map[key] = this.value(value);
      }
      this.report.path.pop();
    }
    this.depth -= 1;
    return map;
  }

  /** `prod:` with nothing behind it. YAML reads null, and null removes what is inherited. */
  private isEmpty(value: Yaml.Node): boolean {
    return (
      this.yaml.isScalar(value) &&
      value.type === 'PLAIN' &&
      value.source === '' &&
      value.tag === undefined
    );
  }

  private reportEmpty(keyNode: Yaml.Node, key: string): void {
    this.report.add(
      'VALUE_EMPTY',
      keyNode.range!,
      `${excerpt(key)} has no value.`,
      'Write one, or `null` to remove what is inherited, or delete the key.',
    );
  }

  private key(node: Yaml.Node): string | undefined {
    if (this.yaml.isScalar(node)) return readKey(node, this.value(node), this.report);
    reportComplexKey(node, this.report);
    return undefined;
  }

  private enter(node: Yaml.YAMLMap | Yaml.YAMLSeq, kind: 'map' | 'seq', name: string): void {
    if (node.tag !== undefined && !isCollectionTag(node.tag, kind)) {
      this.reportTag(node, node.tag, name);
    }
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.tooDeep(node);
  }

  private alias(node: Yaml.Alias): unknown {
    const anchor = this.anchors.find(node.source);
    const name = excerpt(`*${node.source}`);
    if (anchor === undefined) {
      this.report.add(
        'YAML_SYNTAX',
        node.range!,
        `The alias ${name} has no anchor ${excerpt(`&${node.source}`)} above it.`,
        'Set the anchor first, or put the text in quotes if the * is meant literally.',
      );
      throw new GiveUp();
    }
    if (anchor.open) {
      this.report.add(
        'YAML_ALIASES',
        node.range!,
        `The alias ${name} stands inside its own anchor, so it never ends.`,
        'Write out what is meant.',
      );
      throw new GiveUp();
    }
    if (this.depth + anchor.height > MAX_DEPTH) this.tooDeep(node);
    return this.copy(anchor, node, name);
  }

  private copy(anchor: Anchor, node: Yaml.Alias, name: string): unknown {
    try {
      return this.anchors.copy(anchor.data);
    } catch (error) {
      if (!(error instanceof TooManyValues)) throw error;
      this.report.add(
        'YAML_ALIASES',
        node.range!,
        `With the alias ${name}, aliases expand to more than ${error.limit} values.`,
        'Write less through aliases; tiers hold what many tenants share.',
      );
      throw new GiveUp();
    }
  }

  private tooDeep(node: Yaml.Node): never {
    this.report.add('YAML_DEPTH', node.range!, ...depthWords());
    throw new GiveUp();
  }

  private reportTag(node: Tagged, tag: string, of: string): void {
    const { text } = this.report.lines;
    const start = tagStart(text, node.range![0]);
    const end = start + text.slice(start).search(/[\s,[\]{}]|$/);
    this.report.add(
      'YAML_TAG',
      [start, end],
      `The tag ${excerpt(formatTag(tag))} of ${of} is not read here.`,
      'Remove the tag; put a value in quotes where it must be text.',
    );
  }

  private reportDuplicate(map: Yaml.YAMLMap, node: Yaml.Node, key: string): void {
    const first = (map.items as Pair[]).find(
      (pair) => this.yaml.isScalar(pair.key) && pair.key.source === key,
    )!;
    const { line } = this.report.lines.position(first.key.range![0]);
    this.report.add(
      'YAML_DUPLICATE_KEY',
      node.range!,
      `The key ${excerpt(key)} stands twice in one map; it is first on line ${line}.`,
      'Keep one of the two.',
    );
  }
}

/** Reason and fix of `YAML_DEPTH`. */
export function depthWords(): [message: string, fix: string] {
  return [
    `The data is nested more than ${MAX_DEPTH} levels deep here.`,
    'Check for brackets that are never closed and for runaway indentation.',
  ];
}

/** Nodes do not know where their tag stands: it is the last word with a `!` before them. */
function tagStart(text: string, nodeStart: number): number {
  let at = text.lastIndexOf('!', nodeStart);
  while (at > 0 && !/[\s,[\]{}]/.test(text[at - 1]!)) at -= 1;
  return Math.max(0, at);
}
