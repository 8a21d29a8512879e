import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import { TENANT_DEFAULTS } from '../../fleet/queues/queue';
import {
  organizationQueueName,
  rootQueueName,
  tenantQueueName,
} from '../../fleet/queues/queue-names';
import { addAmounts, queueAmounts } from '../../fleet/queues/queued-amounts';
import {
  capacityForQueues,
  heldUnqueued,
  leftOf,
  queuedEnvironments,
} from '../../fleet/queues/queued-owners';
import type { QueueAmounts, QueueNode } from './queue-node';
import { termsOf } from './queue-terms';

/** A node with what is to be below it, before it knows the node above. */
interface Seed extends Omit<QueueNode, 'parent' | 'children'> {
  readonly below: readonly Seed[];
}

/** The parts of a fleet from which its queues follow. */
export type QueuedFleet = Pick<Fleet, 'organizations' | 'platform' | 'sharedServices' | 'tenants'>;

/** A queue whose borders nothing crosses: there is nothing above the root. */
const CLOSED = { weight: 1, borrow: {}, lend: {}, reclaim: 'any' } as const;

/**
 * The tree by which a cluster is shared: everybody, organisations, tenants, environments. Nothing if the platform queues
 * nothing.
 *
 * What the environments are guaranteed, and what organisations and the root have left, add up to the capacity of each pool,
 * without what the platform keeps and what those hold who are not queued.
 */
export function queueTree(fleet: QueuedFleet): QueueNode | undefined {
  const { platform, tenants } = fleet;
  if (platform.queueing === undefined) return undefined;
  const others = [...Object.values(fleet.sharedServices), ...tenants].map(heldUnqueued);
  const below = seedsBelow(undefined, fleet);
  return grow({
    level: 'root',
    name: rootQueueName(platform.prefix),
    title: '',
    ...CLOSED,
    own: leftOf(capacityForQueues(platform), [...others, ...below.map(guaranteeOfSeed)]),
    below,
  });
}

/** What is directly below an organisation, or below none. */
function seedsBelow(parent: string | undefined, fleet: QueuedFleet): Seed[] {
  const { organizations = {}, platform, tenants } = fleet;
  return [
    ...Object.keys(organizations)
      .filter((name) => organizations[name]!.parent === parent)
      .flatMap((name) => organizationSeed(name, fleet)),
    ...tenants
      .filter(({ organization }) => organization === parent)
      .flatMap((tenant) => tenantSeed(tenant, platform.prefix)),
  ];
}

/** An organisation, unless nothing below it is queued. What is left of its budget belongs to all of its tenants. */
function organizationSeed(title: string, fleet: QueuedFleet): Seed[] {
  const { quota, queue = TENANT_DEFAULTS } = fleet.organizations![title]!;
  const below = seedsBelow(title, fleet);
  if (below.length === 0) return [];
  const unqueued = tenantsIn(title, fleet).map(heldUnqueued);
  return [
    {
      level: 'organization',
      name: organizationQueueName(fleet.platform.prefix, title),
      title,
      ...termsOf(queue),
      own: leftOf(queueAmounts(quota), [...below.map(guaranteeOfSeed), ...unqueued]),
      below,
    },
  ];
}

/** The tenants of an organisation, and of those below it. */
function tenantsIn(name: string, fleet: QueuedFleet): FleetTenant[] {
  const { organizations = {}, tenants } = fleet;
  return [
    ...tenants.filter(({ organization }) => organization === name),
    ...Object.keys(organizations)
      .filter((other) => organizations[other]!.parent === name)
      .flatMap((other) => tenantsIn(other, fleet)),
  ];
}

/** What is guaranteed to a node and to all that is to be below it. */
function guaranteeOfSeed({ own, below }: Seed): QueueAmounts {
  return addAmounts([own, ...below.map(guaranteeOfSeed)]);
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
