import type { Findings } from '../../../findings/findings';
import { type QueueEngineEntry, queueEngine } from '../../catalogue/queue-engines';
import type { FleetPlatform, FleetPool } from '../../model/fleet';
import type { ResolvedTenant } from '../../owners/tenant-draft';
import type { Surroundings } from '../../owners/surroundings';
import { kaiUnits, migSlices } from '../../queues/kai-units';
import { guaranteedTo, reachesPool } from '../../queues/queued-owners';
import { poolKey } from '../../queues/queued-amounts';

/** Reports devices that the engine of the cluster does not count, or does not tell apart. */
export function checkQueuedDevices(
  tenants: readonly ResolvedTenant[],
  { platform }: Surroundings,
  findings: Findings,
): void {
  const { queueing } = platform;
  if (queueing === undefined) return;
  const engine = queueEngine(queueing.engine);
  const held = heldPools(tenants, platform);
  for (const [name, pool] of held) checkCounted(name, pool, engine, findings);
  const counted = held.filter(([, pool]) => isCounted(pool, engine));
  checkMerged(counted, engine, findings);
  checkSlices(tenants, counted, engine, findings);
  if (engine.ephemeralStorage) return;
  const holder = tenants.find(({ tenant }) => guaranteedTo(tenant).ephemeralStorage !== undefined);
  if (holder === undefined) return;
  findings.addOnce(
    'QUEUE_NOT_COUNTED',
    ['platform', 'queueing'],
    `${engine.title} does not count \`ephemeralStorage\`, of which \`${holder.tenant.name}\` has a quota. The quotas of namespaces still bound it.`,
    'Say under `accept` that the quotas are enough.',
  );
}

type NamedPool = readonly [name: string, pool: FleetPool];

/** The pools of which somebody is guaranteed devices for queued work. */
function heldPools(tenants: readonly ResolvedTenant[], { pools }: FleetPlatform): NamedPool[] {
  const guaranteed = tenants.map(({ tenant }) => guaranteedTo(tenant));
  return Object.entries(pools).filter(([name]) =>
    guaranteed.some((amounts) => (amounts[poolKey(name)] ?? 0n) > 0n),
  );
}

function isCounted(pool: FleetPool, { devices }: QueueEngineEntry): boolean {
  if (devices === 'pools') return true;
  return devices === 'cards' ? kaiUnits(pool) !== undefined : pool.servedBy !== 'driver';
}

function checkCounted(
  name: string,
  pool: FleetPool,
  engine: QueueEngineEntry,
  findings: Findings,
): void {
  if (isCounted(pool, engine)) return;
  const why =
    pool.servedBy === 'driver' ? 'devices that pods claim' : `devices of \`${pool.resource}\``;
  findings.addOnce(
    'QUEUE_NOT_COUNTED',
    ['platform', 'pools', name],
    `${engine.title} does not count ${why}, so its queues neither guarantee nor lend those of the pool \`${name}\`. The quotas of namespaces still bound them.`,
    'Say under `accept` that the quotas are enough, or queue with Kueue: `queueing: kueue`.',
  );
}

/** Reports pools that are one number to the engine. */
function checkMerged(
  pools: readonly NamedPool[],
  engine: QueueEngineEntry,
  findings: Findings,
): void {
  if (engine.devices === 'pools') return;
  const numbers = new Map<string, string[]>();
  for (const [name, { resource }] of pools) {
    const number = engine.devices === 'cards' ? '' : resource;
    numbers.set(number, [...(numbers.get(number) ?? []), name]);
  }
  for (const names of numbers.values()) {
    const [first, second] = names;
    if (first === undefined || second === undefined) continue;
    const what =
      engine.devices === 'cards'
        ? 'has one number for all cards of a queue'
        : 'counts a resource, and these pools have the same one';
    findings.addOnce(
      'QUEUE_POOLS_MERGED',
      ['platform', 'pools', second],
      `${engine.title} ${what}: ${names.map((name) => `\`${name}\``).join(' and ')} are added up, and a queue can have its sum of either.`,
      'Say under `accept` why that is fine, or queue with Kueue, which counts each pool: `queueing: kueue`.',
    );
  }
}

/** Reports tenants that may have instances of MIG and whole cards: KAI counts both as cards. */
function checkSlices(
  tenants: readonly ResolvedTenant[],
  pools: readonly NamedPool[],
  engine: QueueEngineEntry,
  findings: Findings,
): void {
  if (engine.devices !== 'cards') return;
  for (const { tenant } of tenants) {
    const reached = pools.filter(([name]) => reachesPool(tenant, name));
    const whole = reached.find(([, pool]) => migSlices(pool) === undefined);
    const sliced = reached.find(([, pool]) => migSlices(pool) !== undefined);
    if (whole === undefined || sliced === undefined) continue;
    findings.addOnce(
      'QUEUE_SLICES_MIXED',
      ['platform', 'pools', sliced[0], 'resource'],
      `${engine.title} counts a device of \`${sliced[0]}\` as ${migSlices(sliced[1])} of \`${whole[0]}\`, although it is a part of one, and \`${tenant.name}\` may have both: its queue could have whole cards for what its slices are worth.`,
      'Queue with Kueue, which counts each pool, `queueing: kueue`, or give each tenant one of the two.',
    );
  }
}
