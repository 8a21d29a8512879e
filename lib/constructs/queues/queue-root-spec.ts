import type { FleetPlatform } from '../../fleet/model/fleet';
import type { QueueNode } from '../../plan/queues/queue-node';

/** @internal */
export interface QueueRootSpec {
  readonly platform: FleetPlatform;
  readonly root: QueueNode;
}
