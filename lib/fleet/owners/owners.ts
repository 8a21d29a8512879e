import type { FleetOwner } from '../model/fleet';

/** An owner of namespaces: a tenant, or a shared service. */
export interface NamedOwner extends FleetOwner {
  readonly name: string;
  /** The organisation of a tenant. */
  readonly organization?: string;
}

/** How many devices of a pool an owner has. */
export interface Holder {
  readonly name: string;
  readonly count: number;
}

/** Every owner that has devices of a pool; the one with most of them comes first. */
export function holdersOf(
  pool: string,
  owners: readonly Pick<NamedOwner, 'name' | 'quota'>[],
): Holder[] {
  return owners
    .map(({ name, quota }) => ({ name, count: quota.gpu[pool] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
