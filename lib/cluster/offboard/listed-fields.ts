import type { ListedObject } from './offboard-resources';

/** What a path such as `spec.claimRef.namespace` leads to. */
export function fieldAt(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap ? (value as ListedObject)[key] : undefined;
  }, object);
}

/** The text at a path; empty where there is none. */
export function textAt(object: unknown, path: string): string {
  const value = fieldAt(object, path);
  return typeof value === 'string' ? value : '';
}

/** The items at a path; none where there is no list. */
export function itemsAt(object: unknown, path: string): readonly unknown[] {
  const value = fieldAt(object, path);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The number at a path; 0 where there is none. */
export function numberAt(object: unknown, path: string): number {
  const value = fieldAt(object, path);
  return typeof value === 'number' ? value : 0;
}

/** `NAMESPACE/NAME`, or the name of an object of the whole cluster. */
export function nameOf(object: unknown): string {
  const namespace = textAt(object, 'metadata.namespace');
  const name = textAt(object, 'metadata.name');
  return namespace === '' ? name : `${namespace}/${name}`;
}

/** The condition of this type that is true, if there is one. */
export function trueCondition(object: unknown, type: string): unknown {
  return itemsAt(object, 'status.conditions').find(
    (item) => textAt(item, 'type') === type && textAt(item, 'status') === 'True',
  );
}
