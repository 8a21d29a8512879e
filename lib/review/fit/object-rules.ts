import { virtualClusterOf } from '../../fleet/settings/isolation/isolation-of';
import { acceleratorReasons } from './accelerator-rules';
import { type FitPlace, type JudgedPods, refuses } from './fit-place';
import { type BareReason, refusal } from './fit-reason';
import { imageReasons } from './image-rules';
import type { KnownKind } from './kind-of-object';
import { limitReasons, limitRulesOf } from './limit-rules';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { ownNodesReasons } from './own-nodes-rules';
import { podSecurityReasons } from './pod-security-rules';
import { schedulingReasons } from './pod-scheduling-rules';
import { missingLabelReasons, queueLabelReasons } from './queue-label-rules';
import { volumeReasons } from './volume-rules';

/** Everything but quotas that is in the way of some pods. */
export function podReasons(pods: JudgedPods, place: FitPlace): BareReason[] {
  const { unreadable } = pods.amounts;
  return [
    ...unreadable.map((text) =>
      refusal('manifest', `\`${text}\` is not a valid quantity.`, 'Write it as 500m, 2 or 16Gi.'),
    ),
    ...limitReasons(pods.amounts, limitRulesOf(place.view.spec.containers)),
    ...acceleratorReasons(pods, place),
    ...podSecurityReasons(pods, place),
    ...(refuses(place, 'podScheduling')
      ? [...schedulingReasons(pods, place), ...ownNodesReasons(pods, place)]
      : []),
    ...(refuses(place, 'workloadMetadata')
      ? [...queueLabelReasons(pods.metadata, place), ...missingLabelReasons(pods, place)]
      : []),
    ...(refuses(place, 'podImages') ? imageReasons(pods, place) : []),
    ...(refuses(place, 'podVolumes') ? volumeReasons(pods, place) : []),
  ];
}

/** Why nobody in the namespace may create an object. */
export function roleReasons(
  object: ManifestObject,
  { plural, entry }: KnownKind,
  { view }: FitPlace,
): BareReason[] {
  if (virtualClusterOf(view.spec.isolation) !== undefined) return [];
  const isClaim = /^resourceclaim(?:template)?s$/.test(plural);
  const writable = isClaim
    ? view.deviceClaims
    : entry !== undefined && [entry.user, entry.admin].includes('write');
  if (writable) return [];
  const name = object.group === '' ? plural : `${plural}.${object.group}`;
  return [
    refusal(
      'roles',
      `No role in ${view.namespace} lets its people create ${name}.`,
      entry === undefined && object.group.includes('.')
        ? `Use a kind that tenants have, or ask your platform team to list ${name} under \`platform.kinds\`.`
        : 'Use a kind that tenants have, such as a Deployment or a Job.',
    ),
  ];
}

/** What else is worth knowing about who may create an object. */
export function roleNotes({ kind, name }: ManifestObject, { entry }: KnownKind): string[] {
  return entry?.user !== 'write' && entry?.admin === 'write'
    ? [`Only admins of the namespace may create ${kind}/${name}.`]
    : [];
}
