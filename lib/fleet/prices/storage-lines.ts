import type { FleetEnvironment, FleetPrices } from '../model/fleet';
import { amount } from '../values/amounts';
import { priceNano } from '../values/price';

/** How much of one storage class can be held at most. */
export interface StoragePart {
  /** The storage class. Undefined: all classes without a price of their own. */
  readonly storageClass?: string;
  /** Billionths of a byte. Null: nothing bounds it. */
  readonly nano: bigint | null;
  /** Of a GiB for an hour. */
  readonly price: string;
}

/**
 * The dearest way to use an amount of storage: as much as possible of the class with the highest price, then of the next
 * one. Classes that the environments may not use, and the caps that they have on single classes, are taken into account.
 *
 * @param total - billionths of a byte that the environments hold together; null for no bound
 */
export function dearestStorage(
  total: bigint | null,
  environments: readonly FleetEnvironment[],
  { storage, storageClasses = {} }: FleetPrices,
): StoragePart[] {
  const classes = Object.entries(storageClasses).filter(([name]) =>
    environments.some((environment) => isAllowed(name, environment)),
  );
  const hasOthers = environments.some(({ storage: { classes: allowed } }) =>
    allowed === undefined ? true : allowed.some((name) => !Object.hasOwn(storageClasses, name)),
  );
  const candidates = [
    ...classes.map(([storageClass, price]) => ({
      storageClass,
      price,
      cap: capOf(storageClass, environments),
    })),
    ...(storage === undefined || !hasOthers ? [] : [{ price: storage, cap: null }]),
  ].sort((one, other) => descending(priceNano(one.price), priceNano(other.price)));
  const parts: StoragePart[] = [];
  let left = total;
  for (const { cap, ...candidate } of candidates) {
    const nano = lesser(cap, left);
    if (nano !== 0n) parts.push({ ...candidate, nano });
    if (nano === null) break;
    left = left === null ? null : left - nano;
  }
  return parts;
}

function isAllowed(name: string, { storage: { classes } }: FleetEnvironment): boolean {
  return classes === undefined || classes.includes(name);
}

/** What all environments together may hold of a class. Null: one of them has no cap of its own. */
function capOf(name: string, environments: readonly FleetEnvironment[]): bigint | null {
  const key = `${name}.storageclass.storage.k8s.io/requests.storage`;
  let sum = 0n;
  for (const environment of environments.filter((one) => isAllowed(name, one))) {
    const cap = environment.objects.hard[key];
    if (cap === undefined) return null;
    sum += amount(cap).nano;
  }
  return sum;
}

/** The lesser one, where null is more than everything. */
function lesser(one: bigint | null, other: bigint | null): bigint | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function descending(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one > other ? -1 : 1;
}
