import type { Fleet } from '../../fleet/model/fleet';
import { type CountedObject, takeCensus } from '../../synth/render/object-census';
import type { PolicyNames } from './fleet-summary';

/** What bounds each namespace of a fleet, by the names of the objects that the output has. */
export function policyNames(fleet: Fleet): ReadonlyMap<string, PolicyNames> {
  const { namespaces } = takeCensus(fleet);
  return new Map(
    Array.from(namespaces, ([namespace, objects]) => [
      namespace,
      {
        resourceQuotas: namesOf('ResourceQuota', objects),
        limitRanges: namesOf('LimitRange', objects),
        networkPolicies: namesOf('NetworkPolicy', objects),
      },
    ]),
  );
}

function namesOf(kind: string, objects: readonly CountedObject[]): string[] {
  return objects
    .filter((object) => object.kind === kind)
    .map(({ name }) => name)
    .sort();
}
