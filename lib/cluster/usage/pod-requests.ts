import {
  type ResourceList,
  type ResourceTotals,
  addTotals,
  raiseTotals,
  totalsOf,
} from './resource-totals';
import type { ServerContainer, ServerContainerStatus, ServerPod } from './server-objects';

/**
 * What a pod asks for, as the scheduler counts it: the larger one of what runs side by side and of what starts one after
 * the other; what is stated for the pod as a whole; its overhead; and, while it is resized, the larger one of what it
 * has and what it wants.
 *
 * Source: k8s.io/component-helpers 0.36, resource/helpers.go, `PodRequests`, with the options of kube-scheduler
 * (pkg/scheduler/framework/types.go) and its default feature gates.
 */
export function podRequests(pod: ServerPod): ResourceTotals {
  const requests = containerRequests(pod);
  const whole = pod.spec.resources?.requests;
  const names = Object.keys(whole ?? {}).filter((name) => OF_WHOLE.test(name));
  if (names.length > 0) {
    const { resources, allocatedResources } = pod.status ?? {};
    const effective = resources
      ? effectiveRequests(pod, whole, resources.requests, allocatedResources)
      : totalsOf(whole);
    for (const name of names) requests.set(name, effective.get(name) ?? 0n);
  }
  addTotals(requests, totalsOf(pod.spec.overhead));
  return requests;
}

/** Resources that may be stated for a pod as a whole. */
const OF_WHOLE = /^(?:cpu|memory|hugepages-.+)$/;

function containerRequests(pod: ServerPod): ResourceTotals {
  const { containers, initContainers = [] } = pod.spec;
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {};
  const statuses = new Map(
    [...containerStatuses, ...initContainerStatuses].map((status) => [status.name, status]),
  );
  const requests: ResourceTotals = new Map();
  for (const container of containers) {
    addTotals(requests, runningRequests(pod, container, statuses));
  }
  const sidecars: ResourceTotals = new Map();
  const start: ResourceTotals = new Map();
  for (const container of initContainers) {
    if (container.restartPolicy === 'Always') {
      const own = runningRequests(pod, container, statuses);
      addTotals(requests, own);
      addTotals(sidecars, own);
      raiseTotals(start, sidecars);
    } else {
      const own = totalsOf(container.resources?.requests);
      addTotals(own, sidecars);
      raiseTotals(start, own);
    }
  }
  raiseTotals(requests, start);
  return requests;
}

/** What a container asks for that runs beside others. It may be resized while it runs. */
function runningRequests(
  pod: ServerPod,
  { name, resources }: ServerContainer,
  statuses: ReadonlyMap<string, ServerContainerStatus>,
): ResourceTotals {
  const status = statuses.get(name);
  return status?.resources
    ? effectiveRequests(
        pod,
        resources?.requests,
        status.resources.requests,
        status.allocatedResources,
      )
    : totalsOf(resources?.requests);
}

/** The largest of what is wanted, what the container has, and what the node set aside for it. */
function effectiveRequests(
  pod: ServerPod,
  wanted: ResourceList,
  actual: ResourceList,
  allocated: ResourceList,
): ResourceTotals {
  const totals = isInfeasible(pod) ? new Map<string, bigint>() : totalsOf(wanted);
  raiseTotals(totals, totalsOf(actual));
  raiseTotals(totals, totalsOf(allocated));
  return totals;
}

/** Whether the node said that it can never give what is wanted. */
function isInfeasible({ status }: ServerPod): boolean {
  const pending = status?.conditions?.find(({ type }) => type === 'PodResizePending');
  return pending?.reason === 'Infeasible';
}
