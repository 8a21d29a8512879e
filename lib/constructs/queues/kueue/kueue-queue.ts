import { Construct } from 'constructs';
import type { ClusterQueueSpec, LocalQueueSpec } from '../../../../imports/kueue.x-k8s.io';
import { LIFE_STATES } from '../../../fleet/catalogue/life-states';
import type { LifecycleState } from '../../../fleet/model/props';
import { LOCAL_QUEUE } from '../../../plan/queues/kueue-names';
import type { NamespaceQueue } from '../../../plan/queues/namespace-queue';
import { offerDefaultChild } from '../../api-object/default-child';
import { Manifest } from '../../api-object/manifest';
import { guardMetadata } from '../../api-object/metadata';
import { OutputFolder } from '../../api-object/output-folder';
import { resourceGroups } from './kueue-amounts';
import { KUEUE_API } from './kueue-api';

/** Whose work a queue evicts to get back what it lent. */
const RECLAIM = { any: 'Any', lowerPriority: 'LowerPriority' } as const;

/**
 * The queue of a namespace: a ClusterQueue that no other namespace may use, and the LocalQueue `default` that leads to it.
 *
 * Both stay when they vanish from Git. With `state: removed`, they are drained first: Kueue deletes no queue that holds
 * work.
 */
export class KueueQueue extends Construct {
  constructor(scope: Construct, id: string, props: NamespaceQueue) {
    super(scope, id);
    const { namespace, state } = props;
    const queue = new Manifest(this, 'ClusterQueue', {
      apiVersion: KUEUE_API,
      kind: 'ClusterQueue',
      metadata: guardMetadata(namespace, undefined, state),
      spec: clusterQueueSpec(props),
    });
    OutputFolder.of(queue).set('queues');
    const spec: LocalQueueSpec = {
      clusterQueue: namespace,
      ...stopOf(state),
    };
    const local = new Manifest(this, 'LocalQueue', {
      apiVersion: KUEUE_API,
      kind: 'LocalQueue',
      metadata: guardMetadata(LOCAL_QUEUE, namespace, state),
      spec,
    });
    OutputFolder.of(local).set('local-queues');
    offerDefaultChild(this, queue);
  }
}

function clusterQueueSpec({
  namespace,
  state,
  cohort,
  groups,
  terms,
  own,
}: NamespaceQueue): ClusterQueueSpec {
  return {
    cohortName: cohort,
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    // At its default, what was lent would never come back.
    preemption: {
      reclaimWithinCohort: RECLAIM[terms.reclaim],
      withinClusterQueue: 'LowerPriority',
    },
    fairSharing: { weight: terms.weight },
    resourceGroups: resourceGroups(groups, { ...terms, own }, false),
    ...stopOf(state),
  };
}

/** A queue that takes nothing more. Once it is drained as well, nothing keeps it from being deleted. */
function stopOf(state: LifecycleState): Pick<LocalQueueSpec, 'stopPolicy'> {
  const { stopPolicy } = LIFE_STATES[state];
  return stopPolicy === undefined ? {} : { stopPolicy };
}
