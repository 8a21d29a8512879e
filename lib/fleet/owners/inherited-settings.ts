import { DEFAULT_QUOTA, DEFAULT_SETTINGS } from '../model/defaults';
import { mergeOver } from '../model/layers';
import type {
  ClusterEntry,
  EnvironmentEntry,
  PlacementProps,
  PlatformEntry,
  TierEntry,
} from '../model/props';
import type { MergedOver } from '../model/written';
import { SETTINGS } from '../settings/settings';
import { withPrioritiesAsMap } from '../settings/priorities/priorities-as-map';
import { withWordsAsMaps } from '../settings/words-as-maps';
import { pick } from '../values/maps';
import { ROLES_OF_PEOPLE } from '../values/subjects';

/** An environment with some of its layers merged. */
export type MergedEntry = MergedOver<EnvironmentEntry, typeof DEFAULT_SETTINGS>;

const OF_PLATFORM_TERMS = ['namespaces', 'quota', 'burst', 'queue', 'tuning'] as const;

/** What a tenant as a whole inherits: its environments do not. */
const TERMS = [...OF_PLATFORM_TERMS, 'clusters'] as const;

type Terms = Pick<TierEntry, (typeof TERMS)[number]>;

const DEFAULT_TERMS = { namespaces: 'perEnvironment', quota: DEFAULT_QUOTA } as const;

/** The terms of a tenant with some of its layers merged. */
export type MergedTerms = MergedOver<Terms, typeof DEFAULT_TERMS>;

/** What the tenants of one tier start from: built-in defaults, platform, cluster and tier, merged. */
export interface Inherited {
  readonly terms: MergedTerms;
  readonly settings: MergedEntry;
}

/** The keys that a layer hands down to environments. At the platform, `admins` are somebody else. */
const OF_PLATFORM = SETTINGS.names;
const OF_OTHERS = [...SETTINGS.names, ...ROLES_OF_PEOPLE] as const;

/**
 * What tenants inherit, by their tier. It is merged once per tier, so that tenants that change nothing of a setting
 * share the one that they inherit.
 */
export function inheritanceOf(
  platform: PlatformEntry,
  cluster: ClusterEntry | undefined,
  tiers: Readonly<Record<string, TierEntry>>,
): (tier: string | undefined) => Inherited {
  const byTier = new Map<string | undefined, Inherited>();
  const ofPlatform = mergeOver<EnvironmentEntry, typeof DEFAULT_SETTINGS>(
    DEFAULT_SETTINGS,
    withWordsAsMaps(pick(DEFAULT_SETTINGS, ['podSecurity', 'isolation'])),
    withWordsAsMaps(pick(platform, OF_PLATFORM)),
  );
  const common: Inherited = {
    terms: mergeOver<Terms, typeof DEFAULT_TERMS>(
      DEFAULT_TERMS,
      pick(platform, OF_PLATFORM_TERMS),
      ...(cluster === undefined ? [] : [pick(cluster, ['burst', 'queue'])]),
    ),
    settings:
      cluster === undefined ? ofPlatform : withSettings(ofPlatform, pick(cluster, OF_PLATFORM)),
  };
  return (tier) => {
    if (tier === undefined) return common;
    const known = byTier.get(tier) ?? withLayer(common, tiers[tier]!);
    byTier.set(tier, known);
    return known;
  };
}

/** What a tier or a tenant makes of what it inherits. */
export function withLayer({ terms, settings }: Inherited, layer: TierEntry): Inherited {
  return {
    terms: mergeOver<Terms, typeof DEFAULT_TERMS>(terms, pick(layer, TERMS)),
    settings: withSettings(settings, pick(layer, OF_OTHERS)),
  };
}

/** What a tenant says of one cluster, on top of what it says of all. */
export function withPlacements(
  terms: MergedTerms,
  placements: readonly Pick<PlacementProps, 'queue'>[],
): MergedTerms {
  return placements.length === 0
    ? terms
    : mergeOver<Terms, typeof DEFAULT_TERMS>(terms, ...placements);
}

/** What further layers make of the settings of an environment. */
export function withSettings(
  settings: MergedEntry,
  ...layers: readonly EnvironmentEntry[]
): MergedEntry {
  return layers.reduce<MergedEntry>(
    (merged, layer) =>
      mergeOver<EnvironmentEntry, typeof DEFAULT_SETTINGS>(
        withPrioritiesAsMap(merged, layer),
        withWordsAsMaps(layer),
      ),
    settings,
  );
}
