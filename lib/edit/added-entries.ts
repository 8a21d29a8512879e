import type * as Yaml from 'yaml';
import type { Data } from '../fleet/model/layers';
import { lineEnd, lineStart } from '../fleet/reading/yaml/yaml-text';
import { contentEndOf } from './node-ends';
import { type FlowStyle, entryText } from './flow-text';
import type { Splice } from './raw-text';

/** Adds entries to the end of a map, in the way in which it is written. */
export function addEntries(
  map: Yaml.YAMLMap.Parsed,
  added: readonly (readonly [key: string, value: Data])[],
  text: string,
): Splice[] {
  if (added.length === 0) return [];
  return map.flow === true ? addToFlow(map, added, text) : addToBlock(map, added, text);
}

function addToFlow(
  { items, range }: Yaml.YAMLMap.Parsed,
  added: readonly (readonly [string, Data])[],
  text: string,
): Splice[] {
  const [first] = items;
  const last = items[items.length - 1];
  // A file of JSON stays one.
  const style: FlowStyle =
    first !== undefined && text[first.key.range[0]] === '"' ? 'json' : 'yaml';
  const entries = added.map(([key, value]) => entryText(key, value, style));
  if (first === undefined || last === undefined) {
    return [{ start: range[0] + 1, end: range[0] + 1, text: entries.join(', ') }];
  }
  const start = lineStart(text, last.key.range[0]);
  const indent = text.slice(start, last.key.range[0]);
  // Entries that have lines of their own get one each.
  const between = /^\s*$/.test(indent) && start > range[0] ? `,\n${indent}` : ', ';
  const end = contentEndOf(last.value) ?? last.key.range[1];
  return [{ start: end, end, text: entries.map((entry) => `${between}${entry}`).join('') }];
}

function addToBlock(
  { items }: Yaml.YAMLMap.Parsed,
  added: readonly (readonly [string, Data])[],
  text: string,
): Splice[] {
  const { key } = items[0]!;
  const last = items[items.length - 1]!;
  const indent = ' '.repeat(key.range[0] - lineStart(text, key.range[0]));
  const lines = added.map(([name, value]) => `${indent}${entryText(name, value)}`);
  const end = contentEndOf(last.value) ?? last.key.range[1];
  // A block text ends with its line break, which is a part of it.
  if (text[end - 1] === '\n') return [{ start: end, end, text: `${lines.join('\n')}\n` }];
  const at = lineEnd(text, end);
  return [{ start: at, end: at, text: lines.map((line) => `\n${line}`).join('') }];
}
