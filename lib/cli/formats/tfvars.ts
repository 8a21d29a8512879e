import type { FleetSubject } from '../../fleet/model/fleet';
import { subjectText } from '../../fleet/values/subjects';
import type { FleetSummary, TenantSummary } from './fleet-summary';
import { type PlacedNamespace, activeNamespaces, activeOwners, placeOf } from './summary-places';

/**
 * One variable, `tenancy`, as a file `*.auto.tfvars.json`: maps with stable keys for `for_each`, and every object of a map
 * with the same attributes, so that `map(object({…}))` can be its type. What is `removed` is left out.
 */
export function tfvarsFormat(summary: FleetSummary): string {
  const { clusters = [], tenants, sharedServices, pools } = summary;
  const tenancy = {
    api_version: summary.apiVersion,
    clusters: mapBy(clusters, ({ name, kubernetesVersion }) => [
      name,
      { kubernetes_version: kubernetesVersion },
    ]),
    tenants: mapBy(activeOwners(tenants), ownerEntry),
    shared_services: mapBy(activeOwners(sharedServices), (service) => {
      const [name, entry] = ownerEntry(service);
      return [name, { ...entry, consumers: service.consumers }];
    }),
    namespaces: mapBy(activeNamespaces(summary), namespaceEntry),
    pools: mapBy(pools, ({ name, cluster, resource, product, capacity, granted, free }) => [
      cluster === undefined ? name : `${cluster}/${name}`,
      { name, cluster: cluster ?? null, resource, product, capacity, granted, free },
    ]),
  };
  return `${JSON.stringify({ tenancy }, null, 2)}\n`;
}

type Entry<Value> = readonly [key: string, value: Value];

function mapBy<Item, Value>(
  items: readonly Item[],
  entry: (item: Item) => Entry<Value>,
): Record<string, Value> {
  return Object.fromEntries(items.map(entry));
}

function ownerEntry(owner: TenantSummary): Entry<Record<string, unknown>> {
  return [
    owner.name,
    {
      display_name: owner.displayName,
      cost_center: owner.costCenter,
      department: owner.department,
      contact: owner.contact,
      namespaces: owner.environments
        .filter(({ state }) => state !== 'removed')
        .map((environment) => placeOf({ environment }))
        .sort(),
    },
  ];
}

function namespaceEntry(placed: PlacedNamespace): Entry<Record<string, unknown>> {
  const { owner, environment, isShared } = placed;
  const { cpu, memory, storage, pods, gpu } = environment.quota;
  const { admins, users, viewers, deployers } = environment.subjects;
  return [
    placeOf(placed),
    {
      namespace: environment.namespace,
      cluster: environment.cluster ?? null,
      owner: owner.name,
      shared: isShared,
      environment: environment.name,
      cost_center: owner.costCenter,
      quota: { cpu, memory, storage, pods },
      gpu,
      pod_security: environment.podSecurity,
      isolation: environment.isolation,
      runtime_class: environment.runtimeClass,
      resource_quotas: environment.policies.resourceQuotas,
      limit_ranges: environment.policies.limitRanges,
      network_policies: environment.policies.networkPolicies,
      service_accounts: environment.serviceAccounts,
      admins: texts(admins),
      users: texts(users),
      viewers: texts(viewers),
      deployers: texts(deployers),
    },
  ];
}

/** People as the file writes them: `alice@example.com`, `group:vision`, `serviceAccount:ci/shipper`. */
function texts(subjects: readonly FleetSubject[]): string[] {
  return subjects.map(subjectText);
}
