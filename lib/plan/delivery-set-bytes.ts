import type { DeliverySet, TenantStages } from './delivery-sets';
import { deliverySets } from './delivery-sets';
import { setEntry } from './delivery-set-entry';

/**
 * The most bytes that one set may have, with what Flux Operator writes into its status. etcd takes 1.5 MiB in one request; the
 * rest is for the template, for conditions and for what the API server notes about fields.
 */
const MOST_BYTES = 1024 * 1024;

/** A set that etcd would not take. */
export interface LargeSet {
  readonly name: string;
  readonly bytes: number;
  readonly most: number;
  /** How many sets would do. Absent: more than there may be. */
  readonly enough?: number;
}

/**
 * The largest set, if it is too large.
 *
 * @param namespace - of the sets
 * @param mostSets - as many as there may be
 */
export function largeSet(
  tenants: readonly TenantStages[],
  count: number,
  namespace: string,
  mostSets: number,
): LargeSet | undefined {
  const largest = (sets: number): { name: string; bytes: number } =>
    deliverySets(tenants, sets)
      .map((set) => ({ name: set.name, bytes: setBytes(set, namespace) }))
      .reduce((one, other) => (other.bytes > one.bytes ? other : one), { name: '', bytes: 0 });
  const found = largest(count);
  if (found.bytes <= MOST_BYTES) return undefined;
  for (let sets = count + 1; sets <= mostSets; sets++) {
    if (largest(sets).bytes <= MOST_BYTES) return { ...found, most: MOST_BYTES, enough: sets };
  }
  return { ...found, most: MOST_BYTES };
}

function setBytes({ tenants }: DeliverySet, namespace: string): number {
  return tenants.reduce((sum, one) => sum + tenantBytes(one, namespace), 0);
}

/** What a tenant takes: its entry, and of each stage what Flux Operator notes about what it made. */
function tenantBytes(one: TenantStages, namespace: string): number {
  const entries = one.stages.map(({ name }) => ({
    id: `${namespace}_${name}_kustomize.toolkit.fluxcd.io_Kustomization`,
    v: 'v1',
  }));
  return JSON.stringify(setEntry(one)).length + 1 + JSON.stringify(entries).length;
}
