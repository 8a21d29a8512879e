import type { LifecycleState } from '../../fleet/model/props';
import {
  organizationQueueName,
  rootQueueName,
  tenantQueueName,
} from '../../fleet/queues/queue-names';
import { queuedEnvironments } from '../../fleet/queues/queued-owners';
import type { TenantView } from '../owner-views';
import type { PlatformView } from '../platform-view';
import { type KueueGroup, kueueGroups } from './kueue-groups';
import { usesKueue } from './namespace-queue';
import type { QueueAmounts } from './queue-node';
import { type QueueTerms, termsOf } from './queue-terms';

/** What Kueue is told of a tenant as a whole. */
export interface TenantQueue extends QueueTerms {
  readonly name: string;
  /** The name of the queue above. */
  readonly parent: string;
  readonly groups: readonly KueueGroup[];
  readonly own: QueueAmounts;
  readonly state: LifecycleState;
  /** The namespace whose file it is in. */
  readonly follows: string;
}

/** The queue of a tenant in Kueue, if it has one. */
export function tenantCohort(
  { spec: tenant }: TenantView,
  { spec: platform }: PlatformView,
): TenantQueue | undefined {
  const [first] = queuedEnvironments(tenant);
  if (!usesKueue(platform) || tenant.queue === undefined || first === undefined) return undefined;
  const { prefix, pools } = platform;
  return {
    name: tenantQueueName(prefix, tenant.name),
    parent:
      tenant.organization === undefined
        ? rootQueueName(prefix)
        : organizationQueueName(prefix, tenant.organization),
    groups: kueueGroups(pools, first.environment.quota.ephemeralStorage !== undefined),
    // Its total is split completely.
    own: {},
    ...termsOf(tenant.queue),
    state: tenant.state,
    follows: first.environment.namespace,
  };
}
