import type { Fleet } from '../../../fleet/model/fleet';
import { grouped } from '../../../fleet/values/groups';
import type { NamespaceView } from '../../../plan/namespace-view';
import { asMap } from '../../../verify/objects/manifest-data';
import { type ManifestObject, objectTitle } from '../../../verify/objects/manifest-objects';
import type { FitPlace } from '../../fit/fit-place';
import { type FitReason, joinReasons } from '../../fit/fit-reason';
import { judgeObject } from '../../fit/judged-object';
import { namespacesOf, quotasOf } from '../../fit/namespace-limits';
import { compareQuota, countingQuotas, podWants } from '../../fit/quota-rows';
import type { AdoptedNamespace } from '../adopted-namespace';
import { plainPod } from './plain-pods';
import { workloadsIn } from './pod-specs';
import { livePods, usedAmounts } from './used-amounts';

/** A key of which a namespace uses more than it is granted. */
export interface OverQuota {
  readonly namespace: string;
  readonly key: string;
  readonly granted: string;
  readonly used: string;
}

/** What is in the way of the next pods of a namespace. */
export interface AdoptRefusal extends FitReason {
  readonly namespace: string;
  /** `adopted`: from the day of adoption on; `enforced`: once guard rails refuse. */
  readonly from: 'adopted' | 'enforced';
}

/** The place of a namespace in a fleet, with everything that decides what it takes. */
export function placeOf(fleets: readonly Fleet[], namespace: string): FitPlace | undefined {
  for (const fleet of fleets) {
    const view = namespacesOf(fleet).find((one: NamespaceView) => one.namespace === namespace);
    if (view === undefined) continue;
    return {
      view,
      platform: fleet.platform,
      lists: view.parameters,
      quotas: quotasOf(fleet, view),
    };
  }
  return undefined;
}

/**
 * What would be refused if it were created again: the pods that run, and what workloads make by their templates.
 * Of quotas, only what one pod alone exceeds; what all of them use together is another question.
 */
export function refusalsIn({ objects }: AdoptedNamespace, place: FitPlace): FitReason[] {
  const templates = workloadsIn(objects);
  const pods = alikePods(livePods(objects).map(asPod));
  const each = [...pods, ...templates.map((template) => [once(template)] as const)];
  return joinReasons(
    each.flatMap((alike) => {
      const [object] = alike;
      const { title, pods: groups, reasons } = judgeObject(object, objects, place);
      const alone = countingQuotas(place.quotas).flatMap(
        (quota) =>
          compareQuota(
            quota,
            groups.map((group) => podWants(title, group)),
            new Map(),
          ).reasons,
      );
      const titles = alike.map(objectTitle);
      return [...reasons, ...alone].map((reason) => ({
        ...reason,
        objects: reason.objects.flatMap((one) => (one === title ? titles : [one])),
      }));
    }),
  );
}

/** The keys of which a namespace uses more than a fleet grants it. */
export function overQuota(namespace: AdoptedNamespace, place: FitPlace): OverQuota[] {
  const used = usedAmounts(namespace.objects, place.view.spec.containers);
  return countingQuotas(place.quotas)
    .filter(({ priorities }) => priorities.length === 0)
    .flatMap((quota) => compareQuota(quota, [{ object: '', demands: used }], new Map()).rows)
    .filter(({ left }) => left.startsWith('-'))
    .map(({ key, hard, wanted }) => ({
      namespace: namespace.name,
      key,
      granted: hard,
      used: wanted,
    }));
}

/** Pods of one template are judged once. Their names tell them apart, and what their controllers count by. */
export function alikePods(
  pods: readonly ManifestObject[],
): (readonly [ManifestObject, ...(readonly ManifestObject[])])[] {
  const alike = grouped(pods, ({ data }) => {
    const { labels, annotations } = asMap(data['metadata']);
    const counted = Object.entries(asMap(labels)).filter(([label]) => !OF_CONTROLLERS.test(label));
    return JSON.stringify([data['spec'], counted, annotations ?? {}]);
  });
  return [...alike.values()] as [ManifestObject, ...ManifestObject[]][];
}

/** Labels in which pods of one template differ. */
const OF_CONTROLLERS =
  /(?:^|\/)(?:pod-template-hash|controller-revision-hash|controller-uid|job-name|pod-index|job-completion-index)$/;

function asPod(pod: ManifestObject): ManifestObject {
  const { metadata, spec } = plainPod(pod);
  return { ...pod, data: { ...pod.data, metadata, spec } };
}

/** A workload with one pod: the others are equal. */
function once(object: ManifestObject): ManifestObject {
  const spec = { ...asMap(object.data['spec']) };
  if (['Deployment', 'StatefulSet'].includes(object.kind)) spec['replicas'] = 1;
  if (object.kind === 'Job') Object.assign(spec, { parallelism: 1, completions: 1 });
  return { ...object, data: { ...object.data, spec } };
}
