import { parseAllDocuments, stringify } from 'yaml';

/** A value somewhere in an object, and what is on the way to it. */
interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Without these, a document is no object. */
const NEEDED = ['apiVersion', 'kind', 'metadata'];

/** What somebody does to one field. */
export type HandEdit = 'change' | 'remove' | 'add';

/** The documents of a file. */
export function documentsOf(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

export function textOf(documents: readonly unknown[]): string {
  return documents.map((document) => stringify(document)).join('---\n');
}

/** Every value that is neither a map nor a list, and every empty one. */
export function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const entries = Array.isArray(value)
    ? value.map((item, index): [number, unknown] => [index, item])
    : Object.entries(value);
  if (entries.length === 0) return [{ path, value }];
  return entries.flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** A copy of an object in which one field is another. */
export function withEdit(document: unknown, { path, value }: Leaf, edit: HandEdit): unknown {
  const copy = structuredClone(document);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => inside(at)[key], copy);
  const [last] = path.slice(-1) as [string | number];
  const isNeeded = path.length === 1 && NEEDED.includes(String(last));
  if (edit === 'remove' && !isNeeded) remove(parent, last);
  else if (edit === 'add' && !Array.isArray(parent)) inside(parent)['addedByHand'] = 'x';
  else inside(parent)[last] = another(value);
  return copy;
}

function inside(value: unknown): Record<string | number, unknown> {
  return value as Record<string | number, unknown>;
}

function remove(parent: unknown, key: string | number): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete inside(parent)[key];
}

function another(value: unknown): unknown {
  if (typeof value === 'string') {
    return /^\d+$/.test(value) ? String(Number(value) + 1) : `${value}x`;
  }
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return 'x';
}
