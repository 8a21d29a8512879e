import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { virtualClusterOf } from '../../fleet/settings/isolation/isolation-of';
import type { NamespaceView } from '../../plan/namespace-view';
import type { QueueNode } from '../../plan/queues/queue-node';
import type { FitPlace, JudgedPods } from './fit-place';
import { type FitReason, joinReasons } from './fit-reason';
import { type FitWorkload, judgeObject } from './judged-object';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { type WrittenQuota, budgetsAbove, countsPriority, quotasOf } from './namespace-limits';
import { type ResourceAmounts, addAmounts, countedAmounts, timesAmounts } from './pod-amounts';
import type { PoolChoice } from './pool-choice';
import { type QueueChoice, chooseQueue, queueOf } from './queue-choice';
import {
  type QuotaRow,
  type UsedQuotas,
  compareQuota,
  countingQuotas,
  podWants,
} from './quota-rows';

/** What `tenancy fit --json` prints. */
export interface FitReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'FitReport';
  /** Absent if the file names no cluster. */
  readonly cluster?: string;
  readonly namespace: string;
  /** The tenant, or the shared service. */
  readonly owner: string;
  readonly environment: string;
  /**
   * - `fits`: nothing that was judged is in the way
   * - `refused`: the API server refuses something
   * - `waits`: everything is admitted, and pods wait for what does not come by itself
   */
  readonly verdict: 'fits' | FitReason['effect'];
  /** Whether it is known what is used, or an empty namespace is assumed. */
  readonly usage: 'assumed-empty' | 'stated';
  readonly workloads: readonly FitWorkload[];
  /** Every quota key that something is wanted of. */
  readonly quota: readonly QuotaRow[];
  readonly pools: readonly PoolChoice[];
  /** What is wanted of the queue. Empty: the namespace has none. */
  readonly queue: readonly QueueChoice[];
  /** All that is in the way, at once. */
  readonly reasons: readonly FitReason[];
  /** What is good to know, and what was not judged. */
  readonly notes: readonly string[];
}

/** What is not judged, whatever the manifest. */
export const NOT_JUDGED =
  'Not judged: fields that are missing or misspelt, labels and annotations that name no queue, the size of objects, ' +
  'environment variables, AppArmor, SELinux and sysctls, routes that are neither Ingresses nor of the Gateway API, ' +
  'fields that only an operator reads, Secrets and accounts that may be missing, and whether nodes have room.';

/** What a question is about. */
export interface FitQuestion {
  readonly fleet: Fleet;
  /** The tree of its queues. Undefined: nothing is queued. */
  readonly root: QueueNode | undefined;
  readonly view: NamespaceView;
  readonly objects: readonly ManifestObject[];
  /** What is used. Undefined: nothing, as far as is known. */
  readonly used?: UsedQuotas;
}

/** Answers whether objects would be admitted in a namespace, and if not, all that is in the way. */
export function reportFit({ fleet, root, view, objects, used }: FitQuestion): FitReport {
  const { platform } = fleet;
  const place: FitPlace = {
    view,
    platform,
    lists: view.parameters,
    quotas: quotasOf(fleet, view),
  };
  const judged = objects.map((object) => judgeObject(object, objects, place));
  const leaf = queueOf(root, view.namespace);
  const queued =
    leaf === undefined
      ? []
      : judged.map(({ title, pods, pools }) => ({
          title,
          ...chooseQueue(leaf, title, wantedBy(pods), pools),
        }));
  const budgets = budgetsAbove(fleet, view);
  const compared = [...countingQuotas(place.quotas), ...budgets].map((quota) =>
    compareQuota(
      quota,
      judged.flatMap(({ title, pods, wants }) => [
        ...pods
          .filter(({ priority }) => countsPriority(quota, priority))
          .map((group) => podWants(title, group)),
        ...(quota.priorities.length === 0 ? wants : []),
      ]),
      used ?? new Map(),
    ),
  );
  const reasons = joinReasons([
    ...judged.flatMap(({ reasons: own }) => own),
    ...compared.flatMap(({ reasons: own }) => own),
    ...queued.flatMap(({ title, reasons: own }) =>
      own.map((reason) => ({ ...reason, objects: [title] })),
    ),
  ]);
  const effects = reasons.map(({ effect }) => effect);
  const cluster = clusterOf(fleet);
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'FitReport',
    ...(cluster === undefined ? {} : { cluster }),
    namespace: view.namespace,
    owner: view.owner,
    environment: view.environment,
    verdict: effects.includes('refused') ? 'refused' : (effects[0] ?? 'fits'),
    usage: used === undefined ? 'assumed-empty' : 'stated',
    workloads: judged.flatMap(({ workloads }) => workloads),
    quota: compared.flatMap(({ rows }) => rows),
    pools: poolsOf(judged.flatMap(({ pools }) => pools)),
    queue: queued.flatMap(({ choices }) => choices),
    reasons,
    notes: [
      ...new Set([
        ...placeNotes(place),
        ...budgets.map(budgetNote),
        ...judged.flatMap(({ notes }) => notes),
        NOT_JUDGED,
      ]),
    ],
  };
}

function budgetNote({ name }: WrittenQuota): string {
  return `The budget \`${name}\` counts other namespaces as well, and what they use is not known here.`;
}

/** What the pods of an object want at once. */
function wantedBy(pods: readonly JudgedPods[]): ResourceAmounts {
  return addAmounts(
    pods.map(({ amounts, count }) => timesAmounts(countedAmounts(amounts, 'requests'), count)),
  );
}

function poolsOf(choices: readonly PoolChoice[]): PoolChoice[] {
  const known = new Map(choices.map((choice) => [JSON.stringify(choice), choice]));
  return [...known.values()];
}

function placeNotes({ view }: FitPlace): string[] {
  return [
    ...(view.starts
      ? []
      : [`${view.namespace} is ${view.state}: nothing starts in it until its state is changed.`]),
    ...(view.state === 'removed'
      ? [`${view.namespace} is to be removed with everything in it.`]
      : []),
    ...(virtualClusterOf(view.spec.isolation) === undefined
      ? []
      : [
          `The people of ${view.namespace} work in a virtual cluster; what counts here are the pods that it makes.`,
        ]),
  ];
}
