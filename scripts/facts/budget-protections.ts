import type { Protection } from './protection';

const SAYS =
  'Holds what the tenants of an organisation use together, or what the namespaces of a tenant use of a total that is not split';
const WITHOUT =
  'The quotas of single namespaces bound each of them alone. Where they add up to more than the budget, the tenants together use more than it.';
const CLOSES = ['more than the budget of an organisation, taken by its tenants together'];

/** What holds budgets while the cluster runs: one row for each engine. */
export const BUDGET_PROTECTIONS: readonly Protection[] = [
  {
    kind: 'GlobalResourceQuota',
    name: '<budget>',
    role: 'platform',
    says: `${SAYS}: with Capsule.`,
    without: WITHOUT,
    closes: CLOSES,
  },
  {
    kind: 'ClusterResourceQuota',
    name: '<budget>',
    role: 'platform',
    says: `${SAYS}: on OpenShift.`,
    without: WITHOUT,
    closes: CLOSES,
  },
  {
    kind: 'HierarchicalResourceQuota',
    name: 'budget',
    role: 'grant',
    says: `${SAYS}: with HNC.`,
    without: WITHOUT,
    closes: CLOSES,
  },
  {
    kind: 'HierarchyConfiguration',
    name: 'hierarchy',
    role: 'grant',
    says: 'Puts a namespace below that of its organisation or tenant, so that HNC counts it there.',
    without: 'The budget counts nothing.',
    closes: [],
  },
];
