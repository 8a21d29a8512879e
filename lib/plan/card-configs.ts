import type { FleetPool, FleetSharing } from '../fleet/model/fleet';
import { PLUGIN_LABEL } from '../fleet/quota/pool-labels';
import { sortedMap } from '../fleet/values/maps';

/** The label by which nodes choose how their cards are cut (GPU Operator, MIG manager). */
const MIG_LABEL = 'nvidia.com/mig.config';

/** How the cards of some nodes are shared. */
export interface CardConfig {
  readonly sharing: FleetSharing;
  /** Labels that its nodes must have. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the device plugin does with it. Absent: a driver hands the devices out. */
  readonly plugin?: PluginConfig;
}

/** A configuration of the device plugin (k8s-device-plugin, api/config/v1). */
interface PluginConfig {
  readonly version: 'v1';
  readonly flags?: { readonly migStrategy: string };
  readonly sharing?: Readonly<Record<string, PluginSharing>>;
}

interface PluginSharing {
  readonly renameByDefault: boolean;
  readonly failRequestsGreaterThanOne?: true;
  readonly resources: readonly { readonly name: string; readonly replicas: number }[];
}

/** The configurations of some pools by name, in order. Pools of one configuration are on the same nodes. */
export function cardConfigs(
  pools: Readonly<Record<string, FleetPool>>,
): Record<string, CardConfig> {
  const byConfig = new Map<string, FleetPool[]>();
  for (const pool of Object.values(pools)) {
    const config = pool.sharing?.config;
    if (config !== undefined) byConfig.set(config, [...(byConfig.get(config) ?? []), pool]);
  }
  return sortedMap(Object.fromEntries(byConfig), (members, name) => configOf(name, members));
}

function configOf(name: string, pools: readonly FleetPool[]): CardConfig {
  const { sharing, servedBy } = pools[0]!;
  const isByPlugin = servedBy !== 'driver';
  return {
    sharing: sharing!,
    labels: {
      ...(isByPlugin ? { [PLUGIN_LABEL]: name } : {}),
      ...(sharing!.mig === undefined ? {} : { [MIG_LABEL]: name }),
    },
    ...(isByPlugin ? { plugin: pluginOf(sharing!, pools) } : {}),
  };
}

function pluginOf(sharing: FleetSharing, pools: readonly FleetPool[]): PluginConfig {
  const { strategy, timeSlicing, mps } = sharing;
  const [way, turns] =
    mps === undefined ? (['timeSlicing', timeSlicing] as const) : (['mps', mps] as const);
  return {
    version: 'v1',
    ...(strategy === undefined ? {} : { flags: { migStrategy: strategy } }),
    ...(turns === undefined ? {} : { sharing: { [way]: turnsOf(turns.replicas, pools, way) } }),
  };
}

function turnsOf(
  replicas: number,
  pools: readonly FleetPool[],
  way: 'timeSlicing' | 'mps',
): PluginSharing {
  const names = pools.map(({ resource }) => resource.replace(/\.shared$/, ''));
  return {
    renameByDefault: pools.every(({ resource }) => resource.endsWith('.shared')),
    // Two places on a card give a pod nothing that one does not. With MPS, the plugin refuses them anyway.
    ...(way === 'timeSlicing' ? { failRequestsGreaterThanOne: true } : {}),
    resources: [...new Set(names)].sort().map((name) => ({ name, replicas })),
  };
}

/** A profile as NVIDIA's own tools write it: `1g.10gb+me` for `1g.10gb.me`. */
export function toolProfile(profile: string): string {
  return profile.replace(/^(\d+g\.\d+gb)\./, '$1+');
}
