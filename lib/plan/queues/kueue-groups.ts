import type { FleetPool } from '../../fleet/model/fleet';
import { ANY_NODE } from '../../fleet/queues/kueue-limits';
import { poolKey } from '../../fleet/queues/queued-amounts';
import { RESOURCES } from '../../fleet/values/amounts';
import { grouped } from '../../fleet/values/groups';
import type { QueuedKey } from './queue-node';

/** What Kueue counts together: resources, and the flavors that each of them comes in. */
export interface KueueGroup {
  /** Resources as containers request them, in order. */
  readonly resources: readonly string[];
  /** For each flavor, what the queue counts of each resource. */
  readonly flavors: readonly {
    readonly name: string;
    readonly keys: readonly QueuedKey[];
  }[];
}

/** Thousandths of a core, which Kueue counts as a number. */
export const MILLICPU = 'cdk8s-tenancy/millicpu';

/**
 * What Kueue calls cpu, memory and local disk where some pool has a topology. Work that asks for a place gets all that its
 * containers request from the flavor of that place, so that no other flavor may have it by the same name. Kueue's
 * configuration says what these names add up (`resources.transformations`).
 */
const BESIDE_TOPOLOGY: Readonly<Record<string, string>> = {
  cpu: MILLICPU,
  memory: 'cdk8s-tenancy/memory',
  'ephemeral-storage': 'cdk8s-tenancy/ephemeral-storage',
};

/**
 * The resource that a name in a queue is about, and the unit of its amounts.
 *
 * @param name - as a queue of ours names it, or another name, which is that of the resource
 */
export function countedResource(name: string): {
  readonly resource: string;
  readonly unit: '' | 'm';
} {
  const known = Object.entries(BESIDE_TOPOLOGY).find(([, ours]) => ours === name);
  return { resource: known?.[0] ?? name, unit: name === MILLICPU ? 'm' : '' };
}

/**
 * What Kueue counts in a cluster: cpu, memory and local disk wherever they are; and devices by their resource, of which
 * each pool is a flavor. A resource is in one group, and has the same flavors in every queue.
 *
 * @param hasDisk - whether local disk is queued
 */
export function kueueGroups(
  pools: Readonly<Record<string, FleetPool>>,
  hasDisk: boolean,
): KueueGroup[] {
  const compute = RESOURCES.filter(([key]) => hasDisk || key !== 'ephemeralStorage');
  const hasTopology = Object.values(pools).some(({ topology }) => topology !== undefined);
  const byResource = grouped(Object.keys(pools).sort(), (pool) => pools[pool]!.resource);
  return [
    {
      resources: compute.map(([, , name]) => (hasTopology ? BESIDE_TOPOLOGY[name]! : name)),
      flavors: [{ name: ANY_NODE, keys: compute.map(([key]) => key) }],
    },
    ...[...byResource]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([resource, names]) => ({
        resources: [resource],
        flavors: names.map((name) => ({ name, keys: [poolKey(name)] })),
      })),
  ];
}
