import type { Findings } from '../../../findings/findings';
import type { Surroundings } from '../../owners/surroundings';
import { type ResolvedTenant, draftTenant, placeIn, placesIn } from '../../owners/tenant-draft';
import { checkQueuedDevices } from './engine-devices';
import { checkQueueEngine } from './queue-engine-needs';
import { checkTreeLimits } from './tree-limits';
import { isOwn, ownPlaces, statedAmounts } from './queue-checks';
import { checkKueueLimits } from '../../queues/kueue-limits';
import { organizationQueueName, rootQueueName, tenantQueueName } from '../../queues/queue-names';
import { describeAmount, keyPath, wordsOf } from '../../queues/queue-words';
import {
  type QueueAmounts,
  type QueuedKey,
  keysOfAmounts,
  poolKey,
  queueAmounts,
} from '../../queues/queued-amounts';
import { type Offer, amountWithin, heldBy, isOffered, offerOf } from '../../queues/queue-offers';
import { capacityForQueues, queuedEnvironments } from '../../queues/queued-owners';

/** Reports what is wrong with the queues of a cluster together. */
export function checkQueues(
  tenants: readonly ResolvedTenant[],
  services: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  if (surroundings.platform.queueing === undefined) return;
  checkKueueLimits(surroundings.platform, findings);
  checkTreeLimits(tenants, surroundings, findings);
  checkQueueNames(tenants, surroundings, findings);
  checkQueueEngine(tenants, surroundings, findings);
  checkQueuedDevices(tenants, surroundings, findings);
  checkCapacities(tenants, surroundings, findings);
  checkDisk(tenants, surroundings, findings);
  const held = heldBy([...tenants, ...services].map(({ tenant }) => tenant));
  checkNodes(held, surroundings, findings);
  // Somebody who is left out because of an error may be just who lends.
  if (findings.hasErrors) return;
  const offer = offerOf(
    tenants.map(({ tenant }) => tenant),
    held,
    surroundings.platform,
  );
  for (const tenant of tenants) checkBorrowing(tenant, offer, surroundings, findings);
  checkReach(tenants, held, surroundings, findings);
}

/** Reports two queues of one name. Those of namespaces are the only ones that somebody can rename. */
function checkQueueNames(
  tenants: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const { prefix } = surroundings.platform;
  const names = new Map([[rootQueueName(prefix), 'all tenants together']]);
  for (const { tenant } of tenants) {
    const { name, organization } = tenant;
    if (organization !== undefined) {
      const of = `the organisation \`${organization}\``;
      names.set(organizationQueueName(prefix, organization), of);
    }
    names.set(tenantQueueName(prefix, name), `the tenant \`${name}\``);
  }
  for (const { owner, tenant } of tenants) {
    for (const { name, environment } of queuedEnvironments(tenant)) {
      const other = names.get(environment.namespace);
      if (other === undefined) continue;
      findings.addOnce(
        'QUEUE_NAME_CLASH',
        placeIn(draftTenant(owner, surroundings), name, 'namespace'),
        `The queue of ${other} is called \`${environment.namespace}\`, and so would that of \`${name}\` of \`${tenant.name}\`.`,
        'State another `namespace` for the environment.',
      );
    }
  }
}

/** Reports pools of which somebody may borrow everything, and nobody says how much that is. */
function checkCapacities(
  tenants: readonly ResolvedTenant[],
  { platform }: Surroundings,
  findings: Findings,
): void {
  const borrower = tenants.find(
    ({ tenant }) => tenant.queue?.borrow === 'all' && queuedEnvironments(tenant).length > 0,
  );
  if (borrower === undefined) return;
  for (const [pool, { capacity }] of Object.entries(platform.pools)) {
    if (capacity !== undefined) continue;
    findings.addOnce(
      'QUEUE_POOL_CAPACITY',
      ['platform', 'pools', pool],
      `\`${borrower.tenant.name}\` may borrow all of the pool \`${pool}\`, and nothing says how many devices that is.`,
      'State its `capacity`, or the most that tenants borrow: `borrow: {gpu: 4}`.',
    );
  }
}

/** Reports environments without a bound of local disk beside others that have one: what is queued is queued for all. */
function checkDisk(
  tenants: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const all = tenants.flatMap(({ owner, tenant }) =>
    queuedEnvironments(tenant).map((queued) => ({ owner, tenant, ...queued })),
  );
  const bounded = all.find(({ environment }) => environment.quota.ephemeralStorage !== undefined);
  if (bounded === undefined) return;
  for (const { owner, tenant, name, environment } of all) {
    if (environment.quota.ephemeralStorage !== undefined) continue;
    findings.addOnce(
      'QUEUE_UNBOUNDED',
      placesIn(draftTenant(owner, surroundings))(['quota', 'ephemeralStorage']),
      `\`${bounded.tenant.name}\` has a guarantee of \`ephemeralStorage\`, and \`${name}\` of \`${tenant.name}\` has none, so its pods that request some would never start.`,
      'State an amount for each tenant, such as `platform: {quota: {ephemeralStorage: 100Gi}}`.',
    );
  }
}

/** Reports guarantees of cpu, memory or disk that the nodes together do not have. Those of devices are judged with the pools. */
function checkNodes(held: QueueAmounts, { platform }: Surroundings, findings: Findings): void {
  const capacity = queueAmounts(platform.queueing?.capacity ?? {});
  for (const key of keysOfAmounts(capacity)) {
    const sum = held[key] ?? 0n;
    if (sum <= capacity[key]!) continue;
    findings.addOnce(
      'QUEUE_OVERCOMMITTED',
      ['platform', 'queueing', 'capacity', key],
      `The tenants together are guaranteed ${describeAmount(key, sum)} of \`${key}\`, and the nodes have ${describeAmount(key, capacity[key]!)}.`,
      'Lower the quotas, or raise the capacity if there is more.',
    );
  }
}

/** Reports amounts to borrow that nobody lends. */
function checkBorrowing(
  { owner, tenant }: ResolvedTenant,
  offer: Offer,
  surroundings: Surroundings,
  findings: Findings,
): void {
  if (tenant.queue === undefined) return;
  const draft = draftTenant(owner, surroundings);
  const offered = (key: QueuedKey): boolean => isOffered(offer, tenant.name, key);
  const report = (of: string, key: QueuedKey, place: ReturnType<typeof placeIn>): void => {
    if (!isOwn(place, 'borrow')) return;
    findings.addOnce(
      'QUEUE_NOTHING_TO_BORROW',
      place,
      `${of} may borrow of ${wordsOf(key)}, of which nobody lends anything.`,
      'Remove the line, or let others lend: `lend: all`.',
    );
  };
  for (const [key, most] of statedAmounts(tenant.queue.borrow)) {
    if (most === 0n || offered(key)) continue;
    report(`\`${tenant.name}\``, key, placesIn(draft)(['queue', 'borrow', ...keyPath(key)]));
  }
  const environments = queuedEnvironments(tenant);
  for (const { name, queue } of environments) {
    const siblings = environments.filter((other) => other.name !== name);
    for (const [key, most] of statedAmounts(queue.borrow)) {
      const fromSiblings = siblings.some(
        (other) =>
          amountWithin(other.queue.lend, key, queueAmounts(other.environment.quota)[key] ?? 0n) >
          0n,
      );
      const fromOthers = amountWithin(tenant.queue.borrow, key, 1n) > 0n && offered(key);
      if (most === 0n || fromSiblings || fromOthers) continue;
      const place = ownPlaces(draft, name)(['queue', 'borrow', ...keyPath(key)]);
      report(`\`${name}\` of \`${tenant.name}\``, key, place);
    }
  }
}

/** Reports pools whose devices nobody can have. */
function checkReach(
  tenants: readonly ResolvedTenant[],
  held: QueueAmounts,
  { platform }: Surroundings,
  findings: Findings,
): void {
  if (tenants.length === 0) return;
  const capacity = capacityForQueues(platform);
  for (const pool of Object.keys(platform.pools)) {
    const key = poolKey(pool);
    if ((capacity[key] ?? 0n) === 0n || (held[key] ?? 0n) > 0n) continue;
    const isBorrowed = tenants.some(
      ({ tenant }) => amountWithin(tenant.queue?.borrow, key, 1n) > 0n,
    );
    if (isBorrowed) continue;
    findings.addOnce(
      'QUEUE_POOL_UNREACHABLE',
      ['platform', 'pools', pool],
      `Nobody is guaranteed devices of the pool \`${pool}\`, and nobody may borrow any: all of them stay idle.`,
      `Grant some, \`quota: {gpu: {${pool}: 1}}\`, or let a tenant borrow, \`queue: {borrow: {gpu: {${pool}: 1}}}\`.`,
    );
  }
}
