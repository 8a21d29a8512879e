import type { FindingPath } from '../../findings/finding';
import { Findings, startsWith } from '../../findings/findings';
import { type Layer, type PlaceOf, mergeOnto, writtenAt } from '../model/layers';
import type { PlacementProps } from '../model/props';
import type { Merged } from '../model/written';
import { type EnvironmentDraft, environmentsOn } from '../owners/environment-drafts';
import type { Surroundings } from '../owners/surroundings';
import {
  type TenantDraft,
  type WrittenOwner,
  checkDraft,
  checkTierOf,
  draftTenant,
  isPot,
  placesIn,
} from '../owners/tenant-draft';
import type { ClusterPools } from './cluster-pools';
import { splitOverClusters } from './cluster-quota';
import { type OwnerOnCluster, checkClusterShares, clusterShares } from './cluster-shares';
import { exactOnClusters } from './exact-amounts';
import type { EnvironmentOnClusters, Exact } from './owner-on-clusters';
import { clusterNames, entryOn } from '../values/placement';

/** What owners are placed by. */
export interface PlacingContext {
  /** The names of all clusters, in order. */
  readonly clusters: readonly string[];
  readonly pools: ClusterPools;
  /** What owners depend on whatever the cluster is. */
  readonly surroundings: Surroundings;
  readonly findings: Findings;
}

/** An owner on each of its clusters, by their names. */
export type PlacedOwner = ReadonlyMap<string, WrittenOwner>;

/** Places an owner on its clusters, and splits what it has over them. Undefined if something is wrong. */
export function placeOwner(owner: WrittenOwner, context: PlacingContext): PlacedOwner | undefined {
  const { surroundings, findings, clusters } = context;
  const unread = new Findings();
  const known = checkTierOf(owner, surroundings, unread);
  const draft = known === undefined ? undefined : draftTenant(known, surroundings);
  // What is wrong with it is told where it is resolved for its clusters.
  if (draft === undefined || !checkDraft(draft, unread)) {
    const names = clusterNames(owner.entry.clusters) ?? clusters;
    return new Map(names.map((name) => [name, owner]));
  }
  const names = namesOf(draft, clusters, findings);
  if (names === undefined || !checkEnvironmentPlaces(draft, names, findings)) return undefined;
  const all = names.map((cluster): OwnerOnCluster => {
    const entry: unknown = entryOn<PlacementProps>(draft.terms.clusters, cluster) ?? {};
    return { cluster, entry: entry as Merged<PlacementProps> };
  });
  const place = placeOfClusters(draft);
  if (!checkClusterShares(owner.entry.name, all, place, findings)) return undefined;
  const placed = withQuotas(draft, all, context);
  if (placed === undefined || known === owner) return placed;
  // A tier that does not exist is told where the owner is resolved.
  const { tier } = owner.entry;
  const restored = [...placed].map(
    ([name, item]) => [name, { ...item, entry: { ...item.entry, tier } }] as const,
  );
  return new Map(restored);
}

/** The clusters of an owner. */
function namesOf(
  draft: TenantDraft,
  clusters: readonly string[],
  findings: Findings,
): readonly string[] | undefined {
  const { owner, terms, environments } = draft;
  const stated = clusterNames(terms.clusters);
  if (stated !== undefined && stated.length > 0) return stated;
  if (stated === undefined && clusters.length === 1) return clusters;
  const own = environments.map(({ merged }) => clusterNames(merged.clusters));
  if (stated === undefined && own.every((names) => names !== undefined)) {
    return [...new Set(own.flat())].sort();
  }
  findings.add(
    'CLUSTER_NONE',
    stated === undefined ? owner.namePath : placeOfClusters(draft),
    `\`${owner.entry.name}\` is on no cluster: nothing says which of ${listOf(clusters)} it is on.`,
    `Name its clusters, such as \`clusters: [${clusters.join(', ')}]\`.`,
  );
  return undefined;
}

function placeOfClusters({ owner, layers }: TenantDraft): FindingPath {
  return writtenAt(layers, ['clusters']) ?? owner.namePath;
}

/** Reports environments that are on no cluster of their owner, and clusters of an owner that have no environment. */
function checkEnvironmentPlaces(
  { owner, environments, layers }: TenantDraft,
  names: readonly string[],
  findings: Findings,
): boolean {
  const before = findings.errors.length;
  const { name: tenant } = owner.entry;
  const used = new Set<string>();
  for (const { name, merged, written } of environments) {
    const own = clusterNames(merged.clusters) ?? names;
    const place = writtenAt(written.slice(layers.length), ['clusters']) ?? owner.namePath;
    const outside = own.filter((cluster) => !names.includes(cluster));
    for (const cluster of own) used.add(cluster);
    if (outside.length === own.length) {
      findings.addOnce(
        'CLUSTER_NONE',
        place,
        `\`${name}\` of \`${tenant}\` is on no cluster: it is placed on ${listOf(own) || 'none'}, and \`${tenant}\` on ${listOf(names)}.`,
        `Place it on a cluster of \`${tenant}\`, add its cluster to those of \`${tenant}\`, or leave it out: \`environments: {${name}: null}\`.`,
      );
    } else if (outside.length > 0 && startsWith(place, owner.path)) {
      findings.addOnce(
        'CLUSTER_OF_NOBODY',
        place,
        `\`${name}\` is placed on ${listOf(outside)}, where \`${tenant}\` is not.`,
        `Add it to \`clusters\` of \`${tenant}\`, or remove it here.`,
      );
    }
  }
  const empty = names.filter((cluster) => !used.has(cluster));
  if (empty.length > 0) {
    findings.add(
      'CLUSTER_NONE',
      writtenAt(layers, ['clusters']) ?? owner.namePath,
      `\`${tenant}\` has no environment on ${listOf(empty)}: all of them are placed elsewhere.`,
      `Place one there, or remove ${listOf(empty)} from its clusters.`,
    );
  }
  return findings.errors.length === before;
}

/** The owner on each of its clusters, with its part of the total. */
function withQuotas(
  draft: TenantDraft,
  all: readonly OwnerOnCluster[],
  { pools, findings }: PlacingContext,
): PlacedOwner | undefined {
  const { owner, terms, environments } = draft;
  const { name } = owner.entry;
  const states = (cluster: OwnerOnCluster): Pick<WrittenOwner['entry'], 'state'> =>
    cluster.entry.state === undefined ? {} : { state: cluster.entry.state };
  const before = findings.errors.length;
  const parts = splitOverClusters(name, terms.quota, all, pools, placesIn(draft), findings);
  if (parts === undefined) return undefined;
  const clusters = all.map(({ cluster }) => cluster);
  const placed = environments.map((item) => onClusters(item, clusters, draft));
  const shares = clusterShares(all);
  const exact = exactOnClusters(
    { name, clusters, shares, parts, isPot: isPot(draft), environments: placed },
    pools,
    findings,
  );
  if (findings.errors.length > before) return undefined;
  return new Map(
    all.map((item, column) => [
      item.cluster,
      {
        ...owner,
        entry: { ...owner.entry, ...states(item) },
        placed: {
          total: parts[column]!,
          isPart: clusters.length > 1,
          places: Object.fromEntries(
            placed.map(({ name: environment, isOn }) => [
              environment,
              clusters.filter((_, index) => isOn[index]),
            ]),
          ),
          exact: Object.fromEntries(
            environments.map((environment, row) => [environment.name, exact[row]![column]!]),
          ),
        },
      },
    ]),
  );
}

/** What an environment states for all clusters, and for each of them. */
function onClusters(
  environment: EnvironmentDraft,
  clusters: readonly string[],
  { owner }: TenantDraft,
): EnvironmentOnClusters {
  const { name, merged, written } = environment;
  const found = clusters.map((cluster) => environmentsOn(cluster, [environment])[0]);
  const layers = found.flatMap((item) => item?.written.slice(written.length) ?? []);
  return {
    name,
    isOn: found.map((item) => item !== undefined),
    exact: merged.quota ?? {},
    own: found.map((item) => quotaIn(item?.written.slice(written.length) ?? [])),
    placeOf: placesAmong([...written, ...layers], owner.namePath),
  };
}

/** What some layers state as exact amounts. */
function quotaIn(layers: readonly Layer[]): Exact {
  const merged: unknown = mergeOnto({}, ...layers.map(({ data }) => data));
  return (merged as { readonly quota?: Exact }).quota ?? {};
}

function placesAmong(layers: readonly Layer[], otherwise: FindingPath): PlaceOf {
  return (...values) => writtenAt(layers, ...values) ?? otherwise;
}

function listOf(names: readonly string[]): string {
  const texts = names.map((name) => `\`${name}\``);
  return [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter(Boolean).join(' and ');
}
