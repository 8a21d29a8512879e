import { resolveContainers } from './containers';
import { DEFAULT_QUOTA, DEFAULT_SETTINGS } from './defaults';
import type { FleetBurst, FleetContainers, FleetNetwork, FleetObjects } from './fleet';
import { type DataMap, isMap, mergeLayers, without } from './layers';
import { resolveNetwork } from './network/network';
import { resolveObjects } from './objects';
import { deepFreeze } from './remember';

/** What tenants of one tier start from: built-in defaults, platform and tier, merged. */
export interface Inherited {
  readonly whole: DataMap;
  /** Without what is a tenant's own and no default of its environments. */
  readonly settings: DataMap;
}

/** Of a tenant: its quota is a total, and `namespace` that of a single one. An environment inherits neither. */
export const OWN_KEYS = ['quota', 'namespace'] as const;

/**
 * What the tenants of one fleet have in common is worked out once. Merging keeps what a tenant leaves alone as the very
 * object that it inherits, so that most environments share their networks, caps and defaults.
 */
export class CommonSettings {
  /** The platform as far as it holds what an environment may hold: at the platform, `admins` are somebody else. */
  readonly platform: unknown;
  private readonly byTier = new Map<string | undefined, Inherited>();
  private readonly networks = new WeakMap<object, FleetNetwork>();
  private readonly objectCaps = new WeakMap<object, FleetObjects>();
  private readonly containerDefaults = new WeakMap<object, Map<string, FleetContainers>>();
  private readonly looked = new WeakSet<object>();

  constructor(
    written: DataMap,
    private readonly tiers: DataMap,
  ) {
    this.platform = without(written, 'admins', 'environments');
  }

  inherited(tier: string | undefined): Inherited {
    let inherited = this.byTier.get(tier);
    if (inherited === undefined) {
      const layers = [
        { ...DEFAULT_SETTINGS, quota: DEFAULT_QUOTA },
        this.platform,
        ...(tier === undefined ? [] : [this.tiers[tier]]),
      ];
      inherited = {
        whole: mergeLayers(...layers),
        settings: mergeLayers(...layers.map((layer) => without(layer, ...OWN_KEYS))),
      };
      this.byTier.set(tier, inherited);
    }
    return inherited;
  }

  network(merged: unknown): FleetNetwork {
    return once(this.networks, merged as DataMap, resolveNetwork);
  }

  objects(merged: unknown): FleetObjects {
    return once(this.objectCaps, merged as DataMap, resolveObjects);
  }

  containers(merged: unknown, burst: FleetBurst | undefined): FleetContainers {
    if (!isMap(merged)) return deepFreeze(resolveContainers({}, burst));
    const byBurst = once(this.containerDefaults, merged, () => new Map<string, FleetContainers>());
    const key = JSON.stringify(burst) ?? '';
    let containers = byBurst.get(key);
    if (containers === undefined) {
      containers = deepFreeze(resolveContainers(merged, burst));
      byBurst.set(key, containers);
    }
    return containers;
  }

  /** Whether nobody looked at something before. What is shared is right or wrong for all at once. */
  isNew(shared: object): boolean {
    if (this.looked.has(shared)) return false;
    this.looked.add(shared);
    return true;
  }
}

function once<Output extends object>(
  known: WeakMap<object, Output>,
  merged: DataMap,
  make: (merged: DataMap) => Output,
): Output {
  let output = known.get(merged);
  if (output === undefined) {
    output = make(merged);
    if (!(output instanceof Map)) deepFreeze(output);
    known.set(merged, output);
  }
  return output;
}
