import { asMap, valueAt } from './manifest-data';
import type { ManifestObject } from './manifest-objects';

/** Namespaces that every cluster has (k8s.io/kubernetes pkg/controlplane/controller/systemnamespaces). */
const SYSTEM_NAMESPACES: readonly string[] = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];

/** What the API server makes at its start (plugin/pkg/auth/authorizer/rbac/bootstrappolicy). */
const BOOTSTRAPPING = 'kubernetes.io/bootstrapping';

/** Whether the API server makes an object at its start. */
export function isBootstrapped({ data }: ManifestObject): boolean {
  return asMap(valueAt(data, 'metadata.labels'))[BOOTSTRAPPING] !== undefined;
}

/**
 * Whether an object belongs to the cluster itself and was read from one: only what the API server has stored has a uid.
 * Manifests of such objects count as what somebody wrote.
 */
export function isOfTheSystem(object: ManifestObject): boolean {
  const { group, kind, name, namespace, data } = object;
  if (valueAt(data, 'metadata.uid') === undefined) return false;
  const home = group === '' && kind === 'Namespace' ? name : namespace;
  return (home !== undefined && SYSTEM_NAMESPACES.includes(home)) || isBootstrapped(object);
}
