import type { Fleet } from '../../fleet/model/fleet';
import { fleetObjects } from '../../verify/objects/fleet-objects';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { loadExtensions } from '../../synth/extensions/extensions';

/** The objects of a fleet that a report reads: those that say who may do what, and who reaches whom. */
export type ObjectsOf = (fleet: Fleet) => readonly ManifestObject[];

/** API groups of roles and bindings, and of whatever decides on traffic. */
const GROUPS: ReadonlySet<string> = new Set([
  'rbac.authorization.k8s.io',
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
 * The objects of fleets, each made once.
 *
 * @param folder - that of tenants.yaml, to which the paths of extensions are relative
 */
export function wantedObjects(folder: string): ObjectsOf {
  const known = new Map<Fleet, readonly ManifestObject[]>();
  return (fleet) => {
    let objects = known.get(fleet);
    if (objects === undefined) {
      const extensions = loadExtensions(fleet.platform.extensions, folder);
      objects = [...fleetObjects(fleet, extensions, isWanted)];
      known.set(fleet, objects);
    }
    return objects;
  };
}

function isWanted({ group, kind }: Pick<ManifestObject, 'group' | 'kind'>): boolean {
  return GROUPS.has(group) || (group === '' && kind === 'Namespace');
}
