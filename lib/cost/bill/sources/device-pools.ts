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
 * namespace was granted, in proportion to how many it was granted.
 */
export function devicePools({ cluster, namespaces }: ClusterHours, fleet: Fleet): DevicePools {
  const pools = Object.entries(fleet.platform.pools);
  const grants = grantsOf(fleet);
  const hours: PoolHours[] = [];
  const unknown = new Set<string>();
  const shared = new Set<string>();
  for (const { namespace, accelerators } of namespaces) {
    for (const [name, nano] of accelerators) {
      const candidates = pools
        .filter(([, { resource, deviceClass }]) => resource === name || deviceClass === name)
        .map(([pool]) => pool);
      const granted = candidates.filter((pool) => (grants.get(namespace)?.[pool] ?? 0) > 0);
      const meant = granted.length > 0 ? granted : candidates;
      if (meant.length === 0) {
        if (nano > 0n) unknown.add(name);
        continue;
      }
      if (meant.length > 1 && nano > 0n) shared.add(`${namespace} (${meant.join(', ')})`);
      const weights = meant.map((pool) => BigInt(grants.get(namespace)?.[pool] ?? 1));
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
      ...(shared.size === 0
        ? []
        : [
            `A reading does not tell pools with one resource name apart. Their hours are split as they were granted: ${[...shared].sort().join('; ')}.`,
          ]),
    ],
  };
}

/** By namespace, what it was granted of each pool. */
function grantsOf({
  tenants,
  sharedServices,
}: Fleet): Map<string, Readonly<Record<string, number>>> {
  const owners = [...tenants, ...Object.values(sharedServices)];
  return new Map(
    owners.flatMap(({ environments }) =>
      Object.values(environments).map(({ namespace, quota }) => [namespace, quota.gpu] as const),
    ),
  );
}
