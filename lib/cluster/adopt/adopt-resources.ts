import type { KindName } from '../client/kinds-of-server';

/** A kind of object that is read before a namespace is adopted. */
export interface AdoptResource extends KindName {
  /** The plural. */
  readonly resource: string;
}

const of = (group: string, kind: string, resource: string): AdoptResource => ({
  group,
  version: 'v1',
  kind,
  resource,
});

const core = (kind: string, resource: string): AdoptResource => of('', kind, resource);

/** All namespaces are read: selectors of policies choose among them. */
export const NAMESPACES = core('Namespace', 'namespaces');

/**
 * What is read in each namespace that is adopted. Secrets and ConfigMaps are not among them: nobody should need the right to
 * read them to count them.
 */
export const IN_NAMESPACES: readonly AdoptResource[] = [
  core('LimitRange', 'limitranges'),
  core('PersistentVolumeClaim', 'persistentvolumeclaims'),
  core('Pod', 'pods'),
  core('ResourceQuota', 'resourcequotas'),
  core('Service', 'services'),
  core('ServiceAccount', 'serviceaccounts'),
  of('apps', 'DaemonSet', 'daemonsets'),
  of('apps', 'Deployment', 'deployments'),
  of('apps', 'StatefulSet', 'statefulsets'),
  of('batch', 'CronJob', 'cronjobs'),
  of('batch', 'Job', 'jobs'),
  of('networking.k8s.io', 'Ingress', 'ingresses'),
  of('networking.k8s.io', 'NetworkPolicy', 'networkpolicies'),
  of('rbac.authorization.k8s.io', 'Role', 'roles'),
  of('rbac.authorization.k8s.io', 'RoleBinding', 'rolebindings'),
];

/** What is read in the same way where the cluster serves it, in the version that it prefers. */
export const WHERE_SERVED: readonly AdoptResource[] = [
  of('cilium.io', 'CiliumNetworkPolicy', 'ciliumnetworkpolicies'),
  of('kueue.x-k8s.io', 'LocalQueue', 'localqueues'),
  of('kueue.x-k8s.io', 'Workload', 'workloads'),
  of('resource.k8s.io', 'ResourceClaim', 'resourceclaims'),
  of('resource.k8s.io', 'ResourceClaimTemplate', 'resourceclaimtemplates'),
];

/** What is read of the whole cluster: the roles that bindings name, who has them everywhere, and the devices that nodes have. */
export const CLUSTER_ROLES = of('rbac.authorization.k8s.io', 'ClusterRole', 'clusterroles');
export const CLUSTER_ROLE_BINDINGS = of(
  'rbac.authorization.k8s.io',
  'ClusterRoleBinding',
  'clusterrolebindings',
);
export const NODES = core('Node', 'nodes');

/** Everything that is read, for the role that permits it. */
export const ADOPT_RESOURCES: readonly AdoptResource[] = [
  NAMESPACES,
  NODES,
  CLUSTER_ROLES,
  CLUSTER_ROLE_BINDINGS,
  ...IN_NAMESPACES,
  ...WHERE_SERVED,
];
