import { DEFAULT_NODES, type FakeNode } from '../nodes';
import { type Draft, manifest } from './calls';
import { CUSTOM_KINDS } from './kinds';
import { BOSS } from './people';
import { BLUE, OPEN, SELF, UNGUARDED } from './targets';

/** Beside the plane's own: slices, devices of a DRA driver, and a node that nobody should be on. */
export const NODES: readonly FakeNode[] = [
  ...DEFAULT_NODES,
  { name: 'mig-0', resources: { 'nvidia.com/mig-1g.10gb': '7' } },
  { name: 'dra-0' },
  { name: 'dra-1' },
  // The same devices, by a plugin here and by a driver there.
  { name: 'npu-0', resources: { 'example.org/npu': '8' } },
  { name: 'npu-1' },
  {
    name: 'reserved-0',
    gpus: { product: 'NVIDIA-H100-80GB-HBM3', count: 8 },
    taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }],
    resources: { 'rdma/hca': '8' },
  },
];

const DEVICE_CLASS = 'gpu.amd.com';

/** A DeviceClass that stands for an extended resource, and a node's devices of it. */
export const DEVICES: readonly object[] = [
  {
    ...manifest('deviceclasses', { metadata: { name: DEVICE_CLASS } }),
    spec: {
      selectors: [{ cel: { expression: `device.driver == '${DEVICE_CLASS}'` } }],
      extendedResourceName: 'amd.com/gpu',
    },
  },
  {
    ...manifest('deviceclasses', { metadata: { name: 'gpu.example.com' } }),
    spec: { selectors: [{ cel: { expression: "device.driver == 'gpu.example.com'" } }] },
  },
  {
    ...manifest('deviceclasses', { metadata: { name: 'npu.example.org' } }),
    spec: { selectors: [{ cel: { expression: "device.driver == 'npu.example.org'" } }] },
  },
  // A class that no tenants.yaml names, for a resource that tenants were granted.
  {
    ...manifest('deviceclasses', { metadata: { name: 'house-gpu' } }),
    spec: {
      selectors: [{ cel: { expression: "device.driver == 'house.example.com'" } }],
      extendedResourceName: 'nvidia.com/gpu',
    },
  },
  slice('dra-0', DEVICE_CLASS),
  slice('dra-1', 'house.example.com'),
  slice('npu-1', 'npu.example.org'),
];

/** Eight devices of a driver on a node. */
function slice(nodeName: string, driver: string): object {
  return {
    ...manifest('resourceslices', { metadata: { name: nodeName } }),
    spec: {
      driver,
      nodeName,
      pool: { name: nodeName, generation: 1, resourceSliceCount: 1 },
      devices: Array.from({ length: 8 }, (_, index) => ({ name: `gpu-${index}` })),
    },
  };
}

/** Somebody who was let in by hand, and where. */
const HELPER = 'hank@example.com';
export const HELPED = [BLUE, OPEN, SELF];

const ALL = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const RBAC = 'rbac.authorization.k8s.io';

/** Tools with wide rights that are no administrators. */
const TOOLS: readonly object[] = [
  // Everything that we write, but no bindings of one's own.
  manifest('clusterroles', {
    metadata: { name: 'maintainer' },
    rules: [
      {
        apiGroups: [''],
        resources: [
          'limitranges',
          'namespaces',
          'namespaces/finalize',
          'namespaces/status',
          'resourcequotas',
          'resourcequotas/status',
          'serviceaccounts',
        ],
        verbs: ALL,
      },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ALL },
      {
        apiGroups: ['policy.networking.k8s.io'],
        resources: ['clusternetworkpolicies'],
        verbs: ALL,
      },
      { apiGroups: ['scheduling.k8s.io'], resources: ['priorityclasses'], verbs: ALL },
      {
        apiGroups: ['kustomize.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io'],
        resources: ['*'],
        verbs: ALL,
      },
      {
        apiGroups: [RBAC],
        resources: ['clusterrolebindings', 'clusterroles'],
        verbs: [...ALL, 'bind', 'escalate'],
      },
      {
        apiGroups: [RBAC],
        resources: ['rolebindings'],
        verbs: ALL.filter((verb) => verb !== 'create'),
      },
    ],
  } as Draft),
  manifest('clusterrolebindings', {
    metadata: { name: 'maintainers' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'maintainer' },
    subjects: [
      { kind: 'ServiceAccount', namespace: 'ci', name: 'maintainer' },
      { kind: 'ServiceAccount', namespace: 'flux-system', name: 'kustomize-controller' },
      // Its own role comes with a feature that is off by default.
      {
        kind: 'ServiceAccount',
        namespace: 'kube-system',
        name: 'storage-version-migrator-controller',
      },
      { apiGroup: RBAC, kind: 'User', name: 'dave@example.com' },
      { apiGroup: RBAC, kind: 'Group', name: 'deliverers' },
    ],
  } as Draft),
  manifest('clusterroles', {
    metadata: { name: 'engine' },
    rules: [
      {
        apiGroups: [
          ...new Set(Object.values(CUSTOM_KINDS).map(([version]) => version.split('/')[0])),
        ],
        resources: ['*'],
        verbs: ALL,
      },
    ],
  } as Draft),
  manifest('clusterrolebindings', {
    metadata: { name: 'engine' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'engine' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'engine' }],
  } as Draft),
  manifest('clusterroles', {
    metadata: { name: 'binder' },
    rules: [
      { apiGroups: [''], resources: ['serviceaccounts'], verbs: ALL },
      { apiGroups: [RBAC], resources: ['rolebindings', 'roles'], verbs: ALL },
      { apiGroups: [RBAC], resources: ['clusterroles', 'roles'], verbs: ['bind', 'escalate'] },
    ],
  } as Draft),
  manifest('clusterrolebindings', {
    metadata: { name: 'global-operator' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'binder' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'global-operator' }],
  } as Draft),
];

/** What a cluster holds beside tenants. */
export const SURROUNDINGS: readonly object[] = [
  ...[
    UNGUARDED,
    'ingress-nginx',
    'monitoring',
    'grafana',
    'ci',
    'flux-system',
    'gitops',
    'argocd',
    'fleet',
    'kubeslice-controller',
    'kubeslice-ml',
    // With `queueing: yunikorn`.
    'yunikorn',
    // Of the GPU Operator, with pools whose cards are shared.
    'gpu-operator',
    'nvidia',
  ].map((name) => manifest('namespaces', { metadata: { name } })),
  manifest('serviceaccounts', { metadata: { name: 'deployer', namespace: 'ci' } }),
  binding('boss', 'cluster-admin', BOSS.as!),
  manifest('clusterrolebindings', {
    metadata: { name: 'operator' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'operator' }],
  } as Draft),
  ...TOOLS,
  // As Flux binds its controllers.
  manifest('clusterrolebindings', {
    metadata: { name: 'cluster-reconciler' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'flux-system', name: 'helm-controller' }],
  } as Draft),
  // Knative's controller makes Services for tenants, in all namespaces.
  manifest('clusterrolebindings', {
    metadata: { name: 'knative-serving-controller-admin' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'knative-serving', name: 'controller' }],
  } as Draft),
  // An operator's chart widens the built-in roles, as many do.
  manifest('clusterroles', {
    metadata: {
      name: 'vault-operator',
      labels: {
        'rbac.authorization.k8s.io/aggregate-to-admin': 'true',
        'rbac.authorization.k8s.io/aggregate-to-edit': 'true',
        'rbac.authorization.k8s.io/aggregate-to-view': 'true',
      },
    },
    rules: [{ apiGroups: ['lab.example.com'], resources: ['vaults'], verbs: ['get', 'list'] }],
  }),
  ...['standard', 'costly'].map((name) =>
    manifest('storageclasses', {
      metadata: {
        name,
        annotations: { 'storageclass.kubernetes.io/is-default-class': `${name === 'standard'}` },
      },
      provisioner: `${name}.csi.example.com`,
      allowVolumeExpansion: true,
    } as Draft),
  ),
  manifest('runtimeclasses', { metadata: { name: 'gvisor' }, handler: 'runsc' } as Draft),
  manifest('runtimeclasses', {
    metadata: { name: 'sandbox' },
    handler: 'runsc',
    overhead: { podFixed: { cpu: '250m', memory: '64Mi' } },
    scheduling: {
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ key: 'sandbox.example.com/box', operator: 'Exists', effect: 'NoSchedule' }],
    },
  } as Draft),
  manifest('runtimeclasses', { metadata: { name: 'nvidia' }, handler: 'nvidia' } as Draft),
  // Made by somebody else, after the tenants.
  manifest('priorityclasses', { metadata: { name: 'made-later' }, value: 500 } as Draft),
  manifest('priorityclasses', { metadata: { name: 'made-later-low' }, value: -10 } as Draft),
  manifest('ingressclasses', {
    metadata: {
      name: 'nginx',
      annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    },
    spec: { controller: 'k8s.io/ingress-nginx' },
  }),
];

function binding(name: string, role: string, user: string, namespace = UNGUARDED): object {
  return manifest('rolebindings', {
    metadata: { name, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user }],
  } as Draft);
}

/** Somebody who was let into a namespace by hand, with the built-in role and with all of RBAC. */
export function letIn(namespace: string): object[] {
  return [
    binding('helper', 'admin', HELPER, namespace),
    binding('helper-binds', 'binder', HELPER, namespace),
    manifest('rolebindings', {
      metadata: { name: 'engines-of-operators', namespace },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'engine' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'local-operator' }],
    } as Draft),
    // As a chart brings it, so that it can be bound.
    manifest('roles', {
      metadata: { name: 'of-a-chart', namespace },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
    } as Draft),
    // More than admins have.
    manifest('roles', {
      metadata: { name: 'by-hand', namespace },
      rules: [{ apiGroups: [''], resources: ['resourcequotas'], verbs: ['update'] }],
    } as Draft),
    manifest('rolebindings', {
      metadata: { name: 'operators', namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'binder' },
      subjects: [
        { kind: 'ServiceAccount', namespace: 'ci', name: 'local-operator' },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'deliverers' },
      ],
    } as Draft),
  ];
}

/** Objects called as ours, which guard nothing: what an attack removes must be there to be removed. */
export const STRAW_GUARDS: readonly object[] = [
  ...['namespace', 'forbidden-priorities'].map((name) =>
    manifest('resourcequotas', {
      metadata: { name, namespace: UNGUARDED },
      spec: { hard: { replicationcontrollers: '100' } },
    }),
  ),
  manifest('limitranges', {
    metadata: { name: 'defaults', namespace: UNGUARDED },
    spec: { limits: [] },
  }),
  ...['default-deny', 'allow-dns'].map((name) =>
    manifest('networkpolicies', {
      metadata: { name, namespace: UNGUARDED },
      spec: { podSelector: { matchLabels: { none: 'none' } } },
    }),
  ),
  manifest('configmaps', { metadata: { name: 'gpu-pools', namespace: UNGUARDED } }),
  binding('users', 'view', 'nobody-at-all'),
  manifest('serviceaccounts', { metadata: { name: 'plain', namespace: UNGUARDED } }),
  ...letIn(UNGUARDED),
];
