import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { isMap } from '../model/layers';
import type {
  EnvironmentEntry,
  EnvironmentPlacementProps,
  FleetProps,
  PlacementProps,
} from '../model/props';
import type { Written } from '../model/written';
import { checkShare } from '../owners/environment-layers';
import { checkPeople } from '../values/subjects';
import type { PoolNames } from '../quota/gpu-counts';
import { checkQuota } from '../quota/quota';
import { checkQueue } from '../queues/queue';
import { SETTINGS } from '../settings/settings';
import { eachEntry, entriesOf } from '../values/maps';

/** What placements are checked against. */
interface Known {
  readonly clusters: readonly string[];
  readonly pools: PoolNames;
  readonly findings: Findings;
}

/** A level that says where something is. */
interface Level {
  readonly clusters?: Written<FleetProps['tenants'][number]['clusters']>;
  readonly environments?: Written<Record<string, EnvironmentEntry | null>>;
}

/** Reports clusters that do not exist, and what is wrong with what is written for one, at every level that names them. */
export function checkPlacements(
  written: Written<FleetProps>,
  pools: PoolNames,
  findings: Findings,
): void {
  const known = { clusters: Object.keys(written.clusters ?? {}), pools, findings };
  const check = (level: Level, path: FindingPath): void => checkLevel(level, path, known);
  check({ environments: written.platform?.environments }, ['platform']);
  for (const [name, tier] of entriesOf(written.tiers)) check(tier, ['tiers', name]);
  eachEntry(written.tenants, (tenant, index) => check(tenant, ['tenants', index]));
  for (const [name, service] of entriesOf(written.sharedServices)) {
    check(service, ['sharedServices', name]);
  }
}

function checkLevel({ clusters, environments }: Level, path: FindingPath, known: Known): void {
  checkPlacement(clusters, [...path, 'clusters'], known, checkOwnerOn);
  for (const [name, environment] of entriesOf(environments)) {
    const at = [...path, 'environments', name, 'clusters'];
    checkPlacement(environment.clusters, at, known, checkEnvironmentOn);
  }
}

function checkPlacement<Entry extends object>(
  placement: unknown,
  path: FindingPath,
  known: Known,
  checkEntry: (entry: Entry, path: FindingPath, known: Known) => void,
): void {
  if (Array.isArray(placement)) {
    eachEntry(placement as readonly string[], (name, index) =>
      checkClusterName(name, [...path, index], known),
    );
  } else if (isMap(placement)) {
    for (const [name, entry] of Object.entries(placement)) {
      checkClusterName(name, [...path, name], known);
      const read: unknown = entry;
      if (isMap(entry)) checkEntry(read as Entry, [...path, name], known);
    }
  }
}

function checkClusterName(name: string, path: FindingPath, { clusters, findings }: Known): void {
  if (clusters.includes(name)) return;
  const near = nearest(name, clusters);
  findings.add(
    'CLUSTER_UNKNOWN',
    path,
    `There is no cluster \`${name}\`.`,
    near !== undefined
      ? `Did you mean \`${near}\`?`
      : clusters.length === 0
        ? 'Declare it under `clusters` at the top of the file, or remove the line.'
        : `Declare it under \`clusters\`, or use one of the existing clusters: ${clusters.join(', ')}.`,
  );
}

function checkOwnerOn(
  { share, quota, queue }: Written<PlacementProps>,
  path: FindingPath,
  { pools, findings }: Known,
): void {
  checkShare(share, [...path, 'share'], findings);
  checkQuota(quota, [...path, 'quota'], pools, findings);
  checkQueue(queue, [...path, 'queue'], pools, findings);
}

function checkEnvironmentOn(
  entry: Written<EnvironmentPlacementProps>,
  path: FindingPath,
  { pools, findings }: Known,
): void {
  SETTINGS.check(entry, path, findings);
  checkShare(entry.share, [...path, 'share'], findings);
  checkQuota(entry.quota, [...path, 'quota'], pools, findings);
  checkQueue(entry.queue, [...path, 'queue'], pools, findings);
  checkPeople(entry, path, findings);
}
