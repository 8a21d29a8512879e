import { isMap } from '../../fleet/model/layers';

/** A map of an object. */
export type FieldMap = Readonly<Record<string, unknown>>;

/** What the server keeps of an object for itself, and what it fills in when the object is created. */
const OF_SERVER = new Set([
  'creationTimestamp',
  'finalizers',
  'generateName',
  'generation',
  'managedFields',
  'name',
  'namespace',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/**
 * Labels and annotations that a cluster or a delivery engine adds.
 *
 * Sources: Flux, kustomize-controller (labels of the inventory); Argo CD, "Resource tracking"; kubectl apply; OpenShift,
 * cluster-policy-controller (ranges of a namespace).
 */
const ADDED =
  /^(?:kubernetes\.io\/metadata\.name|kubectl\.kubernetes\.io\/last-applied-configuration|kustomize\.toolkit\.fluxcd\.io\/(?:name|namespace|checksum)|helm\.toolkit\.fluxcd\.io\/.+|argocd\.argoproj\.io\/(?:tracking-id|instance)|app\.kubernetes\.io\/instance|openshift\.io\/sa\.scc\..+)$/;

/** The fields of an object that a file can state, without what a server or a delivery engine adds. */
export function comparedFields(data: FieldMap): FieldMap {
  const fields: Record<string, unknown> = { ...data };
  delete fields['status'];
  // An object is the same in every version of its API.
  delete fields['apiVersion'];
  const own = Object.entries(asFields(data['metadata'])).filter(([key]) => !OF_SERVER.has(key));
  fields['metadata'] = Object.fromEntries(
    own.map(([key, value]) =>
      key === 'labels' || key === 'annotations'
        ? [key, withoutAdded(asFields(value))]
        : [key, value],
    ),
  );
  dropFilled(fields, data);
  return fields;
}

function withoutAdded(map: FieldMap): FieldMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !isAddedKey(key)));
}

/** Whether a label or an annotation is one that a cluster or a delivery engine adds. */
export function isAddedKey(key: string): boolean {
  return ADDED.test(key);
}

/** Drops what controllers of Kubernetes fill in for single kinds. */
function dropFilled(fields: Record<string, unknown>, { kind }: FieldMap): void {
  const spec = { ...asFields(fields['spec']) };
  switch (kind) {
    case 'Namespace':
      delete spec['finalizers'];
      break;
    case 'Service':
      for (const key of ['clusterIP', 'clusterIPs', 'ipFamilies', 'healthCheckNodePort']) {
        delete spec[key];
      }
      break;
    case 'ServiceAccount':
      delete fields['secrets'];
      return;
    case 'ClusterRole':
      // A controller writes the rules of roles that take those of others.
      if (fields['aggregationRule'] !== undefined) delete fields['rules'];
      return;
    default:
      return;
  }
  fields['spec'] = spec;
}

export function asFields(value: unknown): FieldMap {
  return isMap(value) ? value : {};
}
