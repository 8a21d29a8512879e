import type { Fleet } from '../../fleet/model/fleet';
import { type Extension, loadExtensions } from '../../synth/extensions/extensions';
import { fleetObjects } from '../../verify/objects/fleet-objects';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { Network } from '../../verify/reach/cluster-network';
import { fleetFacts } from '../../verify/reach/fleet-facts';
import { RBAC_GROUP } from '../../verify/rights/rbac-group';
import { Rights } from '../../verify/rights/rights';

/** What the objects of a cluster mean: who may do what, and what reaches what. */
export interface ObjectMeaning {
  readonly rights: Rights;
  readonly network: Network;
}

/** What the objects of a fleet mean. */
export type MeaningOf = (fleet: Fleet) => ObjectMeaning;

/** API groups of whatever decides on traffic. */
const TRAFFIC: ReadonlySet<string> = new Set([
  'networking.k8s.io',
  'policy.networking.k8s.io',
  'cilium.io',
  'projectcalico.org',
  'crd.projectcalico.org',
  'crd.antrea.io',
  'k8s.ovn.org',
  'security.istio.io',
  'policy.linkerd.io',
]);

/**
 * What the objects of fleets mean, judged once for each fleet.
 *
 * @param folder - that of tenants.yaml, to which the paths of extensions are relative
 */
export function objectMeanings(folder: string): MeaningOf {
  const known = new Map<Fleet, ObjectMeaning>();
  return (fleet) => {
    let meaning = known.get(fleet);
    if (meaning === undefined) {
      meaning = objectMeaning(fleet, loadExtensions(fleet.platform.extensions, folder));
      known.set(fleet, meaning);
    }
    return meaning;
  };
}

/** Makes each object once. Of thousands of network policies, nothing stays but what they say. */
export function objectMeaning(fleet: Fleet, extensions: readonly Extension[] = []): ObjectMeaning {
  const granting: ManifestObject[] = [];
  function* others(): Generator<ManifestObject> {
    for (const object of fleetObjects(fleet, extensions, isWanted)) {
      if (object.group === RBAC_GROUP) granting.push(object);
      else yield object;
    }
  }
  const network = new Network(others(), fleetFacts(fleet));
  return { network, rights: new Rights(granting) };
}

function isWanted({ group, kind }: Pick<ManifestObject, 'group' | 'kind'>): boolean {
  return group === RBAC_GROUP || TRAFFIC.has(group) || (group === '' && kind === 'Namespace');
}
