import { asList, asMap, asMaps } from '../../../verify/objects/manifest-data';
import type { ManifestObject } from '../../../verify/objects/manifest-objects';
import {
  type PolicyDirection,
  isolatedDirections,
} from '../../../verify/objects/policy-directions';
import { type Labels, meets, requirementsOf } from '../../../verify/reach/requirements';

/**
 * The policies for whose pods not all other pods of the namespace are open. What several policies open together for the same
 * pods is not added up, except by those for all pods.
 *
 * @param labels - of the namespace
 */
export function dividingPolicies(
  policies: readonly ManifestObject[],
  direction: PolicyDirection,
  labels: Labels,
): string[] {
  const opening = policies.filter(({ data }) => opensNamespace(data, direction, labels));
  const isOpenForAll = opening.some(({ data }) => isForAll(asMap(data['spec'])['podSelector']));
  if (isOpenForAll) return [];
  return policies
    .filter((policy) => isolatedDirections(asMap(policy.data['spec'])).includes(direction))
    .filter((policy) => !opening.includes(policy))
    .map(({ name }) => name);
}

function opensNamespace(
  data: ManifestObject['data'],
  direction: PolicyDirection,
  labels: Labels,
): boolean {
  return asMaps(asMap(data['spec'])[direction.toLowerCase()]).some((rule) => {
    if (asList(rule['ports']).length > 0) return false;
    const peers = asMaps(rule[direction === 'Ingress' ? 'from' : 'to']);
    return (
      peers.length === 0 ||
      peers.some(
        ({ ipBlock, namespaceSelector, podSelector }) =>
          ipBlock === undefined &&
          isForAll(podSelector) &&
          (namespaceSelector === undefined || meets(labels, requirementsOf(namespaceSelector))),
      )
    );
  });
}

function isForAll(selector: unknown): boolean {
  return requirementsOf(selector).length === 0;
}
