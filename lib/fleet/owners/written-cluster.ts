import type { FindingPath } from '../../findings/finding';
import { DEFAULT_DELIVERY } from '../model/defaults';
import { mergeOnto, writtenAt } from '../model/layers';
import type { ClusterDeliveryProps, ClusterEntry, FleetProps, PlatformEntry } from '../model/props';
import type { Written } from '../model/written';
import { withQueueingAsMap } from '../queues/queueing';
import { folderInRepository } from '../values/repository';

/** A cluster as it was written. What it states is a layer above the platform. */
export interface WrittenCluster {
  readonly name: string;
  readonly path: FindingPath;
  readonly entry: ClusterEntry;
  /** Whether the input names others, so that the tree of each is in a folder of its own. */
  readonly hasOthers: boolean;
}

/** All clusters in the order of their names, so that the order of the input changes nothing. */
export function clustersIn({ clusters }: Pick<Written<FleetProps>, 'clusters'>): WrittenCluster[] {
  const names = Object.keys(clusters ?? {}).sort();
  return names.map((name) => ({
    name,
    path: ['clusters', name],
    entry: (clusters![name] ?? {}) as ClusterEntry,
    hasOthers: names.length > 1,
  }));
}

/**
 * The platform as it is on a cluster. Settings are left out of it: they are merged over the built-in defaults, layer by
 * layer, because a `null` means something there.
 */
export function platformOn(
  platform: PlatformEntry,
  cluster: WrittenCluster | undefined,
): PlatformEntry {
  if (cluster === undefined) return platform;
  const [below, above]: readonly unknown[] = [platform, cluster.entry].map(withQueueingAsMap);
  const merged: unknown = mergeOnto(below as Parameters<typeof mergeOnto>[0], above);
  return withFolder(merged as PlatformEntry, cluster);
}

/** What is delivered to one of several clusters is in its folder. A delivery that lacks a key has a finding of its own. */
function withFolder(
  platform: PlatformEntry,
  { name, entry, hasOthers }: WrittenCluster,
): PlatformEntry {
  const { delivery, ...others } = platform;
  const { engine, repository }: ClusterDeliveryProps = delivery ?? {};
  if (engine === undefined || repository === undefined) return others;
  if (delivery === undefined || !hasOthers || entry.delivery?.path !== undefined) return platform;
  const path = folderInRepository(delivery.path ?? DEFAULT_DELIVERY.path, name);
  return { ...platform, delivery: { ...delivery, path } };
}

/** Where a value of the platform was written that is found wrong on a cluster: by the cluster, or by the platform. */
export function placeOnCluster(
  path: FindingPath,
  platform: unknown,
  cluster: WrittenCluster | undefined,
): FindingPath {
  const [root, ...keys] = path;
  if (cluster === undefined || root !== 'platform') return path;
  // What is missing from the platform is missing from this cluster alone.
  if (keys.length === 0) return cluster.path;
  const layers = [
    { path: ['platform'], data: platform },
    { path: cluster.path, data: cluster.entry },
  ];
  return writtenAt(layers, keys) ?? path;
}
