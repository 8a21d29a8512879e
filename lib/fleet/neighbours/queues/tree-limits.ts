import type { Findings } from '../../../findings/findings';
import { queueEngine } from '../../catalogue/queue-engines';
import type { FleetPlatform, FleetTenant } from '../../model/fleet';
import type { OrganizationEntry } from '../../model/props';
import type { Surroundings } from '../../owners/surroundings';
import type { ResolvedTenant } from '../../owners/tenant-draft';
import { tenantQueueName } from '../../queues/queue-names';
import { describeAmount } from '../../queues/queue-words';
import {
  type QueueAmounts,
  keysOfAmounts,
  poolOf,
  queueAmounts,
} from '../../queues/queued-amounts';
import { guaranteedTo, queuedEnvironments } from '../../queues/queued-owners';

/** The queue of a tenant, and those of its environments. */
const OWN_LEVELS = 2;

/** Reports a tree of queues that is too deep or too large for the engine. */
export function checkTreeLimits(
  tenants: readonly ResolvedTenant[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const { queueing } = platform;
  if (queueing === undefined) return;
  const { title, levels, bytes } = queueEngine(queueing.engine);
  const queued = tenants
    .map(({ tenant }) => tenant)
    .filter((tenant) => queuedEnvironments(tenant).length > 0);
  const { organizations = {} } = written;
  for (const { name, organization } of queued) {
    const above = chainOf(organization, organizations);
    const depth = above.length + OWN_LEVELS;
    if (levels === undefined || depth <= levels) continue;
    findings.addOnce(
      'QUEUE_LIMIT',
      ['organizations', above[0]!, 'parent'],
      `${title} takes ${levels} queues one below the other, and those of \`${name}\` would be ${depth}: ${above.length} of organisations, its own, and those of its environments.`,
      `Put \`${above[0]!}\` below a higher organisation, so that at most ${levels - OWN_LEVELS} are above a tenant; or queue with Kueue: \`queueing: kueue\`.`,
    );
  }
  const size = bytes === undefined ? 0 : treeSize(queued, platform, organizations);
  if (bytes === undefined || size <= bytes) return;
  findings.addOnce(
    'QUEUE_LIMIT',
    ['platform', 'queueing'],
    `All queues of ${title} are in one ConfigMap of at most ${mebibytes(bytes)}, and these would take about ${mebibytes(size)}.`,
    'Place the tenants on several clusters, or queue with Kueue, which has an object for each queue: `queueing: kueue`.',
  );
}

/** The organisations above a tenant, from its own to the highest. */
function chainOf(
  organization: string | undefined,
  organizations: Readonly<Record<string, OrganizationEntry>>,
): string[] {
  const chain: string[] = [];
  for (let at = organization; at !== undefined; at = organizations[at]?.parent) chain.push(at);
  return chain;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1)} MiB`;
}

/** Spaces before a queue right below the root, and those that each level adds. */
const INDENT = { first: 10, level: 4 };

/** What is written for every queue, and for one with others below: each line without what all lines of it begin with. */
const EVERY = ['- name: ', '  resources:', '    guaranteed:', '    max:'];
const PARENT = ['  parent: true', '  queues:'];

/** About how many bytes the queues of YuniKorn take. Organisations are few, and are not counted. */
export function treeSize(
  tenants: readonly FleetTenant[],
  { pools, prefix }: FleetPlatform,
  organizations: Readonly<Record<string, OrganizationEntry>>,
): number {
  const guaranteed = tenants.map(guaranteedTo);
  const counted = [...new Set(guaranteed.flatMap(keysOfAmounts))].filter(
    (key) => pools[poolOf(key) ?? '']?.servedBy !== 'driver',
  );
  /** The lines of what a queue is guaranteed. Those of its ceiling are about as long. */
  const linesOf = (amounts: QueueAmounts): string[] =>
    counted.map((key) => {
      const text = describeAmount(key, amounts[key] ?? 0n);
      const name = key === 'cpu' ? 'vcore' : (pools[poolOf(key) ?? '']?.resource ?? key);
      return `      ${name}: ${/^\d+$/.test(text) ? `"${text}"` : text}`;
    });
  const sizeOf = (lines: readonly string[], indent: number): number =>
    lines.reduce((sum, line) => sum + line.length + indent + 1, 0);
  let size = 0;
  for (const [index, tenant] of tenants.entries()) {
    const indent = INDENT.first + INDENT.level * chainOf(tenant.organization, organizations).length;
    const lines = linesOf(guaranteed[index]!);
    size += tenantQueueName(prefix, tenant.name).length;
    size += sizeOf([...EVERY, ...PARENT, ...lines, ...lines], indent);
    for (const { environment } of queuedEnvironments(tenant)) {
      const own = linesOf(queueAmounts(environment.quota));
      // Its name is there once more, as a pattern in the list of namespaces.
      size += 2 * environment.namespace.length + '^$,'.length;
      size += sizeOf([...EVERY, ...own, ...own], indent + INDENT.level);
    }
  }
  return size;
}
