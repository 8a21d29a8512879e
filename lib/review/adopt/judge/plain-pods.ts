import {
  type ManifestMap,
  asMap,
  asMaps,
  asText,
  valueAt,
} from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';

/** Fields that the API server, the scheduler and controllers fill in when a pod is created. */
const FILLED = [
  'enableServiceLinks',
  'nodeName',
  'preemptionPolicy',
  'priority',
  'serviceAccount',
] as const;

/** Taints that a controller of Kubernetes has every pod tolerate for a while. */
const TOLERATED = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** The volume with the token that the API server mounts into every container. */
const TOKEN_VOLUME = /^kube-api-access-[a-z0-9]+$/;

/** A running pod as somebody wrote it: without what Kubernetes filled in, so that only what was asked for is judged. */
export function plainPod({ data }: ManifestObject): {
  readonly metadata: ManifestMap;
  readonly spec: ManifestMap;
} {
  const spec: Record<string, unknown> = { ...asMap(data['spec']) };
  for (const field of FILLED) delete spec[field];
  if (spec['schedulerName'] === 'default-scheduler') delete spec['schedulerName'];
  spec['volumes'] = asMaps(spec['volumes']).filter(({ name }) => !TOKEN_VOLUME.test(asText(name)));
  spec['tolerations'] = asMaps(spec['tolerations']).filter(
    ({ key, tolerationSeconds }) => !(TOLERATED.includes(asText(key)) && tolerationSeconds === 300),
  );
  for (const list of ['containers', 'initContainers']) {
    if (spec[list] === undefined) continue;
    spec[list] = asMaps(spec[list]).map((container) => ({
      ...container,
      volumeMounts: asMaps(container['volumeMounts']).filter(
        ({ name }) => !TOKEN_VOLUME.test(asText(name)),
      ),
    }));
  }
  return { metadata: asMap(data['metadata']), spec };
}

/** Whether something else made an object, and makes the next one from a template of its own. */
export function isMadeByAnother({ data }: ManifestObject): boolean {
  return asMaps(valueAt(data, 'metadata.ownerReferences')).some(
    ({ controller }) => controller === true,
  );
}
