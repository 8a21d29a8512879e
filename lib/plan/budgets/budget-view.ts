import type {
  FleetBudget,
  FleetOrganization,
  FleetPlatform,
  FleetQuota,
  FleetTenant,
} from '../../fleet/model/fleet';
import type { BudgetEngine } from '../../fleet/model/props';
import { claimsKey } from '../../fleet/quota/device-keys';
import { chainOf } from '../../fleet/values/organization-chain';
import { organizationQueueName, tenantQueueName } from '../../fleet/queues/queue-names';
import { canonicalAmount } from '../../fleet/values/amounts';
import { grantsOf } from '../grants';
import { ORGANIZATION_LABEL } from '../namespace-metadata';

/** What holds the budget of an organisation, or the total of a tenant whose environments share it. */
export interface BudgetView {
  /** The name of its objects: unique among them, a DNS label. */
  readonly name: string;
  readonly kind: 'organization' | 'tenant';
  /** The name of the organisation or of the tenant. */
  readonly owner: string;
  /** The name of the view above. Absent: there is none. */
  readonly parent?: string;
  /** Canonical quantities by quota key. Empty for an organisation that bounds nothing itself. */
  readonly hard: Readonly<Record<string, string>>;
  /** What the label of its namespaces says. */
  readonly label: { readonly key: string; readonly values: readonly string[] };
  /** Namespaces that belong to no view below, in order. */
  readonly namespaces: readonly string[];
}

/** What budgets follow from. */
export interface BudgetSource {
  readonly platform: FleetPlatform;
  readonly organizations?: Readonly<Record<string, FleetOrganization>>;
  readonly tenants: readonly FleetTenant[];
}

/** The budgets that an engine holds, and the engine. Nothing where the platform names none. */
export interface Budgets {
  readonly engine: BudgetEngine;
  /** Organisations before tenants, each in order of their names. */
  readonly views: readonly BudgetView[];
}

/** All budgets of a fleet that something holds while the cluster runs. */
export function budgetsOf(source: BudgetSource): Budgets | undefined {
  const { platform, organizations = {}, tenants } = source;
  if (platform.budget === undefined) return undefined;
  const of = Object.keys(organizations).sort();
  const pots = tenants.filter(({ quota }) => quota.split === false);
  const views = [
    ...of.map((name) => viewOrganization(name, organizations, source)),
    ...pots.map((tenant) => viewPot(tenant, source)),
  ];
  return { engine: platform.budget.engine, views };
}

function viewOrganization(
  name: string,
  organizations: Readonly<Record<string, FleetOrganization>>,
  { platform, tenants }: BudgetSource,
): BudgetView {
  const { parent, quota } = organizations[name]!;
  const inside = Object.keys(organizations)
    .filter((other) => chainOf(other, organizations).some(([above]) => above === name))
    .sort();
  const own = tenants.filter(
    (tenant) => tenant.organization === name && tenant.quota.split !== false,
  );
  return {
    name: organizationQueueName(platform.prefix, name),
    kind: 'organization',
    owner: name,
    ...(parent === undefined ? {} : { parent: organizationQueueName(platform.prefix, parent) }),
    hard: hardOf(quota, platform),
    label: { key: ORGANIZATION_LABEL, values: inside },
    namespaces: own.flatMap(namespacesOf).sort(),
  };
}

function viewPot(tenant: FleetTenant, { platform }: BudgetSource): BudgetView {
  const { name, organization, quota } = tenant;
  return {
    name: tenantQueueName(platform.prefix, name),
    kind: 'tenant',
    owner: name,
    ...(organization === undefined
      ? {}
      : { parent: organizationQueueName(platform.prefix, organization) }),
    hard: hardOf(quota, platform),
    label: { key: 'tenant', values: [name] },
    namespaces: namespacesOf(tenant).sort(),
  };
}

function namespacesOf({ environments }: FleetTenant): string[] {
  return Object.values(environments).map(({ namespace }) => namespace);
}

/** The keys under which a quota counts amounts. */
const QUOTA_KEYS = [
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['ephemeralStorage', 'requests.ephemeral-storage'],
  ['storage', 'requests.storage'],
  ['pods', 'pods'],
] as const;

/** A budget as entries of `spec.hard`: devices are counted by each name under which pods ask for them. */
function hardOf(
  quota: FleetBudget | FleetQuota,
  { pools }: Pick<FleetPlatform, 'pools'>,
): Record<string, string> {
  const amounts = QUOTA_KEYS.flatMap(([key, name]): [string, string][] => {
    const amount = quota[key];
    return amount === undefined || amount === null ? [] : [[name, amount]];
  });
  const { resources, charged, deviceClasses } = grantsOf(quota.gpu ?? {}, pools);
  const devices = [
    ...Object.entries({ ...resources, ...charged }).map(
      ([name, count]) => [`requests.${name}`, canonicalAmount(count)] as const,
    ),
    ...Object.entries(deviceClasses).map(
      ([name, count]) => [claimsKey(name), canonicalAmount(count)] as const,
    ),
  ];
  return Object.fromEntries([...amounts, ...devices].sort(([a], [b]) => (a < b ? -1 : 1)));
}
