import type { FleetOwner } from '../model/fleet';

/** Whoever owns namespaces: a tenant, or a shared service. */
export interface NamedOwner extends FleetOwner {
  readonly name: string;
}

/** Who has how many devices of a pool. */
export interface Holder {
  readonly name: string;
  readonly count: number;
}

/** Everybody who has devices of a pool. Who has most comes first. */
export function holdersOf(
  pool: string,
  owners: readonly Pick<NamedOwner, 'name' | 'quota'>[],
): Holder[] {
  return owners
    .map(({ name, quota }) => ({ name, count: quota.gpu[pool] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
