import type { FleetPrices } from '../../fleet/model/fleet';
import type { FleetMonitoring } from '../../fleet/model/fleet-monitoring';
import { quotaKeysOf } from '../../fleet/quota/device-keys';
import { costCenterLabel } from '../../fleet/owners/identity-labels';
import { chainOf } from '../../fleet/values/organization-chain';
import type { PlatformView } from '../platform-view';
import { usesKueue } from '../queues/namespace-queue';
import { type DevicePrice, commonPrices } from './device-prices';

/** An organisation whose costs are added up. */
export interface WatchedOrganization {
  readonly name: string;
  /** Its own name, and those of all that are in it, in order. */
  readonly names: readonly string[];
  readonly budget?: string;
}

/** What is watched of a cluster as a whole. */
export interface WatchedPlatform {
  readonly monitoring: FleetMonitoring;
  /** The names under which quotas count accelerators, in order. */
  readonly acceleratorKeys: readonly string[];
  /** Whether Kueue queues work. */
  readonly isQueued: boolean;
  /** Absent: nothing has a price. */
  readonly money?: WatchedMoney;
}

/** What things cost on a cluster, and what they may cost. */
export interface WatchedMoney {
  readonly prices: FleetPrices;
  /** What devices cost that have the same price for everybody. */
  readonly devices: readonly DevicePrice[];
  /** By name, in order. */
  readonly organizations: readonly WatchedOrganization[];
  /** The label of each cost center that has a budget, in order. */
  readonly costCenters: readonly { readonly label: string; readonly budget: string }[];
}

/** What is watched of a cluster as a whole. Undefined where nothing is. */
export function watchedPlatform({
  spec,
  organizations,
  money: { prices, costCenters = {} },
}: PlatformView): WatchedPlatform | undefined {
  const { monitoring, pools } = spec;
  if (monitoring === undefined) return undefined;
  const names = Object.keys(organizations).sort();
  const inside = (name: string): string[] =>
    names.filter((other) => chainOf(other, organizations).some(([above]) => above === name));
  return {
    monitoring,
    acceleratorKeys: [...new Set(Object.values(pools).flatMap(quotaKeysOf))].sort(),
    isQueued: usesKueue(spec),
    ...(prices === undefined
      ? {}
      : {
          money: {
            prices,
            devices: commonPrices(pools, prices),
            organizations: names.map((name) => {
              const { budget } = organizations[name]!;
              return { name, names: inside(name), ...(budget === undefined ? {} : { budget }) };
            }),
            costCenters: Object.entries(costCenters).flatMap(([name, { budget }]) =>
              budget === undefined ? [] : [{ label: costCenterLabel(name)!, budget }],
            ),
          },
        }),
  };
}
