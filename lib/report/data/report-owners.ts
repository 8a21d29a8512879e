import { earlierState } from '../../fleet/catalogue/life-states';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { LifecycleState } from '../../fleet/model/props';
import type { NamedOwner } from '../../fleet/owners/owners';
import { isolationLevel } from '../../fleet/settings/isolation/isolation-of';
import { exceptionTexts, podSecurityOf } from '../../fleet/settings/pod-security/exceptions';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan } from '../../plan/plan';
import type { TimedTerm } from '../../plan/timed-term';
import { sameOnce, timedTerms } from '../../plan/timed-terms';
import type { GuardRailSets } from './guard-rail-sets';
import { amountsOf } from './report-amounts';
import type { ReportAccepted, ReportEnvironment, ReportOwner } from './report-data';

/** What all owners of some fleets are, in the order of the report. One that is on several clusters is there once. */
export function reportOwners(
  fleets: readonly Fleet[],
  sets: GuardRailSets,
  acceptedBy: (kind: ReportOwner['kind'], name: string) => readonly ReportAccepted[],
): ReportOwner[] {
  const byName = new Map<string, ReportOwner>();
  for (const one of fleets.flatMap((fleet) => ownersOn(fleet, sets))) {
    const key = `${one.kind}/${one.name}`;
    const known = byName.get(key);
    byName.set(
      key,
      known === undefined
        ? { ...one, accepted: acceptedBy(one.kind, one.name) }
        : joined(known, one),
    );
  }
  return [...byName.values()].sort(
    (one, other) =>
      Number(one.kind === 'service') - Number(other.kind === 'service') ||
      (one.name < other.name ? -1 : 1),
  );
}

/** An owner of two clusters. It is removed if it is on both. */
function joined(one: ReportOwner, other: ReportOwner): ReportOwner {
  const { state = 'active', ...rest } = one;
  return {
    ...rest,
    ...stateIn({ state: earlierState(state, other.state ?? 'active') }),
    ...(one.consumers === undefined
      ? {}
      : { consumers: [...new Set([...one.consumers, ...(other.consumers ?? [])])].sort() }),
    ...timedIn([...(one.timed ?? []), ...(other.timed ?? [])]),
    quotas: [...one.quotas, ...other.quotas],
    environments: [...one.environments, ...other.environments],
  };
}

/** Where something is in its life, unless it is active. */
function stateIn({ state }: { readonly state: LifecycleState }): Pick<ReportOwner, 'state'> {
  return state === 'active' ? {} : { state };
}

/** What ends, once where it is the same on several clusters. */
function timedIn(terms: readonly TimedTerm[]): Pick<ReportOwner, 'timed'> {
  return terms.length === 0 ? {} : { timed: sameOnce(terms) };
}

function ownersOn(fleet: Fleet, sets: GuardRailSets): ReportOwner[] {
  const plan = new Plan(fleet);
  const name = clusterOf(fleet);
  const cluster = name === undefined ? {} : { cluster: name };
  const environment = (view: NamespaceView): ReportEnvironment => ({
    name: view.environment,
    ...cluster,
    namespace: view.namespace,
    ...stateIn(view),
    quota: amountsOf(view.spec.quota),
    isolation: isolationLevel(view.spec.isolation),
    podSecurity: podSecurityOf(view.spec.podSecurity).standard,
    exceptions: exceptionTexts(podSecurityOf(view.spec.podSecurity).allow),
    guardRails: sets.indexOf(view.spec.guardRails),
  });
  const owner = (
    kind: ReportOwner['kind'],
    spec: NamedOwner,
    views: readonly NamespaceView[],
  ): ReportOwner => ({
    kind,
    name: spec.name,
    displayName: spec.displayName,
    costCenter: spec.costCenter,
    ...(spec.department === undefined ? {} : { department: spec.department }),
    ...(spec.contact === undefined ? {} : { contact: spec.contact }),
    ...(spec.organization === undefined ? {} : { organization: spec.organization }),
    ...stateIn(spec),
    ...timedIn(timedTerms(spec)),
    quotas: [{ ...cluster, ...amountsOf(spec.quota) }],
    environments: views.map(environment),
    accepted: [],
  });
  const tenants = Array.from(plan.tenants(), ({ spec, namespaces }) =>
    owner('tenant', spec, namespaces),
  );
  const services = Array.from(plan.sharedServices(), ({ name: service, spec, namespace }) => ({
    ...owner('service', { ...spec, name: service }, [namespace]),
    consumers: spec.consumers,
  }));
  return [...tenants, ...services];
}
