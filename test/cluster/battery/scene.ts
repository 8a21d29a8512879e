import type { ControlPlane } from '../control-plane';
import { DEFAULT_NODES, type FakeNode } from '../nodes';
import { GiveUp, waitFor } from '../wait';
import { BLUE, UNGUARDED } from './attack';
import { type Draft, fill, create, manifest } from './calls';
import { setColleaguesWork } from './colleagues';
import { BOSS, NEIGHBOUR_NAMESPACE } from './people';
import { CUSTOM_KINDS, customResourceDefinition } from './kinds';
import { setRailTargets } from './rail-targets';
import { minorOf } from './since';
import type { Manifest, Tree } from './trees';

/** Beside the plane's own: slices, devices of a DRA driver, and a node that nobody should be on. */
const NODES: readonly FakeNode[] = [
  ...DEFAULT_NODES,
  { name: 'mig-0', resources: { 'nvidia.com/mig-1g.10gb': '7' } },
  { name: 'dra-0' },
  { name: 'dra-1' },
  {
    name: 'reserved-0',
    gpus: { product: 'NVIDIA-H100-80GB-HBM3', count: 8 },
    taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }],
    resources: { 'rdma/hca': '8' },
  },
];

const DEVICE_CLASS = 'gpu.amd.com';

/** A DeviceClass that stands for an extended resource, and a node's devices of it. */
const DEVICES: readonly object[] = [
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
const HELPED = [BLUE.namespace, 'lab-open', 'lab-self'];

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
const SURROUNDINGS: readonly object[] = [
  ...[UNGUARDED, 'ingress-nginx', 'monitoring', 'ci', 'flux-system'].map((name) =>
    manifest('namespaces', { metadata: { name } }),
  ),
  manifest('serviceaccounts', { metadata: { name: 'deployer', namespace: 'ci' } }),
  binding('boss', 'cluster-admin', BOSS.as!),
  manifest('clusterrolebindings', {
    metadata: { name: 'operator' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'operator' }],
  } as Draft),
  ...TOOLS,
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
function letIn(namespace: string): object[] {
  return [
    binding('helper', 'admin', HELPER, namespace),
    binding('helper-binds', 'binder', HELPER, namespace),
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
const STRAW_GUARDS: readonly object[] = [
  ...['compute', 'objects', 'accelerators', 'forbidden-priorities'].map((name) =>
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
  binding('users', 'view', 'nobody-at-all'),
  manifest('serviceaccounts', { metadata: { name: 'plain', namespace: UNGUARDED } }),
  ...letIn(UNGUARDED),
];

const LABELS = { 'app.kubernetes.io/name': 'target' };

/** One object of most kinds, in the attacked namespace, in the neighbour's and where nothing guards. */
const TARGETS: Readonly<Record<string, Draft>> = {
  pods: {
    metadata: { labels: LABELS },
    spec: {
      containers: [
        // Requests of its own: a resize may not change the class of its quality of service.
        { name: 'main', image: 'app', resources: { requests: { cpu: '50m', memory: '64Mi' } } },
      ],
    },
  },
  services: { spec: { selector: LABELS, ports: [{ port: 80 }] } },
  configmaps: { data: { color: 'blue' } },
  secrets: { stringData: { password: 'hidden' } },
  serviceaccounts: {
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/a' } },
  },
  persistentvolumeclaims: {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      volumeName: 'target-of-{ns}',
      resources: { requests: { storage: '1Gi' } },
    },
  },
  deployments: {
    spec: {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: { containers: [{ name: 'main', image: 'app' }] },
      },
    },
  },
  jobs: {
    spec: {
      suspend: true,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'app' }] } },
    },
  },
  cronjobs: {
    spec: {
      schedule: '0 0 1 1 *',
      jobTemplate: {
        spec: {
          template: {
            spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'app' }] },
          },
        },
      },
    },
  },
  ingresses: {
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'target.{ns}.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'target', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  },
  horizontalpodautoscalers: {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'target' },
      minReplicas: 1,
      maxReplicas: 2,
    },
  },
  poddisruptionbudgets: { spec: { minAvailable: 0, selector: { matchLabels: LABELS } } },
  rayjobs: { spec: {} },
  sweeps: { spec: {} },
  datasets: { spec: {} },
  vaults: { spec: { secret: 'hidden' } },
};

/** The custom resources of the cluster, for the start of the plane. */
export function customResources(): object[] {
  return Object.keys(CUSTOM_KINDS).map(customResourceDefinition);
}

/** Before the tenants: nodes, classes, and the namespace that nothing guards. */
export async function setSurroundings(plane: ControlPlane): Promise<void> {
  if (!plane.missing.includes('kwok')) await plane.createNodes(NODES);
  await plane.apply(SURROUNDINGS);
  if (minorOf(plane.version) >= 34) await plane.apply(DEVICES);
  await plane.apply(STRAW_GUARDS);
}

/** After the tenants: their quotas counted, and something to attack in each namespace. */
export async function setTargets(plane: ControlPlane, own: Tree): Promise<void> {
  const objects = own.files.flatMap((file) => file.objects);
  for (const quota of objects.filter(({ kind }) => kind === 'ResourceQuota')) {
    await waitForQuota(plane, quota);
  }
  for (const namespace of [BLUE.namespace, NEIGHBOUR_NAMESPACE, UNGUARDED]) {
    await plane.apply([targetVolume(namespace)]);
    for (const [plural, draft] of Object.entries(TARGETS)) {
      const call = fill(create(plural, draft), namespace, 'target');
      await waitFor(
        async () => {
          const { status, body } = await plane.request('POST', call.path, call.body);
          // A kind that was defined a moment ago is counted only from the next look at all kinds on.
          if (status === 403 && /status unknown for quota/.test(body.message)) return false;
          if (status >= 300) throw new GiveUp(`the target ${plural}: ${body.message}`);
          return true;
        },
        { what: `${namespace} to count ${plural}`, seconds: 90 },
      );
    }
    await settleTargets(plane, namespace);
  }
  await setColleaguesWork(plane);
  for (const namespace of HELPED) await plane.apply(letIn(namespace));
  await waitForPolicies(plane);
  await setRailTargets(plane);
}

/** The volume that the target claim names; it stands there first, because binders look rarely. */
function targetVolume(namespace: string): object {
  return {
    ...manifest('persistentvolumes', { metadata: { name: `target-of-${namespace}` } }),
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'standard.csi.example.com', volumeHandle: namespace },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name: 'target' },
    },
  };
}

/** A bound volume can grow, and a running pod whose kubelet reports its resources can be resized. */
async function settleTargets(plane: ControlPlane, namespace: string): Promise<void> {
  const phase = async (place: string) =>
    (await plane.request('GET', `/api/v1/namespaces/${namespace}/${place}`)).body.status?.phase;

  await waitFor(async () => (await phase('persistentvolumeclaims/target')) === 'Bound', {
    what: `the target volume in ${namespace} to be bound`,
  });
  await waitFor(async () => (await phase('pods/target')) === 'Running', {
    what: `the target pod in ${namespace} to run`,
  });
  // kwok does not report what a container was given.
  const resources = { requests: { cpu: '50m', memory: '64Mi' } };
  const { status, body } = await plane.request(
    'PATCH',
    `/api/v1/namespaces/${namespace}/pods/target/status`,
    [{ op: 'add', path: '/status/containerStatuses/0/resources', value: resources }],
    { contentType: 'application/json-patch+json' },
  );
  if (status >= 300) throw new Error(`the target pod in ${namespace}: ${body.message}`);
}

/** A quota refuses everything until the controller has counted it once. */
export async function waitForQuota(plane: ControlPlane, quota: Manifest): Promise<void> {
  const { name, namespace } = quota.metadata;
  const path = `/api/v1/namespaces/${namespace}/resourcequotas/${name}`;
  const hard = (quota as unknown as { spec: { hard: Record<string, string> } }).spec.hard;
  await waitFor(
    async () => {
      const { body } = await plane.request('GET', path);
      const counted = body.status?.hard ?? {};
      return Object.entries(hard).every(([key, value]) => counted[key] === value);
    },
    { what: `quota ${namespace}/${name} to be counted`, seconds: 90 },
  );
}

/** A policy takes effect up to a second after it was stored. */
async function waitForPolicies(plane: ControlPlane): Promise<void> {
  const pod = fill(
    create('pods', {
      spec: {
        containers: [
          { name: 'main', image: 'app', resources: { limits: { 'example.com/unknown': '1' } } },
        ],
      },
    }),
    BLUE.namespace,
    'canary',
  );
  await waitFor(
    async () => (await plane.request('POST', `${pod.path}?dryRun=All`, pod.body)).status === 403,
    { what: 'the admission policies to take effect' },
  );
}
