import type { QueueNode } from './queue-node';

/** The ConfigMap that YuniKorn reads besides that of its chart, in the namespace where its documentation installs it. */
export const YUNIKORN_CONFIG = { name: 'yunikorn-configs', namespace: 'yunikorn' } as const;

/** The queue of the whole cluster. It has no amounts: YuniKorn knows the nodes. */
export const YUNIKORN_ROOT = 'root';

/** The way to a queue of YuniKorn, from the queue of the cluster. */
export function yunikornPath({ name, parent }: QueueNode): string {
  return parent === undefined ? YUNIKORN_ROOT : `${yunikornPath(parent)}.${name}`;
}
