import type { Construct } from 'constructs';
import type { ResourceFlavorSpec, TopologySpec } from '../../../../imports/kueue.x-k8s.io';
import type { FleetPlatform, FleetPool, FleetPriorityClass } from '../../../fleet/model/fleet';
import { ANY_NODE } from '../../../fleet/queues/kueue-limits';
import { topologyName } from '../../../fleet/queues/queue-names';
import { poolNodeLabels } from '../../../fleet/quota/pool-labels';
import { kueueGroups } from '../../../plan/queues/kueue-groups';
import { nodesOf, queuedKeys } from '../../../plan/queues/queue-node';
import { Manifest } from '../../api-object/manifest';
import { grantMetadata } from '../../api-object/metadata';
import { OutputFolder } from '../../api-object/output-folder';
import type { QueueRootSpec } from '../queue-root-spec';
import { KUEUE_API } from './kueue-api';
import { kueueCohort } from './kueue-cohort';

/** The flavors of a cluster, the priorities of its work, and the Cohorts that belong to no tenant. */
export function makeKueueRoot(scope: Construct, { platform, root }: QueueRootSpec): void {
  OutputFolder.of(scope).set('queues');
  const { pools, priorityClasses } = platform;
  makeTopologies(scope, platform);
  flavor(scope, ANY_NODE, {});
  for (const [name, pool] of Object.entries(pools)) {
    flavor(scope, name, flavorOf(pool, platform.prefix));
  }
  for (const [name, entry] of Object.entries(priorityClasses)) priority(scope, name, entry);
  const groups = kueueGroups(pools, queuedKeys(root).includes('ephemeralStorage'));
  for (const node of nodesOf(root)) {
    if (node.level !== 'root' && node.level !== 'organization') continue;
    const { parent, ...queue } = node;
    const above = parent === undefined ? {} : { parent: parent.name };
    kueueCohort(scope, node.name, { ...queue, ...above, groups });
  }
}

function flavor(scope: Construct, name: string, spec: ResourceFlavorSpec): void {
  new Manifest(scope, `flavor.${name}`, {
    apiVersion: KUEUE_API,
    kind: 'ResourceFlavor',
    metadata: grantMetadata(name),
    spec,
  });
}

/** The topologies of a cluster: one for each list of levels, however many pools have it. */
function makeTopologies(scope: Construct, { pools, prefix }: FleetPlatform): void {
  const lists = new Map<string, readonly string[]>();
  for (const { topology } of Object.values(pools)) {
    if (topology !== undefined) lists.set(topologyName(prefix, topology), topology);
  }
  for (const name of [...lists.keys()].sort()) {
    const spec: TopologySpec = { levels: lists.get(name)!.map((nodeLabel) => ({ nodeLabel })) };
    new Manifest(scope, `topology.${name}`, {
      apiVersion: KUEUE_API,
      kind: 'Topology',
      metadata: grantMetadata(name),
      spec,
    });
  }
}

/** The nodes of a pool: by their labels, with what keeps pods off them, and how near they are to each other. */
function flavorOf(pool: FleetPool, prefix: string): ResourceFlavorSpec {
  const nodeLabels = poolNodeLabels(pool);
  const { taints = [], toleratedBy, topology } = pool;
  const tolerations = taints.map(({ key, value, effect }) => {
    return { key, operator: 'Equal', ...(value === undefined ? {} : { value }), effect };
  });
  return {
    ...(Object.keys(nodeLabels).length === 0 ? {} : { nodeLabels }),
    ...(taints.length === 0 ? {} : { nodeTaints: taints }),
    ...(toleratedBy === 'queue' ? { tolerations } : {}),
    ...(topology === undefined ? {} : { topologyName: topologyName(prefix, topology) }),
  };
}

/** Work of a PriorityClass goes first in its queue as its pods do on the nodes. */
function priority(
  scope: Construct,
  name: string,
  { value, description }: FleetPriorityClass,
): void {
  new Manifest(scope, `priority.${name}`, {
    apiVersion: KUEUE_API,
    kind: 'WorkloadPriorityClass',
    metadata: grantMetadata(name),
    value,
    ...(description === undefined ? {} : { description }),
  });
}
