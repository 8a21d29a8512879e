import { isMap } from '../../fleet/model/layers';
import { asFields } from './compared-fields';

/** A field that is not what it should be. */
export interface FieldDifference {
  /** `spec.hard["requests.cpu"]`, `rules[0].verbs[2]`. */
  readonly path: string;
  /** What the file says; absent: it has no such field. */
  readonly wanted?: unknown;
  /** What the cluster has; absent: it has no such field. */
  readonly found?: unknown;
}

/** Every field in which two values differ. What is empty is the same as what is absent. */
export function fieldDifferences(wanted: unknown, found: unknown, path = ''): FieldDifference[] {
  if (isEmpty(wanted) && isEmpty(found)) return [];
  if (isMap(wanted) && isMap(found)) return mapDifferences(wanted, found, path);
  if (Array.isArray(wanted) && Array.isArray(found)) return listDifferences(wanted, found, path);
  if (Object.is(wanted, found)) return [];
  return [
    {
      path,
      ...(wanted === undefined ? {} : { wanted }),
      ...(found === undefined ? {} : { found }),
    },
  ];
}

function mapDifferences(
  wanted: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
  path: string,
): FieldDifference[] {
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort();
  return keys.flatMap((key) => fieldDifferences(wanted[key], found[key], join(path, key)));
}

/** Items with names are compared by name, others by their place. */
function listDifferences(
  wanted: readonly unknown[],
  found: readonly unknown[],
  path: string,
): FieldDifference[] {
  const [byName, others] = [namedItems(wanted), namedItems(found)];
  if (byName !== undefined && others !== undefined) {
    const names = [...new Set([...byName.keys(), ...others.keys()])];
    return names.flatMap((name) =>
      fieldDifferences(byName.get(name), others.get(name), `${path}[${name}]`),
    );
  }
  const length = Math.max(wanted.length, found.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    fieldDifferences(wanted[index], found[index], `${path}[${index}]`),
  );
}

function namedItems(list: readonly unknown[]): Map<string, unknown> | undefined {
  const names = list.map((item) => asFields(item)['name']);
  const isNamed = names.every((name) => typeof name === 'string');
  return isNamed && new Set(names).size === names.length
    ? new Map(list.map((item, index) => [names[index] as string, item]))
    : undefined;
}

function join(path: string, key: string): string {
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return Array.isArray(value)
    ? value.length === 0
    : isMap(value) && Object.keys(value).length === 0;
}
