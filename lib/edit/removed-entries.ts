import type * as Yaml from 'yaml';
import { lineEnd, lineStart } from '../fleet/reading/yaml/yaml-text';
import { EditProblem } from './edit-problem';
import { contentEndOf } from './node-ends';
import type { Splice } from './raw-text';

type Collection = Yaml.YAMLMap.Parsed | Yaml.YAMLSeq.Parsed;

/** Where an entry is written, without what is around it. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes entries out of a map or a list. One that loses all of them stays as an empty one.
 *
 * @param owner - the key above the collection, if there is one
 */
export function removeEntries(
  yaml: typeof Yaml,
  collection: Collection,
  gone: readonly number[],
  text: string,
  owner: Yaml.ParsedNode | undefined,
): Splice[] {
  if (gone.length === 0) return [];
  const extents = extentsOf(yaml, collection, text);
  const isEmptied = gone.length === extents.length;
  if (collection.flow === true) {
    const [start, end] = collection.range;
    if (isEmptied) return [{ start: start + 1, end: end - 1, text: '' }];
    return gone.map((index) => flowRemoval(extents, index, text));
  }
  const removals = gone.map((index) => blockRemoval(extents, index, text));
  if (!isEmptied) return removals;
  if (owner === undefined) throw new EditProblem('Nothing would be left of what is taken out.');
  const colon = text.indexOf(':', owner.range[1]) + 1;
  const empty = yaml.isMap(collection) ? ' {}' : ' []';
  return [{ start: colon, end: colon, text: empty }, ...removals];
}

function extentsOf(yaml: typeof Yaml, collection: Collection, text: string): Extent[] {
  if (yaml.isMap(collection)) {
    return collection.items.map(({ key, value }) => ({
      start: key.range[0],
      end: contentEndOf(value) ?? key.range[1],
    }));
  }
  return collection.items.map((item) => ({
    start: withProperties(text, item.range[0]),
    end: contentEndOf(item)!,
  }));
}

/** Where the anchor or tag before a value starts, on the same line. */
function withProperties(text: string, start: number): number {
  const before = text.slice(lineStart(text, start), start);
  return start - (/(?:[&!][^\s,[\]{}]*[ \t]+)+$/.exec(before)?.[0].length ?? 0);
}

/** An entry with its comma, and its line if it has one of its own. */
function flowRemoval(extents: readonly Extent[], index: number, text: string): Splice {
  const { start, end } = extents[index]!;
  const next = extents[index + 1];
  if (next === undefined) {
    return { start: extents[index - 1]?.end ?? start, end, text: '' };
  }
  const comma = /^(?:\s|#[^\n]*\n)*,[ \t]*/.exec(text.slice(end, next.start));
  if (comma === null) throw new EditProblem('An entry is not followed by a comma.');
  const from = lineStart(text, start);
  const to = end + comma[0].length;
  const hasLine = /^[ \t]*$/.test(text.slice(from, start)) && text[to] === '\n';
  return hasLine ? { start: from, end: to + 1, text: '' } : { start, end: to, text: '' };
}

/** The lines of an entry. */
function blockRemoval(extents: readonly Extent[], index: number, text: string): Splice {
  const { start, end } = extents[index]!;
  const from = lineStart(text, start);
  const before = text.slice(from, start);
  const to = text[end - 1] === '\n' ? end : lineEnd(text, end) + 1;
  if (/^[ \t]*(?:-[ \t]+)?$/.test(before) && (index > 0 || !isFirstOfItem(before, extents, text))) {
    return { start: from, end: Math.min(to, text.length), text: '' };
  }
  const next = extents[index + 1];
  if (next === undefined || !/^\s*$/.test(text.slice(to, next.start))) {
    throw new EditProblem('An entry shares its line with another one.');
  }
  return { start, end: next.start, text: '' };
}

/** Whether an entry is the first key of a list item: then the dash before it stays for the next one. */
function isFirstOfItem(before: string, extents: readonly Extent[], text: string): boolean {
  const next = extents[1];
  if (!before.includes('-') || next === undefined) return false;
  return !text.slice(lineStart(text, next.start), next.start).includes('-');
}
