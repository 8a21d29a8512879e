import { k8s } from '../api-object/k8s';

/** Entries of a quantity map, in order of their keys. Plain strings would be dropped by the generated classes. */
export function quantities(entries: Record<string, string>): Record<string, k8s.Quantity> {
  const result: Record<string, k8s.Quantity> = {};
  for (const key of Object.keys(entries).sort()) {
    result[key] = k8s.Quantity.fromString(entries[key]!);
  }
  return result;
}
