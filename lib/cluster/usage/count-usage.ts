import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { grouped } from '../../fleet/values/groups';
import { MANAGED_BY } from '../../plan/ownership';
import { AcceleratorNames } from './counted-accelerators';
import type { ClusterReading } from './cluster-reading';
import { type PlannedNamespace, plannedNamespaces } from './planned-namespaces';
import { fullestOf, quotaState } from './quota-state';
import { type ResourceTotals, addTotals } from './resource-totals';
import { UsageCounter, bytesQuantity, countQuantity, textsOf } from './usage-counter';
import type { LocalQueueUsage, NamespaceUsage, UsageSnapshot } from './usage-snapshot';

/** What was counted in one namespace. */
export interface CountedNamespace {
  readonly usage: NamespaceUsage;
  /** Absent: the namespace carries our label and is in no file. */
  readonly plan?: PlannedNamespace;
  readonly requested: UsageCounter;
  readonly running: UsageCounter;
  readonly real: ResourceTotals | null;
}

/** Everything that was counted, and what it is counted from. */
export interface CountedUsage {
  readonly snapshot: UsageSnapshot;
  readonly namespaces: readonly CountedNamespace[];
  readonly names: AcceleratorNames;
}

/** How a reading is counted. */
export interface CountOptions {
  readonly fleet: Fleet;
  /** When the cluster was read: `2026-10-01T12:00:00Z`. */
  readonly time: string;
  /** Owners that are asked about. Absent: all, and namespaces of ours that nobody plans. */
  readonly owners?: readonly string[];
}

/** Counts what was read by namespace: the planned ones, and others that carry our label. */
export function countUsage(
  reading: ClusterReading,
  { fleet, time, owners }: CountOptions,
): CountedUsage {
  const names = new AcceleratorNames(fleet.platform.pools);
  const wanted = new Set(owners);
  const planned = [...plannedNamespaces(fleet).values()].filter(
    ({ owner }) => owners === undefined || wanted.has(owner),
  );
  const plans = new Map(planned.map((plan) => [plan.namespace, plan]));
  const found = new Map(reading.namespaces.map((one) => [one.name, one]));
  const counted = [...found.values()].filter(
    ({ name, labels }) => plans.has(name) || (owners === undefined && isOurs(labels)),
  );
  const namespaces = countNamespaces(reading, counted.map(({ name }) => name).sort(), plans, names);
  const { queues } = reading;
  const shown = new Set(
    namespaces.flatMap(({ usage }) => usage.queues ?? []).map(({ clusterQueue }) => clusterQueue),
  );
  const snapshot: UsageSnapshot = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Usage',
    time,
    cluster: clusterOf(fleet) ?? null,
    namespaces: namespaces.map(({ usage }) => usage),
    missing: planned
      .map(({ namespace }) => namespace)
      .filter((name) => !found.has(name))
      .sort(),
    clusterQueues:
      queues === null
        ? null
        : queues.clusterQueues
            .filter(({ name }) => owners === undefined || shown.has(name))
            .sort(byName)
            .map(({ name, admitted, borrowed }) => ({
              name,
              admitted: textsOf(admitted),
              borrowed: textsOf(borrowed),
            })),
  };
  return { snapshot, namespaces, names };
}

const [[OUR_LABEL, OUR_VALUE]] = Object.entries(MANAGED_BY) as [[string, string]];

function isOurs(labels: Readonly<Record<string, string>>): boolean {
  return labels[OUR_LABEL] === OUR_VALUE;
}

function countNamespaces(
  reading: ClusterReading,
  names: readonly string[],
  plans: ReadonlyMap<string, PlannedNamespace>,
  accelerators: AcceleratorNames,
): CountedNamespace[] {
  const place = <T extends { readonly namespace: string }>(items: readonly T[]): Map<string, T[]> =>
    grouped(items, ({ namespace }) => namespace);
  const pods = place(reading.pods);
  const volumes = place(reading.volumes);
  const claims = place(reading.claims);
  const quotas = grouped(reading.quotas, ({ metadata }) => metadata.namespace);
  const metrics = place(reading.metrics ?? []);
  const queues = place(reading.queues?.localQueues ?? []);
  const terminating = new Set(
    reading.namespaces.filter(({ isTerminating }) => isTerminating).map(({ name }) => name),
  );
  return names.map((namespace) => {
    const [requested, running] = [new UsageCounter(), new UsageCounter()];
    for (const { requests, isPlaced } of pods.get(namespace) ?? []) {
      requested.addPod(requests);
      if (isPlaced) running.addPod(requests);
    }
    for (const { devices, isAllocated } of claims.get(namespace) ?? []) {
      requested.addDevices(devices);
      if (isAllocated) running.addDevices(devices);
    }
    for (const { bytes } of volumes.get(namespace) ?? []) {
      requested.addStorage(bytes);
      running.addStorage(bytes);
    }
    const real: ResourceTotals = new Map();
    for (const { used } of metrics.get(namespace) ?? []) addTotals(real, used);
    const state = quotaState(quotas.get(namespace) ?? []);
    const plan = plans.get(namespace);
    const usage: NamespaceUsage = {
      namespace,
      tenant: plan?.owner ?? null,
      environment: plan?.environment ?? null,
      requested: requested.amounts(accelerators),
      running: running.amounts(accelerators),
      ...state,
      real: reading.metrics === null ? null : realTexts(real),
      fullest: fullestOf(state),
      queues:
        reading.queues === null ? null : (queues.get(namespace) ?? []).map(queueTexts).sort(byName),
      terminating: terminating.has(namespace),
    };
    return {
      usage,
      ...(plan === undefined ? {} : { plan }),
      requested,
      running,
      real: reading.metrics === null ? null : real,
    };
  });
}

/** What containers really take, as quantities. */
export function realTexts(real: ResourceTotals): { cpu: string; memory: string } {
  return {
    cpu: countQuantity(real.get('cpu') ?? 0n),
    memory: bytesQuantity(real.get('memory') ?? 0n),
  };
}

function queueTexts(queue: {
  readonly name: string;
  readonly clusterQueue: string;
  readonly pendingWorkloads: number;
  readonly admitted: ResourceTotals;
}): LocalQueueUsage {
  const { name, clusterQueue, pendingWorkloads, admitted } = queue;
  return { name, clusterQueue, admitted: textsOf(admitted), pendingWorkloads };
}

function byName(
  { name: one }: { readonly name: string },
  { name: other }: { readonly name: string },
): number {
  return one < other ? -1 : 1;
}
