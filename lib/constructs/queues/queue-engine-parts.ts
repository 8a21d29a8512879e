import type { Construct } from 'constructs';
import type { QueueEngine } from '../../fleet/model/props';
import { makeKueueRoot } from './kueue/kueue-root';
import type { QueueRootSpec } from './queue-root';

/** Makes what the queues of a cluster have in common. */
export type QueueEnginePart = (scope: Construct, spec: QueueRootSpec) => void;

/** One entry per engine whose objects we write. */
export const QUEUE_ENGINE_PARTS: Readonly<Partial<Record<QueueEngine, QueueEnginePart>>> = {
  kueue: makeKueueRoot,
};
