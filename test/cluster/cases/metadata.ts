import { type Attack, attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create, dry, jsonPatch, patch } from '../battery/calls';
import { LISTED, OPEN } from '../battery/targets';
import type { Work } from '../battery/work';
import { type Part, container, deployment, job, pod, service, volumeClaim } from './drafts';
import { listedPod } from './guard-rails-drafts';
import { placeAttacks, podAttacks, podWork, refusedKey } from './metadata-drafts';
import { KEY_CASES } from './metadata-keys';
import { PLACES, core } from './metadata-places';

const PRIORITY = refusedKey(
  'kueue.x-k8s.io/priority-class',
  'moves the work ahead of the work of other tenants',
);
const DRAIN_OF_POD = refusedKey(
  'karpenter.sh/do-not-disrupt',
  'keeps its node from being drained',
  'tenant-pods',
);
const ADOPTION_OF_POD = refusedKey(
  'pod-template-hash',
  'lets a controller take the pod for one of its own',
  'tenant-pods',
);
const DRAIN = refusedKey('karpenter.sh/do-not-disrupt', 'keeps its node from being drained');
const ADOPTION = refusedKey(
  'pod-template-hash',
  'lets a controller take the pod for one of its own',
);
const STAY = { annotations: { 'karpenter.sh/do-not-disrupt': 'true' } };
const AHEAD = { labels: { 'kueue.x-k8s.io/priority-class': 'board-demo' } };

/** A StatefulSet with more labels on its pods: without it, they stay where somebody asks for that. */
const statefulSetWith = (labels: Part): Draft => ({
  spec: {
    serviceName: '{name}',
    selector: { matchLabels: { case: '{name}' } },
    template: {
      metadata: { labels: { case: '{name}', ...labels } },
      spec: { containers: [container()] },
    },
  },
});

/** What a program of the platform reads on ConfigMaps and Secrets. */
const DATA_KEYS = [
  {
    plural: 'secrets',
    key: 'replicator.v1.mittwald.de/replicate-to',
    does: 'has a program of the platform copy data between namespaces',
    metadata: { annotations: { 'replicator.v1.mittwald.de/replicate-to': 'lab-green-dev' } },
  },
  {
    plural: 'configmaps',
    key: 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled',
    does: 'has a program of the platform copy data between namespaces',
    metadata: {
      annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true' },
    },
  },
  {
    plural: 'configmaps',
    key: 'grafana_datasource',
    does: 'becomes a setting of a program that all tenants share',
    metadata: { labels: { grafana_datasource: '1' } },
  },
  {
    plural: 'services',
    key: 'ad.datadoghq.com/service.instances',
    does: 'has a program of the platform call an address',
    metadata: {
      annotations: { 'ad.datadoghq.com/service.instances': '[{"url": "http://10.0.0.1"}]' },
    },
  },
  {
    plural: 'services',
    key: 'consul.hashicorp.com/service-name',
    does: 'takes a name in a catalogue of Services that all tenants share',
    metadata: { annotations: { 'consul.hashicorp.com/service-name': 'payments' } },
  },
  {
    plural: 'persistentvolumeclaims',
    key: 'ibm.io/secret-namespace',
    does: 'has a provisioner of volumes use what is not of this namespace',
    metadata: { annotations: { 'ibm.io/secret-namespace': 'lab-green-dev' } },
  },
  {
    plural: 'persistentvolumeclaims',
    key: 'juicefs/mount-cpu-request',
    does: 'has a provisioner of volumes use what is not of this namespace',
    metadata: { annotations: { 'juicefs/mount-cpu-request': '60' } },
  },
] as const;

/** What such an object needs beside its metadata. */
const DATA_SPECS: Readonly<Record<string, Draft>> = {
  services: service(),
  persistentvolumeclaims: volumeClaim('1Gi'),
};

const refusedData = (key: string, does: string): Attack['refused'] =>
  byPolicy('data-metadata', `the label or annotation ${literally(key)} of this object ${does}`);

export const METADATA_ATTACKS: readonly Attack[] = [
  ...DATA_KEYS.map(({ plural, key, does, metadata }) =>
    attack(
      'E98',
      `say ${key} on ${plural}`,
      create(plural, { ...DATA_SPECS[plural], metadata }),
      refusedData(key, does),
    ),
  ),
  attack(
    'E98',
    'have data copied that exists',
    patch('secrets/target', { metadata: DATA_KEYS[0].metadata }),
    refusedData(DATA_KEYS[0].key, DATA_KEYS[0].does),
  ),
  ...podAttacks(KEY_CASES),
  ...KEY_CASES.map(({ route, does, as, wrong: [key] }) =>
    attack(
      route,
      `say ${key!.join(': ')} in the template of a deployment`,
      create('deployments', core(deployment(), as(key!))),
      refusedKey(key![0], does),
      { by: ['user'] },
    ),
  ),
  ...placeAttacks(PLACES, 'E94', AHEAD, PRIORITY),
  ...placeAttacks(PLACES, 'E97', STAY, DRAIN),
  attack(
    'E94',
    'start past a queue by the name of an owner',
    create(
      'pods',
      pod(
        {},
        {
          annotations: { 'kueue.x-k8s.io/pod-suspending-parent': 'statefulset' },
          ownerReferences: [
            { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'a', uid: 'b', controller: true },
          ],
        },
      ),
    ),
    refusedKey(
      'kueue.x-k8s.io/pod-suspending-parent',
      'changes how a scheduler or a controller that all tenants share treats the work',
      'tenant-pods',
    ),
  ),
  attack(
    'E94',
    'move a job ahead that exists',
    dry(patch('jobs/target', { metadata: AHEAD })),
    PRIORITY,
  ),
  attack(
    'E97',
    'keep the node of a deployment that exists',
    dry(patch('deployments/target', { spec: { template: { metadata: STAY } } })),
    DRAIN,
  ),
  attack(
    'E97',
    'keep the node of a pod that exists',
    dry(patch('pods/target', { metadata: STAY })),
    DRAIN_OF_POD,
  ),
  // An operator that changes what a person asked it to, and no program that decides about pods.
  attack(
    'E94',
    'have an operator move a job ahead that exists',
    dry(patch('jobs/target', { metadata: AHEAD })),
    PRIORITY,
    { by: ['operator'] },
  ),
  attack(
    'E20',
    'call a pod that exists one of a ReplicaSet',
    dry(
      patch('pods/target', {
        metadata: { labels: { 'pod-template-hash': '6df9c76c75' } },
      }),
    ),
    ADOPTION_OF_POD,
    { by: ['user', 'operator', 'rayPod'] },
  ),
  attack(
    'E20',
    'leave pods behind that a ReplicaSet takes for its own',
    create('statefulsets', statefulSetWith({ 'pod-template-hash': '6df9c76c75' })),
    ADOPTION,
  ),
];

/** As the webhook of Kueue makes it: its pods wait until their queue lets them start. */
const QUEUED: Draft = deployment(
  {},
  {
    template: {
      metadata: {
        labels: { case: '{name}', 'kueue.x-k8s.io/managed': 'true' },
        annotations: { 'kueue.x-k8s.io/pod-suspending-parent': 'deployment' },
      },
      spec: {
        schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }],
        containers: [container()],
      },
    },
  },
);

export const METADATA_WORK: readonly Work[] = [
  {
    what: 'run a deployment that Kueue holds as a whole',
    by: ['user'],
    async run(worker) {
      await worker.create('deployments', QUEUED);
      await worker.until('deployments/{name}', 'has its pod', (it) => it.status?.replicas === 1);
    },
  },
  {
    what: 'annotate Services and claims with what concerns nobody else',
    by: ['user'],
    run: [
      create('services', {
        ...service(),
        metadata: { annotations: { 'prometheus.io/scrape': 'true' } },
      }),
      create('persistentvolumeclaims', {
        ...volumeClaim('1Gi'),
        metadata: { annotations: { 'ibm.io/secret-namespace': '{ns}', 'ibm.io/bucket': 'blue' } },
      }),
    ],
  },
  {
    what: 'show a dashboard, and note anything else on data',
    by: ['admin', 'user'],
    run: [
      create('configmaps', {
        metadata: { labels: { grafana_dashboard: '1' }, annotations: { 'example.com/note': 'a' } },
      }),
    ],
  },
  {
    what: 'bring a Secret of the platform into the namespace',
    by: ['platform'],
    run: [
      create('secrets', {
        metadata: { annotations: { 'reflector.v1.k8s.emberstack.com/reflects': 'certs/public' } },
      }),
    ],
  },
  ...podWork(KEY_CASES),
  {
    what: 'run a deployment and a job, whose controllers label their pods',
    by: ['user'],
    async run(worker) {
      await worker.create('deployments', deployment());
      await worker.createAs(`${worker.name}-job`, 'jobs', job());
      await worker.runningPods(1);
    },
  },
  {
    what: 'set a pod of a deployment apart, and change what has nothing to do with metadata',
    by: ['admin'],
    async run(worker) {
      await worker.create('deployments', deployment());
      const { items } = await worker.runningPods(1);
      const place = `pods/${items[0].metadata.name}`;
      await worker.call(
        jsonPatch(place, [{ op: 'remove', path: '/metadata/labels/pod-template-hash' }]),
      );
    },
  },
  {
    what: 'write on a pod what a scheduler, a network or a driver decided',
    by: ['operator'],
    run: [
      dry(
        patch('pods/target', {
          metadata: {
            annotations: {
              'hami.io/vgpu-devices-allocated': 'GPU-1',
              'k8s.ovn.org/pod-networks': '{}',
              'ovn.kubernetes.io/allocated': 'true',
              'vpc.amazonaws.com/pod-eni': '[]',
            },
            labels: { 'runai-gpu-group': 'a' },
          },
        }),
      ),
    ],
  },
  {
    what: 'write on a workload what Kubernetes itself decided',
    by: ['addOn'],
    run: [dry(patch('deployments/target', { metadata: STAY }))],
  },
  {
    what: 'write on a secret what people may not write, as Kubernetes itself',
    by: ['addOn'],
    run: [dry(patch('secrets/target', { metadata: DATA_KEYS[0].metadata }))],
  },
  {
    what: 'say what was granted, on pods and in templates',
    by: ['user'],
    target: LISTED,
    run: [
      create('pods', {
        ...listedPod({}),
        metadata: { annotations: { 'cni.projectcalico.org/ipv4pools': '["a"]' } },
      }),
      create('jobs', { ...job({}, { suspend: true }), metadata: STAY }),
    ],
  },
  {
    what: 'say what it likes where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [create('pods', pod({}, { ...STAY, ...AHEAD }))],
  },
];
