import type * as Yaml from 'yaml';

/** Where a value ends, without what follows it: comments and blank lines. Undefined: there is none. */
export function contentEndOf(node: Yaml.ParsedNode | null | undefined): number | undefined {
  if (node === null || node === undefined) return undefined;
  if (!('items' in node) || node.flow === true) return node.range[1];
  const last: unknown = node.items[node.items.length - 1];
  if (last === undefined) return node.range[1];
  if (isPair(last)) return contentEndOf(last.value) ?? last.key.range[1];
  return contentEndOf(last as Yaml.ParsedNode);
}

function isPair(item: unknown): item is Yaml.Pair<Yaml.ParsedNode, Yaml.ParsedNode | null> {
  return typeof item === 'object' && item !== null && 'key' in item;
}
