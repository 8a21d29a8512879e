import { nanoOf } from '../../fleet/values/quantity';

/** Amounts by resource, in billionths of a core, a byte or a device. */
export type ResourceTotals = Map<string, bigint>;

/** Quantities by resource, as a server sends them. */
export type ResourceList = Readonly<Record<string, string | number>> | null | undefined;

/** A list as totals. */
export function totalsOf(list: ResourceList): ResourceTotals {
  return new Map(Object.entries(list ?? {}).map(([name, quantity]) => [name, nanoOf(quantity)]));
}

/** Adds amounts to totals. */
export function addTotals(totals: ResourceTotals, more: ReadonlyMap<string, bigint>): void {
  for (const [name, amount] of more) totals.set(name, (totals.get(name) ?? 0n) + amount);
}

/** Raises totals to amounts that are larger. */
export function raiseTotals(totals: ResourceTotals, other: ReadonlyMap<string, bigint>): void {
  for (const [name, amount] of other) {
    const known = totals.get(name);
    if (known === undefined || known < amount) totals.set(name, amount);
  }
}
