import type { Fleet } from '../../fleet/model/fleet';
import { fleetObjects } from '../../verify/objects/fleet-objects';
import type { ManifestObject } from '../../verify/objects/manifest-objects';
import { loadExtensions } from '../../synth/extensions/extensions';

/** The objects of a fleet that a report reads: those that say who may do what, and who reaches whom. */
export type ObjectsOf = (fleet: Fleet) => readonly ManifestObject[];

/** API groups of roles and bindings, of network policies, and of namespaces. */
const GROUPS: ReadonlySet<string> = new Set([
  '',
  'rbac.authorization.k8s.io',
  'networking.k8s.io',
  'policy.networking.k8s.io',
  'cilium.io',
  'projectcalico.org',
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
      objects = [...fleetObjects(fleet, extensions, GROUPS)];
      known.set(fleet, objects);
    }
    return objects;
  };
}
