import type * as Yaml from 'yaml';
import { type Data, isList, isMap } from '../fleet/model/layers';
import { addEntries } from './added-entries';
import { type EditTree, isRemoval, withEdits } from './edit-tree';
import { flowText } from './flow-text';
import { EditProblem } from './edit-problem';
import type { Splice } from './raw-text';
import { removeEntries } from './removed-entries';

/** An anchored value that changes, and what it was: aliases to it elsewhere keep that. */
export interface ChangedAnchor {
  readonly node: Yaml.ParsedNode;
  readonly data: Data;
}

/** Goes down a document along the edits, and collects what is replaced in its text. */
export class NodeEditor {
  readonly splices: Splice[] = [];
  /** Anchored values that change. */
  readonly changed: ChangedAnchor[] = [];
  /** Aliases that are written out. */
  readonly written = new Set<Yaml.ParsedNode>();

  constructor(
    private readonly yaml: typeof Yaml,
    private readonly text: string,
  ) {}

  /**
   * @param data - what the node says
   * @param key - the key that leads to it, if one does
   */
  visit(
    node: Yaml.ParsedNode,
    tree: EditTree,
    data: Data | undefined,
    key?: Yaml.ParsedNode,
  ): void {
    if (this.yaml.isAlias(node)) {
      this.written.add(node);
      this.replace(node.range, flowText(withEdits(data, tree)));
      return;
    }
    if (node.anchor !== undefined) this.changed.push({ node, data: data ?? null });
    if (this.yaml.isScalar(node)) this.editScalar(node, withEdits(data, tree));
    else if (tree.edit !== undefined) this.replaceCollection(node, withEdits(data, tree));
    else if (this.yaml.isMap(node)) this.editMap(node, tree, data, key);
    else this.editList(node, tree, data, key);
  }

  private editMap(
    node: Yaml.YAMLMap.Parsed,
    { children }: EditTree,
    data: Data | undefined,
    owner: Yaml.ParsedNode | undefined,
  ): void {
    const pairs = new Map(
      node.items.map((pair) => [this.yaml.isScalar(pair.key) ? pair.key.source : '', pair]),
    );
    const gone: number[] = [];
    const added: [key: string, value: Data][] = [];
    for (const [key, child] of children) {
      const pair = pairs.get(String(key));
      const inner = data !== undefined && isMap(data) ? data[String(key)] : undefined;
      if (pair === undefined) added.push([String(key), withEdits(undefined, child)]);
      else if (isRemoval(child)) {
        gone.push(node.items.indexOf(pair));
        this.leave(pair.value, inner);
      } else if (pair.value === null) {
        this.insert(pair.key.range[1], `: ${flowText(withEdits(undefined, child))}`);
      } else this.visit(pair.value, child, inner, pair.key);
    }
    this.splices.push(
      ...addEntries(node, added, this.text),
      ...removeEntries(this.yaml, node, gone, this.text, owner),
    );
  }

  private editList(
    node: Yaml.YAMLSeq.Parsed,
    { children }: EditTree,
    data: Data | undefined,
    owner: Yaml.ParsedNode | undefined,
  ): void {
    const gone: number[] = [];
    for (const [key, child] of children) {
      const index = Number(key);
      const item = node.items[index];
      if (item === undefined) throw new EditProblem(`There is no item ${index}.`);
      const inner = data !== undefined && isList(data) ? data[index] : undefined;
      if (isRemoval(child)) {
        gone.push(index);
        this.leave(item, inner);
      } else this.visit(item, child, inner);
    }
    this.splices.push(...removeEntries(this.yaml, node, gone, this.text, owner));
  }

  private editScalar(node: Yaml.Scalar.Parsed, value: Data): void {
    const { range, type, source } = node;
    if (range[0] === range[1] && source === '') {
      const isApart = /\s/.test(this.text[range[0] - 1] ?? ' ');
      this.insert(range[0], `${isApart ? '' : ' '}${flowText(value)}`);
      return;
    }
    const isAmount = typeof value === 'string' || typeof value === 'number';
    if (isAmount && type === 'QUOTE_DOUBLE') this.replace(range, JSON.stringify(String(value)));
    else if (isAmount && type === 'QUOTE_SINGLE') {
      this.replace(range, `'${String(value).replaceAll("'", "''")}'`);
    } else {
      // A block text ends with its line.
      const isLine = this.text[range[1] - 1] === '\n';
      this.replace(range, `${flowText(value)}${isLine ? '\n' : ''}`);
    }
  }

  private replaceCollection(node: Yaml.YAMLMap.Parsed | Yaml.YAMLSeq.Parsed, value: Data): void {
    if (node.flow !== true) throw new EditProblem('A block of several lines cannot be replaced.');
    this.replace(node.range, flowText(value));
  }

  /** What is taken out takes its anchors with it. */
  private leave(node: Yaml.ParsedNode | null, data: Data | undefined): void {
    if (node === null) return;
    if (this.yaml.isAlias(node)) this.written.add(node);
    else if (node.anchor !== undefined) this.changed.push({ node, data: data ?? null });
    if (this.yaml.isMap(node)) {
      for (const { key, value } of node.items) {
        const name = this.yaml.isScalar(key) ? key.source : '';
        this.leave(value, data !== undefined && isMap(data) ? data[name] : undefined);
      }
    } else if (this.yaml.isSeq(node)) {
      node.items.forEach((item, index) =>
        this.leave(item, data !== undefined && isList(data) ? data[index] : undefined),
      );
    }
  }

  private insert(at: number, text: string): void {
    this.splices.push({ start: at, end: at, text });
  }

  private replace([start, end]: readonly number[], text: string): void {
    this.splices.push({ start: start!, end: end!, text });
  }
}
