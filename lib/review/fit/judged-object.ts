import { priorityNames } from '../../fleet/settings/priorities/granted-priorities';
import { amountText } from './amount-text';
import { claimsOfPod, deviceClaimReasons, devicesOf } from './device-claims';
import { type FitPlace, type JudgedPods, refuses } from './fit-place';
import { type BareReason, type FitReason, refusal } from './fit-reason';
import { judgeGuarded } from './guarded-kinds';
import { type KnownKind, kindOfObject } from './kind-of-object';
import { limitRulesOf, withDefaults } from './limit-rules';
import { asMap, asMaps, asText, valueAt } from '../../verify/objects/manifest-data';
import { type ManifestObject, objectTitle } from '../../verify/objects/manifest-objects';
import { countsPriority } from './namespace-limits';
import { podReasons, roleNotes, roleReasons } from './object-rules';
import { addedForOwnNodes } from './own-nodes-rules';
import { countedAmounts, timesAmounts, writtenAmounts } from './pod-amounts';
import { type PoolChoice, choosePools } from './pool-choice';
import { priorityOfPod } from './priority-of-pod';
import { queueLabelReasons } from './queue-label-rules';
import { deviceDemands, objectDemands } from './quota-demands';
import { type ObjectDemands, priorityReasons, unstatedReasons } from './quota-rows';
import { claimReasons, claimSizeReasons } from './volume-rules';
import { type PodGroup, podsOf } from './written-pods';

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

/** An object, with what it wants and what is in its way. */
export interface JudgedObject {
  readonly title: string;
  readonly pods: readonly JudgedPods[];
  /** What the object wants beside its pods. */
  readonly wants: readonly ObjectDemands[];
  readonly workloads: readonly FitWorkload[];
  readonly pools: readonly PoolChoice[];
  readonly reasons: readonly FitReason[];
  readonly notes: readonly string[];
}

/** Judges an object of a manifest by itself; what all of them want together is compared later. */
export function judgeObject(
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
  const guarded = judgeGuarded(object, place);
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
    ...guarded.reasons,
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
      ...guarded.notes,
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

/** What policies write into pods that say nothing: the runtime class, the priority, the scheduler that queues, and the nodes of their namespace. */
function addedTo(spec: JudgedPods['spec'], place: FitPlace): Record<string, unknown> {
  const { view, lists } = place;
  const [runtime] = lists['runtime-class'];
  const [priority] = lists['default-priority'];
  const queued = view.schedulerQueue?.scheduler;
  const isUsual = [undefined, '', 'default-scheduler'].includes(spec['schedulerName'] as string);
  const isFree = lists.schedulers.some((name) => ['default-scheduler', '*'].includes(name));
  return {
    ...(runtime !== undefined && spec['runtimeClassName'] === undefined
      ? { runtimeClassName: runtime }
      : {}),
    ...(priority !== undefined && asText(spec['priorityClassName']) === ''
      ? { priorityClassName: priority }
      : {}),
    ...(queued !== undefined && isUsual && lists.schedulers.length > 0 && !isFree
      ? { schedulerName: queued }
      : {}),
    ...addedForOwnNodes(spec, place),
  };
}

/** What the API server adds to pods before anything judges them. */
function withAdded(group: PodGroup, place: FitPlace): JudgedPods {
  const { view, platform } = place;
  const raisesLimits = view.platform.mutation && refuses(place, 'burstLimits');
  const canAdd = view.platform.mutation && refuses(place, 'podScheduling');
  const spec = canAdd ? { ...group.spec, ...addedTo(group.spec, place) } : group.spec;
  return {
    ...group,
    spec,
    written: group.spec,
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
