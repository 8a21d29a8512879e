import { VCLUSTER_NAMES } from '../../../lib/plan/vcluster-names';
import { type Draft, manifest } from './calls';

const { syncer, workloads } = VCLUSTER_NAMES;
const WRITE = ['create', 'delete', 'patch', 'update', 'get', 'list', 'watch'];
const READ = ['get', 'list', 'watch'];

/** The rules that the chart of vCluster gives its syncer (chart/templates/role.yaml), with our values. */
export const SYNCER_RULES: readonly object[] = [
  {
    apiGroups: [''],
    resources: [
      'configmaps',
      'persistentvolumeclaims',
      'pods',
      'pods/attach',
      'pods/exec',
      'pods/portforward',
      'secrets',
      'services',
    ],
    verbs: WRITE,
  },
  {
    apiGroups: [''],
    resources: ['pods/ephemeralcontainers', 'pods/status'],
    verbs: ['patch', 'update'],
  },
  {
    apiGroups: ['apps'],
    resources: ['deployments', 'replicasets', 'statefulsets'],
    verbs: READ,
  },
  { apiGroups: [''], resources: ['endpoints', 'events', 'pods/log'], verbs: READ },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: WRITE },
];

/** The accounts that the chart makes. */
export function syncerAccounts(namespace: string): object[] {
  return [syncer, workloads].map((name) =>
    manifest('serviceaccounts', { metadata: { name, namespace } }),
  );
}

/** The accounts that the chart makes, and the rights of its syncer. */
export function syncerRights(namespace: string): object[] {
  const metadata = { name: syncer, namespace };
  const group = 'rbac.authorization.k8s.io';
  return [
    ...syncerAccounts(namespace),
    manifest('roles', { metadata, rules: SYNCER_RULES } as Draft),
    manifest('rolebindings', {
      metadata,
      roleRef: { apiGroup: group, kind: 'Role', name: syncer },
      subjects: [{ kind: 'ServiceAccount', name: syncer, namespace }],
    } as Draft),
    // What our values let it read of the cluster.
    manifest('clusterroles', {
      metadata: { name: `vc-${namespace}` },
      rules: [
        { apiGroups: ['networking.k8s.io'], resources: ['ingressclasses'], verbs: READ },
        { apiGroups: ['scheduling.k8s.io'], resources: ['priorityclasses'], verbs: READ },
      ],
    } as Draft),
    manifest('clusterrolebindings', {
      metadata: { name: `vc-${namespace}` },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: `vc-${namespace}` },
      subjects: [{ kind: 'ServiceAccount', name: syncer, namespace }],
    } as Draft),
  ];
}
