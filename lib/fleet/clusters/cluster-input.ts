import type { SharedServiceEntry } from '../model/props';
import type { Surroundings } from '../owners/surroundings';
import type { OwnersByName } from '../neighbours/named-peers';
import type { ResolvedTenant, WrittenOwner } from '../owners/tenant-draft';

/** What a fleet on one cluster is made of. */
export interface ClusterInput {
  readonly surroundings: Surroundings;
  readonly tenants: readonly WrittenOwner[];
  readonly services: readonly WrittenOwner[];
  /** The entries of the services, with the consumers that they have here. */
  readonly entries: readonly (readonly [name: string, service: SharedServiceEntry])[];
  /** All tenants and services of the input, here or elsewhere. */
  readonly owners: OwnersByName;
}

/** The same with its owners in normal form. */
export interface ResolvedCluster extends ClusterInput {
  readonly resolvedTenants: readonly ResolvedTenant[];
  readonly resolvedServices: readonly ResolvedTenant[];
}
