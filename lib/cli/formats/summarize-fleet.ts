import type { Fleet } from '../../fleet/model/fleet';
import { earlierState } from '../../fleet/catalogue/life-states';
import { addQuotas } from '../../fleet/clusters/add-quotas';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { NamedOwner } from '../../fleet/owners/owners';
import { isolationLevel } from '../../fleet/settings/isolation/isolation-of';
import { exceptionTexts, podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import { boundSubjects } from '../../plan/bound-subjects';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan, type PoolView } from '../../plan/plan';
import type { TimedTerm } from '../../plan/timed-term';
import { sameOnce, timedTerms } from '../../plan/timed-terms';
import { withCosts } from './summary-costs';
import type {
  FleetSummary,
  PoliciesOf,
  PolicyNames,
  PoolSummary,
  TenantSummary,
} from './fleet-summary';
import { NO_POLICIES } from './fleet-summary';
/** Fleets in the form that people and scripts look at. What is on several clusters is there once. */
export function summarize(
  fleets: readonly Fleet[],
  policiesOf: PoliciesOf = () => new Map(),
): FleetSummary {
  const all = fleets.map((fleet) => summarizeFleet(fleet, policiesOf(fleet)));
  const clusters = fleets.flatMap((fleet) => {
    const name = clusterOf(fleet);
    return name === undefined
      ? []
      : [{ name, kubernetesVersion: fleet.platform.kubernetesVersion }];
  });
  const summary: FleetSummary = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FleetSummary',
    ...(clusters.length === 0 ? {} : { clusters }),
    tenants: joinOwners(all.flatMap(({ tenants }) => tenants)),
    sharedServices: joinOwners(
      all.flatMap(({ sharedServices }) => sharedServices),
      (one, other) => ({
        consumers: [...new Set([...one.consumers, ...other.consumers])].sort(),
      }),
    ),
    pools: all.flatMap(({ pools }) => pools),
  };
  return withCosts(summary, fleets);
}

/** Owners of several clusters, by name: each with its total and all of its namespaces. */
function joinOwners<Summary extends TenantSummary>(
  owners: readonly Summary[],
  rest: (one: Summary, other: Summary) => Partial<Summary> = () => ({}),
): Summary[] {
  const byName = new Map<string, Summary>();
  for (const owner of owners) {
    const known = byName.get(owner.name);
    const joined =
      known === undefined
        ? owner
        : {
            ...known,
            ...rest(known, owner),
            state: earlierState(known.state, owner.state),
            ...timedOf(sameOnce([...(known.timed ?? []), ...(owner.timed ?? [])])),
            quota: addQuotas(known.quota, owner.quota),
            environments: [...known.environments, ...owner.environments],
          };
    byName.set(owner.name, joined);
  }
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function summarizeFleet(
  fleet: Fleet,
  policies: ReadonlyMap<string, PolicyNames>,
): Pick<FleetSummary, 'tenants' | 'sharedServices' | 'pools'> {
  const plan = new Plan(fleet);
  const name = clusterOf(fleet);
  const cluster = name === undefined ? {} : { cluster: name };
  return {
    tenants: Array.from(plan.tenants(), ({ spec, namespaces }) =>
      summarizeOwner(spec, namespaces, cluster, policies),
    ),
    sharedServices: Array.from(plan.sharedServices(), ({ name, spec, namespace }) => ({
      ...summarizeOwner({ ...spec, name }, [namespace], cluster, policies),
      consumers: spec.consumers,
    })),
    pools: plan.pools.map((pool) => summarizePool(pool, cluster)),
  };
}

/** The cluster, where the file names one. */
type OnCluster = Pick<PoolSummary, 'cluster'>;

function summarizeOwner(
  owner: NamedOwner,
  namespaces: readonly NamespaceView[],
  cluster: OnCluster,
  policies: ReadonlyMap<string, PolicyNames>,
): TenantSummary {
  return {
    name: owner.name,
    displayName: owner.displayName,
    costCenter: owner.costCenter,
    department: owner.department ?? null,
    contact: owner.contact ?? null,
    organization: owner.organization ?? null,
    state: owner.state,
    ...(owner.budget === undefined ? {} : { budget: owner.budget }),
    ...timedOf(timedTerms(owner)),
    quota: owner.quota,
    environments: namespaces.map(({ environment, namespace, state, spec }) => ({
      name: environment,
      ...cluster,
      namespace,
      state,
      podSecurity: podSecurityOf(spec.podSecurity).standard,
      podSecurityExceptions: exceptionTexts(podSecurityOf(spec.podSecurity).allow),
      quota: spec.quota,
      policies: policies.get(namespace) ?? NO_POLICIES,
      serviceAccounts: Object.keys(spec.serviceAccounts).sort(),
      isolation: isolationLevel(spec.isolation),
      runtimeClass: spec.scheduling.runtimeClass ?? null,
      subjects: {
        admins: spec.admins,
        users: spec.users,
        viewers: spec.viewers,
        deployers: spec.deployers ?? [],
      },
      bindings: Object.entries(spec.bindings).map(([name, binding]) => ({
        name,
        clusterRole: binding.clusterRole,
        subjects: boundSubjects(binding, spec),
      })),
    })),
  };
}

function timedOf(timed: readonly TimedTerm[]): Pick<TenantSummary, 'timed'> {
  return timed.length === 0 ? {} : { timed };
}

function summarizePool(
  { name, spec, holders, granted, free }: PoolView,
  cluster: OnCluster,
): PoolSummary {
  return {
    name,
    ...cluster,
    resource: spec.resource,
    product: spec.product ?? null,
    capacity: spec.capacity ?? null,
    granted,
    free: free ?? null,
    holders,
  };
}
