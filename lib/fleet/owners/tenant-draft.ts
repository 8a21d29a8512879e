import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { type Layer, type PlaceOf, writtenAt } from '../model/layers';
import type { FleetTenant } from '../model/fleet';
import type {
  EnvironmentQuotaProps,
  PlacementProps,
  QuotaProps,
  TenantEntry,
  TierEntry,
} from '../model/props';
import type { Merged } from '../model/written';
import type { OrganizationsAbove } from './inherited-from-organizations';
import {
  type EnvironmentDraft,
  type Levels,
  checkEnvironmentDrafts,
  checkEnvironmentNames,
  draftEnvironments,
  environmentsOn,
} from './environment-drafts';
import { checkRenamedEnvironments, formerNames } from './former-names';
import { entryOn } from '../values/placement';
import { withGrants } from '../quota/timed-grants';
import { type MergedTerms, withLayer, withPlacements } from './inherited-settings';
import { environmentsOf } from './platform/platform-environments';
import type { Surroundings } from './surroundings';

/** A tenant, or a shared service as a tenant with a single namespace, and where it was written. */
export interface WrittenOwner {
  readonly entry: TenantEntry;
  readonly path: FindingPath;
  /** The place of its name. */
  readonly namePath: FindingPath;
  /** What its environment is called if it has a single namespace. */
  readonly single: string;
  /** The people of its organisations. Absent: it belongs to none. */
  readonly above?: OrganizationsAbove;
  /** Its part of the total on one of several clusters. Absent: it has all that it states. */
  readonly placed?: PlacedQuota;
}

/** What an owner has on one of its clusters. */
export interface PlacedQuota {
  readonly total: Merged<QuotaProps>;
  /** Whether the owner has more elsewhere. */
  readonly isPart: boolean;
  /** The clusters of each environment. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** Exact amounts by environment. */
  readonly exact: Readonly<Record<string, Merged<EnvironmentQuotaProps>>>;
}

/** A tenant in normal form, and what it was made of. */
export interface ResolvedTenant {
  readonly owner: WrittenOwner;
  readonly tenant: FleetTenant;
  /** What it was resolved with. */
  readonly surroundings: Surroundings;
}

/** A tenant with all its layers merged. */
export interface TenantDraft {
  readonly owner: WrittenOwner;
  readonly terms: MergedTerms;
  /** The platform, the tier and the tenant as they were written. */
  readonly layers: readonly Layer[];
  readonly levels: Levels;
  readonly environments: readonly EnvironmentDraft[];
  /** Whether some of its environments are on other clusters only. */
  readonly isPartial: boolean;
}

/** The tier that is surely meant: the one of that name, or the nearest. */
export function meantTier(tier: string, tierNames: readonly string[]): string | undefined {
  return tierNames.includes(tier) ? tier : nearest(tier, tierNames);
}

/**
 * Reports a tier that does not exist. Returns the tenant as it can be resolved: with the tier that was surely meant, so that
 * one run finds all that is wrong; nothing where nobody knows what it inherits.
 */
export function checkTierOf(
  owner: WrittenOwner,
  { written: { tiers, tierNames } }: Surroundings,
  findings: Findings,
): WrittenOwner | undefined {
  const { entry, path } = owner;
  const { tier } = entry;
  if (tier === undefined || tierNames.includes(tier)) return owner;
  const near = meantTier(tier, tierNames);
  findings.add(
    'TIER_UNKNOWN',
    [...path, 'tier'],
    `There is no tier \`${tier}\`.`,
    near !== undefined
      ? `Did you mean \`${near}\`?`
      : tierNames.length === 0
        ? 'Declare it under `tiers`.'
        : `Declare it under \`tiers\`, or use one of the existing tiers: ${tierNames.join(', ')}.`,
  );
  const isSound = near !== undefined && tiers[near] !== undefined;
  return isSound ? { ...owner, entry: { ...entry, tier: near } } : undefined;
}

/** Merges the layers of a tenant and of its environments. */
export function draftTenant(
  owner: WrittenOwner,
  { written: { platform, cluster, tiers }, platform: { pools }, inherited }: Surroundings,
): TenantDraft {
  const { entry, path } = owner;
  const { tier } = entry;
  const { terms: everywhere, settings } = withLayer(inherited(tier), entry);
  const above = [
    ...(tier === undefined ? [] : [{ path: ['tiers', tier], data: tiers[tier]! }]),
    { path, data: entry },
  ];
  const placements =
    cluster === undefined ? [] : above.flatMap((layer) => placementLayer(layer, cluster.name));
  const stated = withPlacements(
    everywhere,
    placements.map(({ data }) => data),
  );
  const terms = { ...stated, quota: withGrants(stated.quota, entry.grants, pools) };
  const levels: Levels = {
    lowest: {
      path: ['platform', 'environments'],
      environments:
        terms.namespaces === 'single'
          ? { [owner.single]: { share: '100%' } }
          : environmentsOf(platform),
    },
    above: above.map(({ path: at, data }) => ({
      path: [...at, 'environments'],
      environments: data.environments,
    })),
    ...(terms.namespaces === 'single' ? { single: owner.single } : {}),
  };
  const layers = [
    { path: ['platform'], data: platform },
    // Who administers a cluster administers no namespace.
    ...(cluster === undefined
      ? []
      : [{ path: cluster.path, data: { ...cluster.entry, admins: undefined } }]),
    ...above,
    ...placements,
  ];
  const all = draftEnvironments(levels, settings, layers);
  const here = cluster === undefined ? all : environmentsOn(cluster.name, all);
  const isPartial = here.length < all.length;
  return { owner, terms, layers, levels, environments: here, isPartial };
}

/** What a layer says of the tenant as a whole on one cluster. */
function placementLayer(
  { path, data }: { readonly path: Layer['path']; readonly data: TierEntry },
  cluster: string,
): { readonly path: Layer['path']; readonly data: Pick<PlacementProps, 'queue'> }[] {
  const queue = entryOn<PlacementProps>(data.clusters, cluster)?.queue;
  return queue === undefined ? [] : [{ path: [...path, 'clusters', cluster], data: { queue } }];
}

/** Reports environments that make no sense. Returns whether the tenant can be resolved. */
export function checkDraft(draft: TenantDraft, findings: Findings): boolean {
  const { owner, levels, environments } = draft;
  const isClear = checkRenamedEnvironments(
    environments.map(({ name, merged }) => ({
      name,
      former: formerNames(merged.renamedFrom),
      place: () => placeIn(draft, name, 'renamedFrom'),
    })),
    findings,
  );
  return (
    checkEnvironmentNames(levels, findings) &&
    isClear &&
    checkEnvironmentDrafts(owner.entry.name, levels, environments, owner.namePath, findings)
  );
}

/** Whether the environments of a tenant share its total. One alone has nothing to share. */
export function isPot({ terms, environments }: TenantDraft): boolean {
  return terms.quota.split === false && environments.length > 1;
}

/** The place of a value that the tenant as a whole states or inherits. */
export function placesIn({ owner, layers }: TenantDraft): PlaceOf {
  return (...values) => writtenAt(layers, ...values) ?? owner.namePath;
}

/** Where an environment states a value, or the place of the tenant's name if nobody states it. */
export function placeIn(
  { owner, environments }: TenantDraft,
  environment: string,
  ...keys: readonly string[]
): FindingPath {
  const { written } = environments.find(({ name }) => name === environment)!;
  return writtenAt(written, keys) ?? owner.namePath;
}
