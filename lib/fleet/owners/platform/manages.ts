import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetManages, FleetPlatform, FleetSlice } from '../../model/fleet';
import type { ManagedSliceProps, ManagesProps } from '../../model/props';
import type { Written } from '../../model/written';
import { checkRange } from '../../settings/network/ranges';
import { eachEntry, entriesOf, sortedMap } from '../../values/maps';
import { checkName, checkNames } from '../../values/name-checks';
import {
  checkSliceProject,
  checkSliceSettings,
  resolveSliceProject,
  resolveSliceSettings,
} from './slice-values';
import { checkTopology, resolveTopology } from './topology';

/** Reports what cannot be managed as it is written. */
export function checkManages(
  manages: Written<ManagesProps> | null | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (manages === null || manages === undefined) return;
  for (const [name, cluster] of entriesOf(manages.clusters)) {
    const at = [...path, 'clusters', name];
    checkName(name, 'the name of a cluster', at, findings);
    checkTopology(cluster, at, findings);
    for (const key of ['pods', 'services'] as const) {
      eachEntry(cluster[key], (range, index) => checkRange(range, [...at, key, index], findings));
    }
  }
  const { sliceProject, slices } = manages;
  if (sliceProject !== undefined) {
    checkSliceProject(sliceProject, [...path, 'sliceProject'], findings);
  } else if (entriesOf(slices).length > 0) {
    findings.add(
      'SLICE_INVALID',
      [...path, 'slices'],
      'Nothing says in which Project of KubeSlice these slices are.',
      'Add `sliceProject: {project: ml}` beside `slices`.',
    );
  }
  for (const [name, slice] of entriesOf(slices)) {
    checkManagedSlice(name, slice, [...path, 'slices', name], findings);
  }
}

function checkManagedSlice(
  name: string,
  slice: Written<ManagedSliceProps>,
  path: FindingPath,
  findings: Findings,
): void {
  checkName(name, 'the name of a slice', path, findings);
  checkSliceSettings(slice, path, findings);
  checkNames(slice.clusters, 'a cluster', [...path, 'clusters'], findings);
  for (const [namespace, clusters] of Object.entries(slice.namespaces ?? {})) {
    const at = [...path, 'namespaces', namespace];
    checkName(namespace, 'the name of a namespace', at, findings);
    eachEntry(clusters, (cluster, index) => {
      if (slice.clusters === undefined || slice.clusters.includes(cluster)) return;
      findings.add(
        'SLICE_CLUSTERS',
        [...at, index],
        `\`${namespace}\` is on \`${cluster}\`, which the slice does not join.`,
        'Add it to `clusters` of the slice, or remove it here.',
      );
    });
  }
}

/** What a cluster manages, in normal form; nothing where that is nothing. */
export function resolveManages(
  manages: ManagesProps | null | undefined,
): Pick<FleetPlatform, 'manages'> {
  const { clusters = {}, sliceProject, slices = {} } = manages ?? {};
  return managing({
    clusters: sortedMap(clusters, resolveTopology),
    ...(sliceProject === undefined ? {} : { sliceProject: resolveSliceProject(sliceProject) }),
    slices: sortedMap(slices, resolveManagedSlice),
  });
}

function resolveManagedSlice(slice: ManagedSliceProps): FleetSlice {
  return {
    clusters: [...new Set(slice.clusters)].sort(),
    namespaces: sortedMap(slice.namespaces, (clusters) => [...new Set(clusters)].sort()),
    ...resolveSliceSettings(slice),
  };
}

/** The key, where there is something in it. */
export function managing(manages: FleetManages): Pick<FleetPlatform, 'manages'> {
  const { clusters, sliceProject, slices } = manages;
  const parts = [clusters, slices, sliceProject ?? {}];
  return parts.every((part) => Object.keys(part).length === 0) ? {} : { manages };
}
