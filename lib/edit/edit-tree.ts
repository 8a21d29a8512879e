import type { FindingPath } from '../findings/finding';
import { type Data, type DataMap, isList, isMap } from '../fleet/model/layers';

/** One change of what is written: a value at a path, or nothing there any more. */
export interface Edit {
  readonly path: FindingPath;
  /** The new value. Absent: what is written there is taken out. */
  readonly value?: Data;
}

/** Edits of one text by the keys that lead to them. */
export interface EditTree {
  readonly children: ReadonlyMap<string | number, EditTree>;
  /** What is done here. Absent: only below. */
  readonly edit?: Edit;
}

interface GrowingTree {
  readonly children: Map<string | number, GrowingTree>;
  edit?: Edit;
}

/** Edits as a tree. Of two at one path, the later one counts. */
export function editTree(edits: readonly Edit[]): EditTree {
  const root: GrowingTree = { children: new Map() };
  for (const edit of edits) {
    let tree = root;
    for (const key of edit.path) {
      const known = tree.children.get(key);
      const next: GrowingTree = known ?? { children: new Map() };
      if (known === undefined) tree.children.set(key, next);
      tree = next;
    }
    tree.edit = edit;
  }
  return root;
}

/** Whether a tree takes out what is written at its place. */
export function isRemoval({ edit }: EditTree): boolean {
  return edit !== undefined && edit.value === undefined;
}

/** Data as they are after the edits. */
export function withEdits(data: Data | undefined, { children, edit }: EditTree): Data {
  if (edit !== undefined) return edit.value ?? null;
  if (children.size === 0) return data ?? null;
  if (data !== undefined && isList(data)) {
    return data.flatMap((item, index) => {
      const child = children.get(index);
      if (child === undefined) return [item];
      return isRemoval(child) ? [] : [withEdits(item, child)];
    });
  }
  const result: Record<string, Data> = { ...(isMap(data) ? (data as DataMap) : {}) };
  for (const [key, child] of children) {
    if (isRemoval(child)) delete result[key];
    else result[key] = withEdits(result[key], child);
  }
  return result;
}

/** Whether two texts say the same. A number and its digits in quotes do. */
export function saysTheSame(one: Data | undefined, other: Data | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item: Data, index) => saysTheSame(item, (other as readonly Data[])[index]))
    );
  }
  if (isMap(one) && isMap(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && saysTheSame(one[key], other[key]))
    );
  }
  const isAmount = (data: unknown): boolean => typeof data === 'string' || typeof data === 'number';
  return isAmount(one) && isAmount(other) ? String(one) === String(other) : one === other;
}
