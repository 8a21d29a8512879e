import type { Findings } from '../../findings/findings';
import type { FleetProps } from '../model/props';
import type { Written } from '../model/written';
import { checkName } from '../values/name-checks';

/** Folders of a tree, in which no cluster can have its own. */
export const RESERVED_CLUSTER_NAMES: readonly string[] = [
  'access',
  'budgets',
  'clusters',
  'delivery',
  'deploy',
  'devices',
  'local-queues',
  'monitoring',
  'network',
  'platform',
  'queues',
  'shared',
  'slice-projects',
  'slices',
  'tenants',
  'virtual-clusters',
];

/** Reports an empty map of clusters, and names that no cluster can have. */
export function checkClusterNames(
  clusters: Written<FleetProps['clusters']>,
  findings: Findings,
): void {
  if (clusters === undefined) return;
  const names = Object.keys(clusters);
  if (names.length === 0) {
    findings.add(
      'CLUSTERS_EMPTY',
      ['clusters'],
      '`clusters` names no cluster.',
      'Name one, such as `clusters: {gpu-eu: {kubernetesVersion: "1.36"}}`, or remove the line.',
    );
  }
  for (const name of names) {
    const path = ['clusters', name];
    if (!checkName(name, 'the name of a cluster', path, findings)) continue;
    if (!RESERVED_CLUSTER_NAMES.includes(name)) continue;
    findings.add(
      'NAME_RESERVED',
      path,
      `A cluster cannot be called \`${name}\`: the tree has a folder of this name.`,
      `Choose another name, such as \`${name}-1\`.`,
    );
  }
}
