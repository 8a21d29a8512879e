import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetPlatform, FleetPool } from '../model/fleet';
import { poolNodeLabels } from '../quota/pool-labels';
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
  /** Taints of the nodes of a flavor, and so tolerations. */
  taints: 8,
  /** Levels of a topology. */
  levels: 16,
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
  for (const [name, pool] of Object.entries(pools)) {
    checkNodes(pool, [...places, name], findings);
    if (name === ANY_NODE) {
      findings.add(
        'QUEUE_NAME_CLASH',
        [...places, name],
        `Kueue is told of every node by the name \`${ANY_NODE}\`, and would be told of this pool by the same.`,
        'Rename the pool.',
      );
    }
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

/** Reports nodes that a flavor cannot describe. */
function checkNodes(pool: FleetPool, path: FindingPath, findings: Findings): void {
  const { nodeLabels = {}, taints = [], topology = [] } = pool;
  const labels = Object.keys(nodeLabels).length;
  const report = (key: string, message: string, fix: string): void =>
    findings.addOnce('QUEUE_LIMIT', [...path, key], message, fix);
  if (labels > MOST.nodeLabels) {
    report(
      'nodeLabels',
      `Kueue chooses nodes by at most ${MOST.nodeLabels} labels, and these are ${labels}.`,
      'Keep those that tell the nodes of this pool from all others.',
    );
  }
  if (taints.length > MOST.taints) {
    report(
      'taints',
      `Kueue takes at most ${MOST.taints} taints of nodes, and these are ${taints.length}.`,
      'Keep those that keep work off the nodes.',
    );
  }
  if (topology.length > MOST.levels) {
    report(
      'topology',
      `Kueue takes at most ${MOST.levels} levels, and these are ${topology.length}.`,
      'Keep the levels that work asks for.',
    );
  }
  if (topology.length === 0 || Object.keys(poolNodeLabels(pool)).length > 0) return;
  findings.addOnce(
    'POOL_TOPOLOGY',
    [...path, 'topology'],
    'Kueue finds the nodes of a topology by their labels, and nothing says which labels those of this pool have.',
    'State `nodeLabels` that all nodes of the pool have, and no others.',
  );
}
