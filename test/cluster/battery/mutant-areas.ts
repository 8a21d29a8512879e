import type { Manifest } from './trees';

/** Which areas look at an object. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  'ResourceQuota namespace': ['quota', 'accelerators', 'network', 'storage', 'everyday'],
  'ResourceQuota forbidden-priorities': ['pods', 'pod-rails'],
  'ResourceQuota priority-lab-urgent': ['budgets', 'quota'],
  'LimitRange defaults': ['everyday', 'quota', 'budgets'],
  'ServiceAccount default': ['everyday'],
  ServiceAccount: ['identities'],
  'ConfigMap gpu-pools': ['accelerators'],
  'Role tenancy-chart-rules': ['identities'],
  'RoleBinding access': ['platform-rails'],
  'RoleBinding device-claims': ['accelerators'],
  'RoleBinding network-policies': ['platform-rails'],
  'RoleBinding shared-work': ['own-work'],
  'RoleBinding tenancy-vaults-binding': ['roles'],
  RoleBinding: ['rights', 'pods', 'identities', 'everyday'],
  'Namespace lab-boxed': ['runtimes'],
  'Namespace lab-housed': ['budgets'],
  'Namespace lab-lenient': ['modes', 'warnings'],
  'Namespace lab-listed': ['pod-rails', 'sizes', 'metadata', 'pods', 'object-rails', 'everyday'],
  'Namespace lab-narrow': ['pod-rails'],
  'Namespace lab-timed': ['budgets'],
  'Namespace lab-open': ['platform-rails', 'pod-rails'],
  'Namespace lab-self': ['platform-rails', 'deploy'],
  'Namespace lab-solo': ['object-rails', 'pod-rails'],
  'Namespace lab-strict': ['pods', 'engines', 'everyday'],
  Namespace: [
    'pods',
    'accelerators',
    'metadata',
    'own-work',
    'everyday',
    'pod-rails',
    'object-rails',
  ],
  'ClusterRoleBinding tenant-catalogue': ['everyday'],
  'ClusterRoleBinding tenant-reads-custom-resource-definitions': ['roles'],
  'ClusterRoleBinding tenant-reads-nodes': ['roles'],
  'ClusterRoleBinding tenant-reads-resource-slices': ['roles'],
  ClusterRoleBinding: ['platform', 'everyday'],
  'ClusterRole platform-auditor': ['rights', 'platform'],
  'ClusterRole tenant-access': ['platform-rails'],
  'ClusterRole tenant-catalogue': ['everyday', 'accelerators'],
  'ClusterRole tenant-device-claims': ['accelerators'],
  'ClusterRole tenant-network-policies': ['platform-rails'],
  'ClusterRole tenant-deployer': ['rights', 'roles'],
  'ClusterRole tenant-reads-custom-resource-definitions': ['roles'],
  'ClusterRole tenant-reads-nodes': ['roles'],
  'ClusterRole tenant-reads-resource-slices': ['roles'],
  'ClusterRole tenant-shared-work': ['own-work'],
  'ClusterRole vault-reader': ['roles'],
  'ClusterRole workload-ray-autoscaler': ['identities', 'own-work'],
  ClusterRole: ['rights', 'identities', 'everyday'],
  PriorityClass: ['everyday', 'pods'],
};

/** The areas of a policy and of its binding, by their name. */
const POLICY_AREAS: Readonly<Record<string, readonly string[]>> = {
  'flux-object-sizes': ['deploy'],
  'object-sizes': ['sizes'],
  'pod-deletion': ['pod-rails'],
  'tenant-pods': ['pod-rails', 'accelerators', 'pods', 'sizes', 'metadata', 'budgets'],
  'accelerator-bounds': ['budgets'],
  'accelerator-bounds-claims': ['budgets'],
  'accelerator-bounds-workloads': ['budgets'],
  'accelerator-claims': ['accelerators', 'pod-rails'],
  'default-priorities': ['budgets'],
  'flux-fields': ['deploy'],
  'flux-managed-objects': ['deploy'],
  'own-nodes': ['budgets'],
  'virtual-cluster-lab-virtual': ['virtual-clusters'],
  'account-annotations': ['platform-rails'],
  'burst-limits': ['own-work'],
  'image-pulls': ['pod-rails'],
  'required-runtimes': ['runtimes'],
  'queue-turns': ['queues'],
  'queued-jobs': ['queues'],
  'queued-services': ['queues'],
  'engine-fields': ['engines'],
  'managed-namespaces': ['platform-rails'],
  'managed-objects': ['platform-rails'],
  'own-work': ['own-work'],
  'own-work-stamp': ['own-work'],
  'pod-totals': ['own-work'],
  'contour-routes': ['object-rails'],
  'proxy-routes': ['object-rails'],
  'traefik-routes': ['object-rails'],
  'ray-autoscaling': ['own-work'],
  'role-bindings': ['platform-rails'],
  'route-annotations': ['object-rails'],
  'route-hosts': ['object-rails'],
  'service-exposure': ['object-rails'],
  'token-requests': ['pod-rails'],
  'token-secrets': ['pod-rails'],
  'volume-claims': ['object-rails'],
  'volume-snapshots': ['object-rails'],
  'disruption-budgets': ['object-rails'],
  'workflow-status': ['engines'],
  'workload-history': ['object-rails'],
  'workload-metadata': ['metadata'],
  'data-metadata': ['metadata'],
};

/** Whether a policy only warns, or writes to the audit log, where a tenant has asked for it. */
export function isLenient({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>): boolean {
  return kind.includes('AdmissionPolicy') && /-(warn|audit)$/.test(metadata.name);
}

/** The areas that look at an object. */
export function areasOf(object: Manifest): readonly string[] {
  const { kind, metadata } = object;
  const { name } = metadata;
  const ofPolicy = isLenient(object) ? ['modes', 'warnings'] : POLICY_AREAS[name];
  return (
    AREAS[`${kind} ${name}`] ??
    (kind.includes('AdmissionPolicy') ? ofPolicy : undefined) ??
    AREAS[kind] ??
    []
  );
}
