import type { Findings } from '../../findings/findings';
import type { Surroundings } from '../owners/surroundings';
import { type ResolvedTenant, draftTenant, placeIn } from '../owners/tenant-draft';
import { organizationQueueName, tenantQueueName } from '../queues/queue-names';

/** Reports a cluster where two things hold the same budgets. */
export function checkOneEngine({ platform }: Surroundings, findings: Findings): void {
  const { budget, queueing } = platform;
  if (budget === undefined || queueing === undefined) return;
  findings.addOnce(
    'BUDGET_ENGINE_TWICE',
    ['platform', 'budget'],
    `\`${queueing.engine}\` holds the budgets of organisations in its queues, and \`${budget.engine}\` would refuse what a queue lends beyond them.`,
    'Remove `budget`, or `queueing` if nothing is to be lent.',
  );
}

/** Reports namespaces of tenants with the name of one that HNC has for an organisation or a total that is not split. */
export function checkTreeNamespaces(
  tenants: readonly ResolvedTenant[],
  surroundings: Surroundings,
  findings: Findings,
): void {
  const { budget, prefix } = surroundings.platform;
  if (budget?.engine !== 'hnc') return;
  const names = new Map<string, string>();
  const { organizations } = surroundings.written;
  for (const name of Object.keys(organizations ?? {})) {
    names.set(organizationQueueName(prefix, name), `the organisation \`${name}\``);
  }
  for (const { tenant } of tenants) {
    if (tenant.quota.split !== false) continue;
    names.set(tenantQueueName(prefix, tenant.name), `all of \`${tenant.name}\``);
  }
  for (const { owner, tenant } of tenants) {
    for (const [name, { namespace }] of Object.entries(tenant.environments)) {
      const other = names.get(namespace);
      if (other === undefined) continue;
      findings.addOnce(
        'NAMESPACE_CLASH',
        placeIn(draftTenant(owner, surroundings), name, 'namespace'),
        `The namespace \`${namespace}\` would belong to both \`${name}\` of \`${tenant.name}\` and ${other}, below which HNC puts others.`,
        'State another `namespace` for the environment.',
      );
    }
  }
}
