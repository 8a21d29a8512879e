import type { Findings } from '../../findings/findings';
import type { FleetPlatform } from '../model/fleet';
import { grouped } from '../values/groups';

/**
 * What Kueue's definitions take at most.
 *
 * Source: kubernetes-sigs/kueue v0.19.2, config/components/crd/bases and pkg/webhooks.
 */
const MOST = {
  /** Groups of resources in a queue, of which one is for cpu and memory. */
  groups: 16,
  /** Pools of one resource. */
  flavors: 64,
  /** Labels of the nodes of a flavor. */
  nodeLabels: 8,
  /** Characters that describe a priority. */
  description: 2048,
} as const;

/** The name of the flavor for cpu and memory. */
export const ANY_NODE = 'any-node';

/** Reports what Kueue would refuse of a platform. */
export function checkKueueLimits(platform: FleetPlatform, findings: Findings): void {
  if (platform.queueing?.engine !== 'kueue') return;
  const { pools, priorityClasses } = platform;
  const byResource = grouped(Object.keys(pools), (pool) => pools[pool]!.resource);
  const places = ['platform', 'pools'];
  if (byResource.size >= MOST.groups) {
    findings.add(
      'QUEUE_LIMIT',
      places,
      `The pools have ${byResource.size} resources, and a queue of Kueue has room for ${MOST.groups - 1} beside cpu and memory.`,
      'Remove pools that nobody uses, or put some on another cluster.',
    );
  }
  for (const [resource, names] of byResource) {
    if (names.length <= MOST.flavors) continue;
    findings.add(
      'QUEUE_LIMIT',
      [...places, names[MOST.flavors]!],
      `${names.length} pools have the resource ${resource}, and a queue of Kueue has room for ${MOST.flavors}.`,
      'Join pools whose devices are alike.',
    );
  }
  for (const [name, { nodeLabels = {} }] of Object.entries(pools)) {
    if (name === ANY_NODE) {
      findings.add(
        'QUEUE_NAME_CLASH',
        [...places, name],
        `Kueue is told of every node by the name \`${ANY_NODE}\`, and would be told of this pool by the same.`,
        'Rename the pool.',
      );
    }
    const count = Object.keys(nodeLabels).length;
    if (count <= MOST.nodeLabels) continue;
    findings.add(
      'QUEUE_LIMIT',
      [...places, name, 'nodeLabels'],
      `Kueue chooses nodes by at most ${MOST.nodeLabels} labels, and these are ${count}.`,
      'Keep those that tell the nodes of this pool from all others.',
    );
  }
  for (const [name, { description = '' }] of Object.entries(priorityClasses)) {
    if (description.length <= MOST.description) continue;
    findings.add(
      'QUEUE_LIMIT',
      ['platform', 'priorityClasses', name, 'description'],
      `Kueue takes ${MOST.description} characters of a description, and these are ${description.length}.`,
      'Shorten it.',
    );
  }
}
