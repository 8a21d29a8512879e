import type { FleetEnvironment, FleetPlatform } from '../../fleet/model/fleet';
import type { LifecycleState } from '../../fleet/model/props';
import { tenantQueueName } from '../../fleet/queues/queue-names';
import { queueAmounts } from '../../fleet/queues/queued-amounts';
import { type KueueGroup, kueueGroups } from './kueue-groups';
import type { QueueAmounts } from './queue-node';
import { type QueueTerms, termsOf } from './queue-terms';

/** What Kueue is told of one namespace. */
export interface NamespaceQueue {
  readonly namespace: string;
  readonly state: LifecycleState;
  /** The queue of its tenant. */
  readonly cohort: string;
  readonly groups: readonly KueueGroup[];
  readonly terms: QueueTerms;
  /** Its guarantee. */
  readonly own: QueueAmounts;
}

/** A namespace, and the platform that it is on. */
export interface QueuedNamespace {
  readonly namespace: string;
  readonly state: LifecycleState;
  /** The name of its tenant. */
  readonly owner: string;
  readonly spec: FleetEnvironment;
  readonly platform: { readonly spec: FleetPlatform };
}

/** Whether Kueue queues the work of a platform. */
export function usesKueue({ queueing }: Pick<FleetPlatform, 'queueing'>): boolean {
  return queueing?.engine === 'kueue';
}

/** The queue of a namespace in Kueue, if it has one. */
export function namespaceQueue(view: QueuedNamespace): NamespaceQueue | undefined {
  const { namespace, state, owner, spec } = view;
  const { queue, quota } = spec;
  const platform = view.platform.spec;
  if (!usesKueue(platform) || queue === undefined || queue === 'none') return undefined;
  return {
    namespace,
    state,
    cohort: tenantQueueName(platform.prefix, owner),
    groups: kueueGroups(platform.pools, quota.ephemeralStorage !== undefined),
    terms: termsOf(queue),
    own: queueAmounts(quota),
  };
}
