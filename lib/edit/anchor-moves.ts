import type * as Yaml from 'yaml';
import { flowText } from './flow-text';
import type { NodeEditor } from './node-editor';
import type { Splice } from './raw-text';

/**
 * Anchors that move: where an anchored value changes, the first alias that keeps the old value becomes its anchor, and
 * all other aliases stay as they are.
 */
export function movedAnchors(
  yaml: typeof Yaml,
  root: Yaml.ParsedNode,
  text: string,
  { changed, written }: Pick<NodeEditor, 'changed' | 'written'>,
): Splice[] {
  if (changed.length === 0) return [];
  const order = anchorsAndAliases(yaml, root);
  return changed.flatMap(({ node, data }) => {
    const name = anchorOf(node)!;
    const heir = keptAliases(yaml, order, node, name).find((alias) => !written.has(alias));
    if (heir === undefined) return [];
    const from = text.lastIndexOf(`&${name}`, node.range[0] - 1);
    const to = from + name.length + 1;
    const gap = /^[ \t]*/.exec(text.slice(to, node.range[0]))![0].length;
    const [start, end] = heir.range;
    return [
      { start: from, end: to + gap, text: '' },
      { start, end, text: `&${name} ${flowText(data)}` },
    ];
  });
}

/** All aliases of an anchor, up to the next anchor of that name. */
function keptAliases(
  yaml: typeof Yaml,
  order: readonly Yaml.ParsedNode[],
  node: Yaml.ParsedNode,
  name: string,
): Yaml.Alias.Parsed[] {
  const aliases: Yaml.Alias.Parsed[] = [];
  for (const one of order.slice(order.indexOf(node) + 1)) {
    if (!yaml.isAlias(one)) {
      if (one.anchor === name) break;
    } else if (one.source === name) aliases.push(one);
  }
  return aliases;
}

function anchorOf(node: Yaml.ParsedNode): string | undefined {
  return 'anchor' in node ? node.anchor : undefined;
}

/** Every value with an anchor and every alias, in the order of the text. */
function anchorsAndAliases(yaml: typeof Yaml, root: Yaml.ParsedNode): Yaml.ParsedNode[] {
  const found: Yaml.ParsedNode[] = [];
  yaml.visit(root, {
    Node: (_, node) => {
      if (yaml.isAlias(node) || anchorOf(node as Yaml.ParsedNode) !== undefined) {
        found.push(node as Yaml.ParsedNode);
      }
    },
  });
  return found;
}
