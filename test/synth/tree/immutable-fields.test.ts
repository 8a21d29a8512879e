import { Yaml } from 'cdk8s';
import { ImmutableFields } from '../../../lib/synth/tree/immutable-fields';

const CLASS = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'ml-batch', labels: { team: 'a' } },
  value: 100,
  description: 'value: 5',
};

const BINDING = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'ops', namespace: 'ml-vision-dev' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'tenant-user' },
  subjects: [{ kind: 'User', name: 'alice' }],
};

const QUEUE = {
  apiVersion: 'kueue.x-k8s.io/v1beta1',
  kind: 'LocalQueue',
  metadata: { name: 'main', namespace: 'ml-vision-dev' },
  spec: { clusterQueue: 'gpus' },
};

const FLAVOR = {
  apiVersion: 'kueue.x-k8s.io/v1beta2',
  kind: 'ResourceFlavor',
  metadata: { name: 'h100' },
  spec: {
    nodeLabels: { product: 'h100' },
    nodeTaints: [{ effect: 'NoSchedule', key: 'dedicated', value: 'a' }],
    tolerations: [{ effect: 'NoSchedule', key: 'dedicated', operator: 'Equal', value: 'a' }],
    topologyName: 'ml-topology-1',
  },
};

/** The flavor with other words, and without what is undefined. */
function flavorWith(spec: object): object {
  return JSON.parse(JSON.stringify({ ...FLAVOR, spec: { ...FLAVOR.spec, ...spec } })) as object;
}

/** The same without a topology: of such a flavor nothing is settled. */
const UNPLACED = flavorWith({ topologyName: undefined });

const TOPOLOGY = {
  apiVersion: 'kueue.x-k8s.io/v1beta2',
  kind: 'Topology',
  metadata: { name: 'ml-topology-1' },
  spec: { levels: [{ nodeLabel: 'rack' }, { nodeLabel: 'kubernetes.io/hostname' }] },
};

type Place = readonly [path: string, ...objects: object[]];

/** What is said of a tree that replaces another one. */
function messages(before: Place, after: Place): string[] {
  const fields = new ImmutableFields();
  const [oldPath, ...old] = before;
  const [newPath, ...next] = after;
  fields.addOld(oldPath, Buffer.from(Yaml.stringify(...old)));
  fields.addNew(newPath, Yaml.stringify(...next));
  return fields
    .findings((path) => `dist/${path}`)
    .map(({ file, message }) => `${file}: ${message}`);
}

const PRIORITIES = 'platform/priorities.k8s.yaml';
const ACCESS = 'access/vision/dev.k8s.yaml';

test.each<[string, string, object, object, string]>([
  [
    'the value of a PriorityClass',
    PRIORITIES,
    CLASS,
    { ...CLASS, value: 200 },
    'PriorityClass `ml-batch` changes its `value` from `100` to `200`, which Kubernetes refuses.',
  ],
  [
    'its preemption policy, which has a default',
    PRIORITIES,
    CLASS,
    { ...CLASS, preemptionPolicy: 'Never' },
    'PriorityClass `ml-batch` changes its `preemptionPolicy` from `PreemptLowerPriority` to `Never`, which Kubernetes refuses.',
  ],
  [
    'the role of a binding',
    ACCESS,
    BINDING,
    { ...BINDING, roleRef: { ...BINDING.roleRef, name: 'tenant-viewer' } },
    'RoleBinding `ops` in namespace `ml-vision-dev` changes its `roleRef` from `kind: ClusterRole, name: tenant-user` to `kind: ClusterRole, name: tenant-viewer`, which Kubernetes refuses.',
  ],
  [
    'the role of a binding in the whole cluster',
    'platform/roles.k8s.yaml',
    { ...BINDING, kind: 'ClusterRoleBinding', metadata: { name: 'ops' } },
    {
      ...BINDING,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'ops' },
      roleRef: { ...BINDING.roleRef, name: 'view' },
    },
    'ClusterRoleBinding `ops` changes its `roleRef` from `kind: ClusterRole, name: tenant-user` to `kind: ClusterRole, name: view`, which Kubernetes refuses.',
  ],
  [
    'the cluster queue of a local one',
    'queues/ml-vision-dev.k8s.yaml',
    QUEUE,
    { ...QUEUE, spec: { clusterQueue: 'cpus' } },
    'LocalQueue `main` in namespace `ml-vision-dev` changes its `spec.clusterQueue` from `gpus` to `cpus`, which Kubernetes refuses.',
  ],
  [
    'the topology of a flavor',
    'queues/platform.k8s.yaml',
    FLAVOR,
    flavorWith({ topologyName: 'ml-topology-2' }),
    'ResourceFlavor `h100` changes its `spec.topologyName` from `ml-topology-1` to `ml-topology-2`, which Kubernetes refuses.',
  ],
  [
    'the labels of a flavor with a topology',
    'queues/platform.k8s.yaml',
    FLAVOR,
    flavorWith({ nodeLabels: { product: 'h200' } }),
    'ResourceFlavor `h100` changes its `spec.nodeLabels` from `product: h100` to `product: h200`, which Kubernetes refuses.',
  ],
  [
    'the tolerations of a flavor with a topology',
    'queues/platform.k8s.yaml',
    FLAVOR,
    flavorWith({ tolerations: undefined }),
    'ResourceFlavor `h100` changes its `spec.tolerations` from `- effect: NoSchedule, key: dedicated, operator: Equal, value: a` to nothing, which Kubernetes refuses.',
  ],
  [
    'the levels of a topology',
    'queues/platform.k8s.yaml',
    TOPOLOGY,
    { ...TOPOLOGY, spec: { levels: TOPOLOGY.spec.levels.slice(0, 1) } },
    'Topology `ml-topology-1` changes its `spec.levels` from `- nodeLabel: rack, - nodeLabel: kubernetes.io/hostname` to `- nodeLabel: rack`, which Kubernetes refuses.',
  ],
])('%s cannot change', (_what, path, before, after, message) => {
  expect(messages([path, before], [path, after])).toEqual([`dist/${path}: ${message}`]);
  expect(messages([path, after], [path, before])).toHaveLength(1);
  expect(messages([path, before], [path, before])).toEqual([]);
});

test.each<[string, object, object]>([
  ['the description of a class', CLASS, { ...CLASS, description: 'value: 6' }],
  ['its labels', CLASS, { ...CLASS, metadata: { name: 'ml-batch' } }],
  ['a default that is stated', CLASS, { ...CLASS, preemptionPolicy: 'PreemptLowerPriority' }],
  ['who is bound', BINDING, { ...BINDING, subjects: [{ kind: 'User', name: 'bob' }] }],
  ['the name', CLASS, { ...CLASS, metadata: { name: 'ml-batch-2' }, value: 200 }],
  [
    'the namespace',
    BINDING,
    {
      ...BINDING,
      metadata: { name: 'ops', namespace: 'ml-vision-prod' },
      roleRef: { ...BINDING.roleRef, name: 'tenant-viewer' },
    },
  ],
  ['the taints of a flavor', FLAVOR, flavorWith({ nodeTaints: [] })],
  ['a topology that a flavor gets', UNPLACED, FLAVOR],
  [
    'the labels of a flavor without a topology',
    UNPLACED,
    flavorWith({ topologyName: undefined, nodeLabels: { product: 'h200' } }),
  ],
])('%s may change', (_what, before, after) => {
  expect(messages([PRIORITIES, before], [PRIORITIES, after])).toEqual([]);
});

test('an object is the same one in another file, beside others', () => {
  const changed = { ...BINDING, roleRef: { ...BINDING.roleRef, name: 'tenant-admin' } };
  const [message, ...others] = messages(
    ['tenants/vision/dev.k8s.yaml', { ...BINDING, metadata: { name: 'other' } }, BINDING],
    [ACCESS, changed],
  );
  expect(others).toEqual([]);
  expect(message).toContain(`dist/${ACCESS}: RoleBinding \`ops\``);
});

test('files with Windows line endings are read alike', () => {
  const fields = new ImmutableFields();
  fields.addOld('a', Buffer.from(Yaml.stringify(CLASS, BINDING).replace(/\n/g, '\r\n')));
  fields.addNew('a', Yaml.stringify(CLASS, BINDING));
  expect(fields.findings((path) => path)).toEqual([]);
  fields.addNew('a', Yaml.stringify({ ...CLASS, value: 1 }));
  expect(fields.findings((path) => path)).toHaveLength(1);
});
