const API = 'kueue.x-k8s.io/v1beta2';
const PRODUCT = { 'nvidia.com/gpu.product': 'NVIDIA-H100-80GB-HBM3' };

function quotas(nominalQuota: number, borrowingLimit?: number, lendingLimit?: number) {
  const none = ['cpu', 'memory'];
  return [
    {
      coveredResources: [...none, 'nvidia.com/gpu'],
      flavors: [
        {
          name: 'h100',
          resources: [
            ...none.map((name) => ({ name, nominalQuota: '100Ti' })),
            {
              name: 'nvidia.com/gpu',
              nominalQuota: `${nominalQuota}`,
              borrowingLimit,
              lendingLimit,
            },
          ],
        },
      ],
    },
  ];
}

function tenant(name: string, gpus: number, weight = 1, borrow?: number): object[] {
  const namespace = `ml-${name}`;
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' } },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'users', namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name }],
    },
    {
      apiVersion: API,
      kind: 'ClusterQueue',
      metadata: { name: namespace },
      spec: {
        cohortName: 'root',
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        preemption: { reclaimWithinCohort: 'Any', withinClusterQueue: 'LowerPriority' },
        fairSharing: { weight: `${weight}` },
        resourceGroups: quotas(gpus, borrow),
      },
    },
    {
      apiVersion: API,
      kind: 'LocalQueue',
      metadata: { name: 'default', namespace },
      spec: { clusterQueue: namespace },
    },
  ];
}

export const OBJECTS = [
  {
    apiVersion: API,
    kind: 'ResourceFlavor',
    metadata: { name: 'h100' },
    spec: { nodeLabels: PRODUCT },
  },
  { apiVersion: API, kind: 'Cohort', metadata: { name: 'root' }, spec: {} },
  ...tenant('owner', 8),
  ...tenant('guest', 8),
  ...tenant('bounded', 4, 1, 2),
  ...tenant('light', 4),
  ...tenant('heavy', 4, 3),
];
