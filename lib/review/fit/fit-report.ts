import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { virtualClusterOf } from '../../fleet/settings/isolation/isolation-of';
import { priorityNames } from '../../fleet/settings/priorities/granted-priorities';
import { guardRailParameters } from '../../plan/guard-rail-parameters';
import type { NamespaceView } from '../../plan/namespace-view';
import type { QueueNode } from '../../plan/queues/queue-node';
import { claimsOfPod, deviceClaimReasons, devicesOf } from './device-claims';
import { type FitPlace, type JudgedPods, refuses } from './fit-place';
import { type BareReason, type FitReason, joinReasons, refusal } from './fit-reason';
import { type KnownKind, kindOfObject } from './kind-of-object';
import { limitRulesOf, withDefaults } from './limit-rules';
import { asMap, asMaps, valueAt } from './manifest-data';
import { queueLabelReasons } from './queue-label-rules';
import { type ManifestObject, objectTitle } from './manifest-objects';
import { type WrittenQuota, budgetsAbove, countsPriority, quotasOf } from './namespace-limits';
import { podReasons, roleNotes, roleReasons } from './object-rules';
import {
  type ResourceAmounts,
  addAmounts,
  countedAmounts,
  timesAmounts,
  writtenAmounts,
} from './pod-amounts';
import { type PoolChoice, choosePools } from './pool-choice';
import { amountText } from './amount-text';
import { priorityOfPod } from './priority-of-pod';
import { type QueueChoice, chooseQueue, queueOf } from './queue-choice';
import { deviceDemands, objectDemands } from './quota-demands';
import {
  type ObjectDemands,
  type QuotaRow,
  type UsedQuotas,
  compareQuota,
  countingQuotas,
  podWants,
  priorityReasons,
  unstatedReasons,
} from './quota-rows';
import { claimReasons, claimSizeReasons } from './volume-rules';
import { podsOf } from './written-pods';

/** Pods of an object, and what they request. */
export interface FitWorkload {
  readonly object: string;
  /** Where the pods are in the manifest. */
  readonly place: string;
  readonly pods: number;
  /** What each requests, with what it gets by default. */
  readonly each: Readonly<Record<string, string>>;
  /** What they request together. */
  readonly together: Readonly<Record<string, string>>;
}

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
  'Not judged: labels and annotations that name no queue, the size of objects, environment variables, AppArmor, SELinux and sysctls, ' +
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
    lists: guardRailParameters(view.spec, platform.pools, view.grants, view.schedulerQueue),
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

interface JudgedObject {
  readonly title: string;
  readonly pods: readonly JudgedPods[];
  /** What the object wants beside its pods. */
  readonly wants: readonly ObjectDemands[];
  readonly workloads: readonly FitWorkload[];
  readonly pools: readonly PoolChoice[];
  readonly reasons: readonly FitReason[];
  readonly notes: readonly string[];
}

function judgeObject(
  object: ManifestObject,
  objects: readonly ManifestObject[],
  place: FitPlace,
): JudgedObject {
  const title = objectTitle(object);
  const kind = kindOfObject(object, place.platform.kinds);
  const written = podsOf(object, kind.plural, kind.entry);
  const pods = written.groups.map((group) => withAdded(group, place));
  const claimed = pods.map((group) => ({ group, ...claimsOfPod(group.spec, objects) }));
  const chosen = pods.map((group) => choosePools(group, place));
  const granted = priorityNames(place.view.spec.priorities);
  const bare: BareReason[] = [
    ...namespaceReasons(object, place),
    ...roleReasons(object, kind, place),
    ...(refuses(place, 'workloadMetadata') && object.kind !== 'Pod'
      ? queueLabelReasons(asMap(object.data['metadata']), place)
      : []),
    ...pods.flatMap((group) => podReasons(group, place)),
    ...pods.flatMap((group) => priorityReasons(group, place.quotas, granted)),
    ...pods.flatMap((group) =>
      place.quotas
        .filter((quota) => countsPriority(quota, group.priority))
        .flatMap((quota) => unstatedReasons(group, quota)),
    ),
    ...chosen.flatMap(({ reasons }) => reasons),
    ...claimsIn(object, kind, place),
  ];
  return {
    title,
    pods,
    wants: [
      { object: title, demands: objectDemands(object, kind.plural) },
      ...(object.kind === 'ResourceClaim'
        ? [{ object: title, demands: withoutCount(deviceDemands([devicesOf(object.data)], 1)) }]
        : []),
      ...claimed.map(({ group, claims }) => ({
        object: title,
        demands: deviceDemands(claims, group.count),
      })),
    ],
    workloads: pods.map((group) => workloadOf(title, group)),
    pools: chosen.flatMap(({ choices }) => choices),
    reasons: bare.map((reason) => ({ ...reason, objects: [title] })),
    notes: [
      ...roleNotes(object, kind),
      ...written.notes,
      ...claimed.flatMap(({ missing }) => missing).map(unknownTemplate),
    ],
  };
}

/** A ResourceClaim counts as an object already. */
function withoutCount(demands: ObjectDemands['demands']): ObjectDemands['demands'] {
  return { ...demands, 'count/resourceclaims.resource.k8s.io': 0n };
}

function unknownTemplate(name: string): string {
  return `The ResourceClaimTemplate \`${name}\` is not in the file, so its devices are not counted.`;
}

/** What policies write into pods that say nothing: the runtime class, and the scheduler that queues. */
function addedTo(spec: JudgedPods['spec'], { view, lists }: FitPlace): Record<string, unknown> {
  const [runtime] = lists['runtime-class'];
  const queued = view.schedulerQueue?.scheduler;
  const isUsual = [undefined, '', 'default-scheduler'].includes(spec['schedulerName'] as string);
  const isFree = lists.schedulers.some((name) => ['default-scheduler', '*'].includes(name));
  return {
    ...(runtime !== undefined && spec['runtimeClassName'] === undefined
      ? { runtimeClassName: runtime }
      : {}),
    ...(queued !== undefined && isUsual && lists.schedulers.length > 0 && !isFree
      ? { schedulerName: queued }
      : {}),
  };
}

/** What the API server adds to pods before anything judges them. */
function withAdded(group: Omit<JudgedPods, 'amounts' | 'priority'>, place: FitPlace): JudgedPods {
  const { view, platform } = place;
  const raisesLimits = view.platform.mutation && refuses(place, 'burstLimits');
  const canAdd = view.platform.mutation && refuses(place, 'podScheduling');
  const spec = canAdd ? { ...group.spec, ...addedTo(group.spec, place) } : group.spec;
  return {
    ...group,
    spec,
    priority: priorityOfPod(spec, platform),
    amounts: withDefaults(writtenAmounts(spec), limitRulesOf(view.spec.containers), raisesLimits),
  };
}

function namespaceReasons({ namespace }: ManifestObject, { view }: FitPlace): BareReason[] {
  if (namespace === undefined || namespace === view.namespace) return [];
  return [
    refusal(
      'namespace',
      `The object names the namespace \`${namespace}\`, and not \`${view.namespace}\`.`,
      `Leave \`metadata.namespace\` out, or ask with \`-n ${namespace}\`.`,
    ),
  ];
}

/** Claims of storage and of devices. */
function claimsIn(object: ManifestObject, { plural }: KnownKind, place: FitPlace): BareReason[] {
  const { data } = object;
  if (/^resourceclaim(?:template)?s$/.test(plural)) return deviceClaimReasons(data, place);
  const templates = asMaps(valueAt(data, 'spec.volumeClaimTemplates'));
  const claims = object.kind === 'PersistentVolumeClaim' ? [data] : templates;
  return claims.flatMap((claim) => [
    ...claimSizeReasons(claim, place),
    ...(refuses(place, 'volumeClaims') ? claimReasons(claim, place) : []),
  ]);
}

function workloadOf(object: string, { place, count, amounts }: JudgedPods): FitWorkload {
  const each = countedAmounts(amounts, 'requests');
  const texts = (all: typeof each): Record<string, string> =>
    Object.fromEntries(
      Object.entries(all)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, nano]) => [name, amountText(name, nano)]),
    );
  return {
    object,
    place,
    pods: count,
    each: texts(each),
    together: texts(timesAmounts(each, count)),
  };
}

function poolsOf(choices: readonly PoolChoice[]): PoolChoice[] {
  const known = new Map(choices.map((choice) => [JSON.stringify(choice), choice]));
  return [...known.values()];
}

function placeNotes({ view }: FitPlace): string[] {
  return [
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
