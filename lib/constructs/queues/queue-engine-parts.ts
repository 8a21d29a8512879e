import type { Construct } from 'constructs';
import type { QueueEngine } from '../../fleet/model/props';
import { KaiQueues } from './kai-queues';
import { makeKueueRoot } from './kueue/kueue-root';
import type { QueueRootSpec } from './queue-root-spec';
import { type QueueTreeProps, VolcanoQueues } from './volcano-queues';
import { YunikornQueues } from './yunikorn-queues';

/** Makes what the queues of a cluster have in common. */
export type QueueEnginePart = (scope: Construct, spec: QueueRootSpec) => void;

/** One entry per engine. Kueue has the queues of tenants in their files; the others have the whole tree here. */
export const QUEUE_ENGINE_PARTS: Readonly<Record<QueueEngine, QueueEnginePart>> = {
  kueue: makeKueueRoot,
  volcano: (scope, spec) => void new VolcanoQueues(scope, 'Volcano', treeOf(spec)),
  kai: (scope, spec) => void new KaiQueues(scope, 'Kai', treeOf(spec)),
  yunikorn: (scope, spec) => void new YunikornQueues(scope, 'Yunikorn', treeOf(spec)),
};

function treeOf({ platform, root }: QueueRootSpec): QueueTreeProps {
  return { root, pools: platform.pools };
}
