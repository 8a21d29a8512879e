import { isMap } from '../../../fleet/model/layers';
import { parseQuantity } from '../../../fleet/values/quantity';
import type { ManifestMap } from '../../../verify/objects/manifest-data';
import { isSameAmount } from '../changed-amounts';
import { holdsAmounts, listMeaning } from './list-meaning';

/** A field of an object that is not what it was. */
export interface FieldChange {
  /**
   * The keys that lead to it. `[]` is an item of a list without an order, `[3]` that at a place, `[name=a]` that with a
   * key. Empty: the whole object.
   */
  readonly path: readonly string[];
  /** What it was. Absent: nothing. */
  readonly before?: unknown;
  /** What it is. Absent: nothing. */
  readonly after?: unknown;
}

/** Every difference between two forms of one object, down to single values. None if they mean the same. */
export function fieldChanges(kind: string, before: ManifestMap, after: ManifestMap): FieldChange[] {
  const changes: FieldChange[] = [];
  compare({ kind, path: [], generic: '', changes }, before, after);
  return changes;
}

/** Where a comparison is. */
/** Whether a label of an object differs. */
export function isLabel({ path: [first, second] }: FieldChange): boolean {
  return first === 'metadata' && second === 'labels';
}

interface At {
  readonly kind: string;
  readonly path: readonly string[];
  /** The path as the table of lists has it. */
  readonly generic: string;
  readonly changes: FieldChange[];
}

type Items = readonly unknown[];

function compare(at: At, before: unknown, after: unknown): void {
  if (isMap(before) && isMap(after)) compareMaps(at, before, after);
  else if (Array.isArray(before) && Array.isArray(after)) compareLists(at, before, after);
  else if (isMap(before) && after === undefined && Object.keys(before).length > 0) {
    compareMaps(at, before, {});
  } else if (isMap(after) && before === undefined && Object.keys(after).length > 0) {
    compareMaps(at, {}, after);
  } else if (before !== after) add(at, before, after);
}

function compareMaps(at: At, before: ManifestMap, after: ManifestMap): void {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const amounts = holdsAmounts(at.kind, at.generic);
  for (const key of keys) {
    const [one, other] = [own(before, key), own(after, key)];
    if (amounts && isAmount(one) && isSameAmount(one, other)) continue;
    compare(inside(at, key, joined(at.generic, key)), one, other);
  }
}

function compareLists(at: At, before: Items, after: Items): void {
  const meaning = listMeaning(at.kind, at.generic);
  const item = `${at.generic}[]`;
  if (meaning === 'set') return compareSets(at, before, after);
  const key = meaning?.by ?? commonKey(before, after);
  if (key !== undefined && isKeyed(before, key) && isKeyed(after, key)) {
    const [old, next] = [byKey(before, key), byKey(after, key)];
    for (const name of new Set([...old.keys(), ...next.keys()])) {
      compare(inside(at, `[${key}=${name}]`, item), old.get(name), next.get(name));
    }
    if (meaning === undefined) compareOrder(at, [...old.keys()], [...next.keys()]);
    return;
  }
  if (before.length === after.length && before.some((value) => typeof value === 'object')) {
    before.forEach((value, index) => compare(inside(at, `[${index}]`, item), value, after[index]));
  } else if (textOf(at, before) !== textOf(at, after)) add(at, before, after);
}

/** Items that both have are the same, in whatever order; what is left was removed and added. */
function compareSets(at: At, before: Items, after: Items): void {
  const item: At = { ...at, generic: `${at.generic}[]` };
  const left = new Map<string, unknown[]>();
  for (const value of before) {
    const text = textOf(item, value);
    left.set(text, [...(left.get(text) ?? []), value]);
  }
  const added: unknown[] = [];
  for (const value of after) {
    const same = left.get(textOf(item, value));
    if (same === undefined || same.length === 0) added.push(value);
    else same.pop();
  }
  const path = inside(at, '[]', item.generic);
  for (const value of [...left.values()].flat()) add(path, value, undefined);
  for (const value of added) add(path, undefined, value);
}

function compareOrder(at: At, before: readonly string[], after: readonly string[]): void {
  const [old, next] = [
    before.filter((name) => after.includes(name)),
    after.filter((name) => before.includes(name)),
  ];
  if (old.join('\n') !== next.join('\n')) add(inside(at, '[order]', at.generic), old, next);
}

/** A value as a text in which lists without an order have one. */
function textOf({ kind, generic }: Pick<At, 'kind' | 'generic'>, value: unknown): string {
  return JSON.stringify(canonical(kind, generic, value)) ?? 'undefined';
}

function canonical(kind: string, generic: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = (value as unknown[]).map((item) => canonical(kind, `${generic}[]`, item));
    if (listMeaning(kind, generic) === undefined) return items;
    return items
      .map((item) => ({ item, text: JSON.stringify(item) ?? '' }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ item }) => item);
  }
  if (!isMap(value)) return value;
  const keys = Object.keys(value).sort();
  return { map: keys.map((key) => [key, canonical(kind, joined(generic, key), value[key])]) };
}

/** The key by which the items of a list are told apart where no table says so: their name, if all have one. */
function commonKey(before: Items, after: Items): string | undefined {
  return before.length > 0 && isKeyed([...before], 'name') && isKeyed([...after], 'name')
    ? 'name'
    : undefined;
}

function isKeyed(items: Items, key: string): boolean {
  const names = items.map((item) => (isMap(item) ? item[key] : undefined));
  return names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
}

function byKey(items: Items, key: string): Map<string, unknown> {
  return new Map(items.map((item) => [String((item as ManifestMap)[key]), item]));
}

function isAmount(value: unknown): boolean {
  return (
    (typeof value === 'string' || typeof value === 'number') && parseQuantity(value) !== undefined
  );
}

function add({ path, changes }: At, before: unknown, after: unknown): void {
  changes.push({
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

function inside(at: At, step: string, generic: string): At {
  return { ...at, path: [...at.path, step], generic };
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function own(map: ManifestMap, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
