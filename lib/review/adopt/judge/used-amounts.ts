import { hasEnded } from '../../../cluster/usage/ended-pods';
import type { FleetContainers } from '../../../fleet/model/fleet';
import { claimsKey } from '../../../fleet/quota/device-keys';
import { ONE } from '../../../fleet/values/quantity';
import { asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import { devicesOf } from '../../fit/device-claims';
import { kindOfObject } from '../../fit/kind-of-object';
import { limitRulesOf, withDefaults } from '../../fit/limit-rules';
import { type ResourceAmounts, addAmounts, writtenAmounts } from '../../fit/pod-amounts';
import { objectDemands, podDemands } from '../../fit/quota-demands';
import { plainPod } from './plain-pods';

/** The pods of some objects that have not ended. */
export function livePods(objects: readonly ManifestObject[]): ManifestObject[] {
  return objects.filter(
    ({ kind, data }) => kind === 'Pod' && !hasEnded(asText(valueAt(data, 'status.phase'))),
  );
}

/**
 * What the objects of a namespace take of each quota key, once the pods were started again: those that state no requests
 * get the default ones.
 */
export function usedAmounts(
  objects: readonly ManifestObject[],
  containers: FleetContainers,
): ResourceAmounts {
  const rules = limitRulesOf(containers);
  const pods = livePods(objects).map((pod) => {
    const { spec, metadata } = plainPod(pod);
    const amounts = withDefaults(writtenAmounts(spec), rules, false);
    return podDemands({
      place: 'spec',
      count: 1,
      metadata,
      spec,
      written: spec,
      amounts,
      priority: '',
    });
  });
  const others = objects
    .filter(({ kind }) => kind !== 'Pod')
    .map((object) => objectDemands(withoutReplicas(object), kindOfObject(object, []).plural));
  const claims = objects.filter(({ kind }) => kind === 'ResourceClaim').map(claimed);
  return addAmounts([...pods, ...others, ...claims]);
}

/** The devices of a claim that exists. */
function claimed({ data }: ManifestObject): ResourceAmounts {
  const devices = Object.entries(devicesOf(data));
  return Object.fromEntries(
    devices.map(([deviceClass, count]) => [claimsKey(deviceClass), BigInt(count) * ONE]),
  );
}

/** The claims of a StatefulSet exist, and count as such. */
function withoutReplicas(object: ManifestObject): ManifestObject {
  return object.kind === 'StatefulSet' ? { ...object, data: { ...object.data, spec: {} } } : object;
}
