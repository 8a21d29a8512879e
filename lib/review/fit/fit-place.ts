import type { GuardRailName } from '../../fleet/catalogue/guard-rail-catalogue';
import type { FleetPlatform } from '../../fleet/model/fleet';
import type { GuardRailParameters } from '../../plan/guard-rail-parameters';
import type { NamespaceView } from '../../plan/namespace-view';
import type { ManifestMap } from '../../verify/objects/manifest-data';
import type { WrittenQuota } from './namespace-limits';
import type { PodAmounts } from './pod-amounts';
import type { PodGroup } from './written-pods';

/** A namespace, and everything that decides what it takes. */
export interface FitPlace {
  readonly view: NamespaceView;
  readonly platform: FleetPlatform;
  /** The lists that guard rails read. */
  readonly lists: Required<GuardRailParameters>;
  readonly quotas: readonly WrittenQuota[];
}

/** Pods of a workload, with what the API server adds to what was written. */
export interface JudgedPods extends PodGroup {
  /** The spec without what the API server adds: Kueue reads it from the object that makes the pods. */
  readonly written: ManifestMap;
  readonly amounts: PodAmounts;
  /** The priority class that they get; `''` for none. */
  readonly priority: string;
}

/** Whether a guard rail refuses in a namespace. */
export function refuses({ view }: FitPlace, rail: GuardRailName): boolean {
  return view.spec.guardRails[rail] === 'enforce';
}

/** The names of what a pod asks for at all, of each container and of the pod as a whole. */
export function askedNames({ containers, whole }: PodAmounts): string[] {
  const held = [...containers, whole].flatMap(({ requests, limits }) =>
    Object.entries({ ...limits, ...requests }).flatMap(([name, amount]) =>
      amount > 0n ? [name] : [],
    ),
  );
  return [...new Set(held)].sort();
}

/** Whether a resource is an extended one, such as a device: its name has a domain. */
export function isExtended(name: string): boolean {
  return name.includes('/');
}
