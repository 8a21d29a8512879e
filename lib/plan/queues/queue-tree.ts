import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import { rootQueueName, tenantQueueName } from '../../fleet/queues/queue-names';
import { queueAmounts } from '../../fleet/queues/queued-amounts';
import {
  capacityForQueues,
  guaranteedTo,
  heldUnqueued,
  leftOf,
  queuedEnvironments,
} from '../../fleet/queues/queued-owners';
import type { QueueNode } from './queue-node';
import { termsOf } from './queue-terms';

/** A node with what is to be below it, before it knows the node above. */
interface Seed extends Omit<QueueNode, 'parent' | 'children'> {
  readonly below: readonly Seed[];
}

/** The parts of a fleet from which its queues follow. */
export type QueuedFleet = Pick<Fleet, 'platform' | 'sharedServices' | 'tenants'>;

/** A queue whose borders nothing crosses: there is nothing above the root. */
const CLOSED = { weight: 1, borrow: {}, lend: {}, reclaim: 'any' } as const;

/**
 * The tree by which a cluster is shared: everybody, tenants, environments. Nothing if the platform queues nothing.
 *
 * What the environments are guaranteed, and what the root has left, add up to the capacity of each pool, without what
 * the platform keeps and what those hold who are not queued.
 */
export function queueTree(fleet: QueuedFleet): QueueNode | undefined {
  const { platform, tenants } = fleet;
  if (platform.queueing === undefined) return undefined;
  const others = [...Object.values(fleet.sharedServices), ...tenants].map(heldUnqueued);
  return grow({
    level: 'root',
    name: rootQueueName(platform.prefix),
    title: '',
    ...CLOSED,
    own: leftOf(capacityForQueues(platform), [...others, ...tenants.map(guaranteedTo)]),
    below: tenants.flatMap((tenant) => tenantSeed(tenant, platform.prefix)),
  });
}

/** A tenant, unless none of its environments is queued. Its own total is split completely, so it has none beside. */
function tenantSeed(tenant: FleetTenant, prefix: string): Seed[] {
  const below = queuedEnvironments(tenant).map(({ name, environment, queue }): Seed => ({
    level: 'environment',
    name: environment.namespace,
    title: name,
    namespace: environment.namespace,
    ...termsOf(queue),
    own: queueAmounts(environment.quota),
    below: [],
  }));
  if (below.length === 0 || tenant.queue === undefined) return [];
  const name = tenantQueueName(prefix, tenant.name);
  return [{ level: 'tenant', name, title: tenant.name, ...termsOf(tenant.queue), own: {}, below }];
}

/** Makes the nodes of a tree, each of which knows those above and below. */
function grow({ below, ...seed }: Seed, parent?: QueueNode): QueueNode {
  const children: QueueNode[] = [];
  const node: QueueNode = { ...seed, parent, children };
  for (const child of [...below].sort(byName)) children.push(grow(child, node));
  return node;
}

function byName(one: Seed, other: Seed): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}
