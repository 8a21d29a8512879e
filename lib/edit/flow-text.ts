import { type Data, isList } from '../fleet/model/layers';
import { plainValue } from '../fleet/reading/yaml/yaml-scalar';

/** How values are written: as in YAML, or with quotes around keys and texts as in JSON. */
export type FlowStyle = 'yaml' | 'json';

/** Data on one line. */
export function flowText(data: Data, style: FlowStyle = 'yaml'): string {
  if (style === 'json') return JSON.stringify(data);
  if (typeof data === 'string') return scalarText(data);
  if (typeof data !== 'object' || data === null) return String(data);
  if (isList(data)) return `[${data.map((item) => flowText(item)).join(', ')}]`;
  const entries = Object.entries(data).map(([key, value]) => entryText(key, value));
  return `{${entries.join(', ')}}`;
}

/** `key: value` on one line. */
export function entryText(key: string, value: Data, style: FlowStyle = 'yaml'): string {
  const name = style === 'json' ? JSON.stringify(key) : keyText(key);
  return `${name}: ${flowText(value, style)}`;
}

/** Words, names and amounts, which need no quotes in any place. */
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9_./@+-]*[A-Za-z0-9])?$/;

function scalarText(text: string): string {
  return PLAIN.test(text) && plainValue(text) === text ? text : JSON.stringify(text);
}

function keyText(key: string): string {
  return PLAIN.test(key) ? key : JSON.stringify(key);
}
