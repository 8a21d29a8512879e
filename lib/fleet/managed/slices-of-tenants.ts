import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { clusterOf } from '../clusters/cluster-of';
import type { Fleet, FleetEnvironment, FleetSlice } from '../model/fleet';
import type { SliceProps } from '../model/props';
import type { SoundParts } from '../shape/sound-parts';
import { grouped } from '../values/groups';
import { sortedMap } from '../values/maps';
import { resolveSliceSettings } from '../owners/platform/slice-values';

/** An environment of a tenant on one cluster. */
interface Placed {
  readonly cluster: string;
  readonly name: string;
  readonly environment: FleetEnvironment;
}

/** The slices of all tenants by their names, over the namespaces that their fleets have. Reports what cannot be joined. */
export function slicesOf(
  { tenants }: SoundParts,
  fleets: readonly Fleet[],
  findings: Findings,
): Record<string, FleetSlice> {
  const all = tenants.flatMap(([index, { name, slice }]) => {
    if (slice === undefined) return [];
    const path = ['tenants', index, 'slice'];
    const placed = placedIn(name, fleets);
    checkEnvironments(name, slice, placed, path, findings);
    const joined = placed.filter(
      (one) => slice.environments === undefined || slice.environments.includes(one.name),
    );
    checkClusters(name, slice, joined, path, findings);
    checkJoined(name, joined, path, findings);
    return [[name, sliceOver(slice, joined)] as const];
  });
  return sortedMap(Object.fromEntries(all), (slice) => slice);
}

/** The environments of a tenant that are in use. */
function placedIn(tenant: string, fleets: readonly Fleet[]): Placed[] {
  return fleets.flatMap((fleet) => {
    const cluster = clusterOf(fleet);
    const found = fleet.tenants.find(({ name }) => name === tenant);
    if (cluster === undefined || found === undefined || found.state === 'removed') return [];
    return Object.entries(found.environments).flatMap(([name, environment]) =>
      environment.state === 'removed' ? [] : { cluster, name, environment },
    );
  });
}

function sliceOver(slice: SliceProps, joined: readonly Placed[]): FleetSlice {
  const namespaces = grouped(joined, ({ environment }) => environment.namespace);
  return {
    clusters: clustersOf(joined),
    namespaces: sortedMap(Object.fromEntries(namespaces), (placed) =>
      placed.map(({ cluster }) => cluster).sort(),
    ),
    ...resolveSliceSettings(slice),
  };
}

function clustersOf(joined: readonly Placed[]): string[] {
  return [...new Set(joined.map(({ cluster }) => cluster))].sort();
}

/** Reports environments that the tenant does not have. */
function checkEnvironments(
  tenant: string,
  { environments }: SliceProps,
  placed: readonly Placed[],
  path: FindingPath,
  findings: Findings,
): void {
  const known = [...new Set(placed.map(({ name }) => name))];
  environments?.forEach((name, index) => {
    if (known.includes(name)) return;
    findings.add(
      'SLICE_INVALID',
      [...path, 'environments', index],
      `\`${tenant}\` has no environment \`${name}\` that a slice could join.`,
      `Use those that it has: ${known.join(', ')}.`,
    );
  });
}

/** Reports a slice that joins nothing, or more than it may. */
function checkClusters(
  tenant: string,
  { maxClusters }: SliceProps,
  joined: readonly Placed[],
  path: FindingPath,
  findings: Findings,
): void {
  const clusters = clustersOf(joined);
  if (clusters.length < 2) {
    findings.add(
      'SLICE_CLUSTERS',
      path,
      clusters.length === 0
        ? `The slice of \`${tenant}\` joins no namespace of any cluster.`
        : `The slice of \`${tenant}\` joins nothing: its namespaces are on \`${clusters[0]!}\` alone.`,
      'Place the tenant on several clusters, or remove the slice.',
    );
  } else if (maxClusters !== undefined && clusters.length > maxClusters) {
    findings.add(
      'SLICE_CLUSTERS',
      [...path, 'maxClusters'],
      `The slice of \`${tenant}\` joins ${clusters.length} clusters, and may join ${maxClusters}.`,
      `Write ${clusters.length} or more. For a slice that exists, KubeSlice refuses another number.`,
    );
  }
}

/** Warns of environments that are closed to each other, and that a slice opens to each other. */
function checkJoined(
  tenant: string,
  joined: readonly Placed[],
  path: FindingPath,
  findings: Findings,
): void {
  const names = [...new Set(joined.map(({ name }) => name))];
  const closed = joined.find(({ environment }) => environment.network.reach === 'environment');
  if (names.length < 2 || closed === undefined) return;
  const last = names[names.length - 1]!;
  findings.add(
    'SLICE_JOINS_ENVIRONMENTS',
    path,
    `The slice of \`${tenant}\` joins ${names.map((name) => `\`${name}\``).join(', ')}, which are closed to each other: no NetworkPolicy sees what goes through the slice.`,
    `Name the one that needs it, such as \`environments: [${last}]\`.`,
  );
}
