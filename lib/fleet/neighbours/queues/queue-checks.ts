import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { writtenAt } from '../../model/layers';
import type { FleetQueue, FleetTenant } from '../../model/fleet';
import type { EnvironmentDraft } from '../../owners/environment-drafts';
import type { Surroundings } from '../../owners/surroundings';
import {
  type ResolvedTenant,
  type TenantDraft,
  draftTenant,
  placesIn,
} from '../../owners/tenant-draft';
import { isolationLevel } from '../../settings/isolation/isolation-of';
import { describeAmount, keyPath, wordsOf } from '../../queues/queue-words';
import {
  type QueueAmounts,
  type QueuedKey,
  keysOfAmounts,
  queueAmounts,
} from '../../queues/queued-amounts';
import { guaranteedTo, queuedEnvironments } from '../../queues/queued-owners';

/** Reports what is wrong with the queues of a tenant by itself. */
export function checkTenantQueues(
  { owner, tenant }: ResolvedTenant,
  surroundings: Surroundings,
  findings: Findings,
): void {
  if (surroundings.platform.queueing === undefined) return;
  const draft = draftTenant(owner, surroundings);
  checkUnused(tenant, draft, findings);
  checkBounds(tenant, draft, findings);
  if (tenant.queue === undefined) return;
  const places = placesIn(draft);
  checkLent(tenant.queue, guaranteedTo(tenant), `\`${tenant.name}\``, places, findings);
  for (const { name, environment, queue } of queuedEnvironments(tenant)) {
    const of = `\`${name}\` of \`${tenant.name}\``;
    checkLent(queue, queueAmounts(environment.quota), of, ownPlaces(draft, name), findings);
  }
}

/** Where an environment states a value for itself: it inherits nothing of a queue from its tenant. */
export function ownPlaces(
  { owner, environments }: TenantDraft,
  name: string,
): (keys: readonly string[]) => FindingPath {
  const draft = environments.find((environment) => environment.name === name) as EnvironmentDraft;
  return (keys) => writtenAt(draft.own, keys) ?? owner.namePath;
}

/** Whether a tenant states a value for itself. What the platform and tiers state fits some tenants better than others. */
export function isOwn(place: FindingPath, key: string): boolean {
  return place[0] === 'tenants' && place.includes(key);
}

/** Reports environments that state a queue and cannot have one. */
function checkUnused(tenant: FleetTenant, draft: TenantDraft, findings: Findings): void {
  const own = placesIn(draft)(['queue']);
  if (tenant.queue === undefined && own[0] === 'sharedServices' && own.at(-1) === 'queue') {
    findings.addOnce('QUEUE_UNUSED', own, serviceText(tenant), 'Remove the line.');
  }
  for (const { name, merged } of draft.environments) {
    const { isolation, queue } = tenant.environments[name]!;
    const place = ownPlaces(draft, name)(['queue']);
    if (merged.queue === undefined || merged.queue === 'none' || !place.includes('queue')) continue;
    if (queue !== undefined && queue !== 'none') continue;
    const isVirtual = isolationLevel(isolation) === 'virtual-cluster';
    findings.addOnce(
      'QUEUE_UNUSED',
      place,
      isVirtual
        ? `\`${name}\` of \`${tenant.name}\` is a virtual cluster. Its pods come from another API, where nothing queues them.`
        : serviceText(tenant),
      'Remove the line, or write `queue: none`.',
    );
  }
}

function serviceText({ name }: FleetTenant): string {
  return `The shared service \`${name}\` is not queued: others wait for its answers.`;
}

/** Reports amounts without a bound: a queue guarantees an amount. */
function checkBounds(tenant: FleetTenant, draft: TenantDraft, findings: Findings): void {
  for (const { name, environment } of queuedEnvironments(tenant)) {
    for (const key of ['cpu', 'memory'] as const) {
      if (environment.quota[key] !== null) continue;
      findings.addOnce(
        'QUEUE_UNBOUNDED',
        placesIn(draft)(['environments', name, 'quota', key], ['quota', key]),
        `Nothing bounds \`${key}\` of \`${name}\` of \`${tenant.name}\`, so its queue has no guarantee of it.`,
        `State an amount, or write \`queue: none\` for the environment.`,
      );
    }
  }
}

/** Reports more to lend than there is. */
function checkLent(
  { lend }: FleetQueue,
  guaranteed: QueueAmounts,
  of: string,
  placeOf: (keys: readonly string[]) => FindingPath,
  findings: Findings,
): void {
  if (typeof lend === 'string') return;
  const amounts = queueAmounts(lend);
  for (const key of keysOfAmounts(amounts)) {
    const has = guaranteed[key] ?? 0n;
    if (amounts[key]! <= has) continue;
    const place = placeOf(['queue', 'lend', ...keyPath(key)]);
    if (!isOwn(place, 'lend')) continue;
    findings.addOnce(
      'QUEUE_LEND_ABOVE',
      place,
      `${of} would lend ${describeAmount(key, amounts[key]!)} of ${wordsOf(key)}, and is guaranteed ${describeAmount(key, has)}.`,
      has === 0n
        ? 'Remove the line: there is nothing to lend.'
        : `Write ${describeAmount(key, has)}, or raise its quota.`,
    );
  }
}

/** What limits of a queue name, by key. Words name nothing. */
export function statedAmounts(
  limit: FleetQueue['borrow'],
): readonly (readonly [QueuedKey, bigint])[] {
  if (typeof limit === 'string') return [];
  const amounts = queueAmounts(limit);
  return keysOfAmounts(amounts).map((key) => [key, amounts[key]!] as const);
}
