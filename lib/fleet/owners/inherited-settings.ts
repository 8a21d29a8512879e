import { resolveContainers } from '../settings/containers';
import { DEFAULT_QUOTA, DEFAULT_SETTINGS } from '../model/defaults';
import type { FleetBurst, FleetContainers } from '../model/fleet';
import { type DataMap, mergeLayers, without } from '../model/layers';
import { resolveNetwork } from '../settings/network/network';
import { resolveObjects } from '../settings/objects';
import { deepFreeze, rememberSome } from '../model/remember';

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
  /** The network of an environment in normal form. */
  readonly network = rememberData(resolveNetwork);
  /** The caps of an environment in normal form. */
  readonly objects = rememberData(resolveObjects);
  private readonly byBurst = new Map<string, (merged: DataMap) => FleetContainers>();
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

  /** The defaults of containers in normal form. */
  containers(merged: DataMap, burst: FleetBurst | undefined): FleetContainers {
    const key = JSON.stringify(burst) ?? '';
    let resolve = this.byBurst.get(key);
    if (resolve === undefined) {
      resolve = rememberData((data) => resolveContainers(data, burst));
      this.byBurst.set(key, resolve);
    }
    return resolve(merged);
  }

  /** Whether nobody looked at some merged data before. What is inherited is right or wrong for all at once. */
  isNew(merged: object): boolean {
    if (this.looked.has(merged)) return false;
    this.looked.add(merged);
    return true;
  }
}

/** Makes something of merged data once for each object, and for each content that recurs. */
function rememberData<Output extends object>(
  make: (merged: DataMap) => Output,
): (merged: DataMap) => Output {
  const byIdentity = new WeakMap<DataMap, Output>();
  const byContent = rememberSome((text: string) => deepFreeze(make(JSON.parse(text) as DataMap)));
  return (merged) => {
    let output = byIdentity.get(merged);
    if (output === undefined) byIdentity.set(merged, (output = byContent(JSON.stringify(merged))));
    return output;
  };
}
