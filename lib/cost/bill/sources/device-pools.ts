import type { Fleet } from '../../../fleet/model/fleet';
import { apportion } from '../../../fleet/values/apportion';
import type { ClusterHours } from './usage-hours';
import type { PoolHours } from '../pool-prices';

/** Hours of devices by pool, and what belongs to none. */
export interface DevicePools {
  readonly hours: readonly PoolHours[];
  readonly notes: readonly string[];
}

/**
 * Which pools the devices were of that namespaces asked for. A name can be that of several pools: then those count that the
 * namespace is granted, in proportion to how many it is granted. The readings say what was used and the file what is granted
 * today, so a namespace can have used what it is not granted any more: then all pools of the name count, evenly.
 */
export function devicePools({ cluster, namespaces }: ClusterHours, fleet: Fleet): DevicePools {
  const pools = Object.entries(fleet.platform.pools);
  const grants = grantsOf(fleet);
  const hours: PoolHours[] = [];
  const unknown = new Set<string>();
  const asGranted = new Set<string>();
  const evenly = new Set<string>();
  for (const { namespace, accelerators } of namespaces) {
    for (const [name, nano] of accelerators) {
      const candidates = pools
        .filter(([, { resource, deviceClass }]) => resource === name || deviceClass === name)
        .map(([pool]) => pool);
      const grantOf = (pool: string): number => grants.get(namespace)?.[pool] ?? 0;
      const granted = candidates.filter((pool) => grantOf(pool) > 0);
      const meant = granted.length > 0 ? granted : candidates;
      if (meant.length === 0) {
        if (nano > 0n) unknown.add(name);
        continue;
      }
      if (meant.length > 1 && nano > 0n) {
        (granted.length > 0 ? asGranted : evenly).add(`${namespace} (${meant.join(', ')})`);
      }
      const weights = meant.map((pool) => (granted.length > 0 ? BigInt(grantOf(pool)) : 1n));
      const parts = apportion(nano, weights);
      meant.forEach((pool, index) =>
        hours.push({ cluster, namespace, pool, hours: parts[index]! }),
      );
    }
  }
  return {
    hours,
    notes: [
      ...(unknown.size === 0
        ? []
        : [`No pool has ${[...unknown].sort().join(', ')}, so that nothing is billed for them.`]),
      ...sharedNotes('as they are granted', asGranted),
      ...sharedNotes('evenly, because none of them is granted', evenly),
    ],
  };
}

function sharedNotes(how: string, names: ReadonlySet<string>): string[] {
  if (names.size === 0) return [];
  return [
    `A reading does not tell pools with one resource name apart. Their hours are split ${how}: ${[...names].sort().join('; ')}.`,
  ];
}

/** By namespace, also by the one that an environment had before, what it is granted of each pool. */
function grantsOf({
  tenants,
  sharedServices,
}: Fleet): Map<string, Readonly<Record<string, number>>> {
  const environments = [...tenants, ...Object.values(sharedServices)].flatMap((owner) =>
    Object.values(owner.environments),
  );
  return new Map([
    ...environments.flatMap(({ movedFrom, quota }) =>
      movedFrom === undefined ? [] : [[movedFrom, quota.gpu] as const],
    ),
    ...environments.map(({ namespace, quota }) => [namespace, quota.gpu] as const),
  ]);
}
