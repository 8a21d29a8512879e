import { parseAllDocuments } from 'yaml';
import type { ManifestObject } from '../../../lib/verify/objects/manifest-objects';
import { objectsIn } from '../../../lib/verify/objects/manifest-objects';

/** What YAML holds, as a test changes it. */
export interface Loose {
  [key: string]: Loose;
}

/** A tree of ours that somebody changes by hand. */
export class ChangedTree {
  constructor(public objects: ManifestObject[]) {}

  /** Changes the first object of a kind, by its name and namespace if they are stated. */
  edit(kind: string, where: { name?: string; namespace?: string }, change: (data: Loose) => void) {
    const at = this.find(kind, where);
    const data = structuredClone(this.objects[at]!.data) as Loose;
    change(data);
    const { file } = this.objects[at]!.place;
    this.objects = this.objects.toSpliced(at, 1, ...objectsIn(JSON.stringify(data), file));
  }

  remove(kind: string, where: { name?: string; namespace?: string }) {
    this.objects = this.objects.toSpliced(this.find(kind, where), 1);
  }

  add(yaml: string) {
    for (const document of parseAllDocuments(yaml)) {
      this.objects.push(...objectsIn(JSON.stringify(document.toJS()), 'added.yaml'));
    }
  }

  private find(kind: string, { name, namespace }: { name?: string; namespace?: string }): number {
    const at = this.objects.findIndex(
      (object) =>
        object.kind === kind &&
        (name === undefined || object.name === name) &&
        (namespace === undefined || object.namespace === namespace),
    );
    if (at < 0) throw new Error(`the tree has no ${kind} ${name ?? ''} ${namespace ?? ''}`);
    return at;
  }
}

type Breakage = readonly [invariant: string, what: string, change: (tree: ChangedTree) => void];

const NAMESPACE = 'ml-vision-prod';
const POD_SECURITY = 'pod-security.kubernetes.io/enforce';

/** A policy of the namespace with one egress rule. */
function egress(rule: string): (tree: ChangedTree) => void {
  return (tree) =>
    tree.add(
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: more, namespace: ${NAMESPACE}},
        spec: {podSelector: {}, policyTypes: [Egress], egress: [${rule}]}}`,
    );
}

/** A policy of the namespace with some ingress rules. */
function ingress(rules: string): (tree: ChangedTree) => void {
  return (tree) =>
    tree.add(
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: more, namespace: ${NAMESPACE}},
        spec: {podSelector: {}, policyTypes: [Ingress], ingress: [${rules}]}}`,
    );
}

/** A Role of the namespace with one rule, and a binding for it. */
function role(rule: string): (tree: ChangedTree) => void {
  return (tree) =>
    tree.add(
      `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: more, namespace: ${NAMESPACE}}, rules: [${rule}]}`,
    );
}

/** A ClusterRole with one rule, bound in the whole cluster. */
function clusterRole(rule: string): (tree: ChangedTree) => void {
  return (tree) => {
    tree.add(
      `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: more}, rules: [${rule}]}`,
    );
    binding('ClusterRoleBinding', 'more', '{kind: Group, name: vision}')(tree);
  };
}

function binding(
  kind: string,
  name: string,
  subject: string,
  roleKind = 'ClusterRole',
): (tree: ChangedTree) => void {
  const namespace = kind === 'RoleBinding' ? `, namespace: ${NAMESPACE}` : '';
  return (tree) =>
    tree.add(
      `{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: {name: more${namespace}},
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${roleKind}, name: ${name}}, subjects: [${subject}]}`,
    );
}

function onNamespace(change: (data: Loose) => void): (tree: ChangedTree) => void {
  return (tree) => tree.edit('Namespace', { name: NAMESPACE }, change);
}

function onQuota(change: (hard: Loose) => void): (tree: ChangedTree) => void {
  return (tree) =>
    tree.edit('ResourceQuota', { name: 'namespace', namespace: NAMESPACE }, ({ spec }) =>
      change(spec!['hard']!),
    );
}

function set(target: Loose, key: string, value: unknown): void {
  target[key] = value as Loose;
}

function limits(limit: string): (tree: ChangedTree) => void {
  return (tree) =>
    tree.add(
      `{apiVersion: v1, kind: LimitRange, metadata: {name: more, namespace: ${NAMESPACE}}, spec: {limits: [${limit}]}}`,
    );
}

const READ = 'verbs: [get, list]';

/** One thing that is broken by hand in a tree of ours, and the invariant that must find it. */
export const BREAKAGES: readonly Breakage[] = [
  [
    'objects-are-unique',
    'a second object of one name',
    (tree) => tree.objects.push(tree.objects[0]!),
  ],
  [
    'tenants-share-no-namespace',
    'a namespace of two tenants',
    (tree) =>
      tree.add(
        `{apiVersion: v1, kind: Namespace, metadata: {name: ${NAMESPACE}, labels: {tenant: speech}}}`,
      ),
  ],
  [
    'names-are-valid',
    'a name with capitals',
    (tree) => tree.edit('LimitRange', {}, ({ metadata }) => set(metadata!, 'name', 'Defaults')),
  ],
  [
    'names-are-valid',
    'no name',
    (tree) => tree.edit('LimitRange', {}, ({ metadata }) => delete metadata!['name']),
  ],
  [
    'names-are-valid',
    'a number for a name',
    (tree) => tree.edit('LimitRange', {}, ({ metadata }) => set(metadata!, 'name', 4711)),
  ],
  [
    'names-are-valid',
    'a namespace with an underscore',
    (tree) =>
      tree.edit('LimitRange', {}, ({ metadata }) => set(metadata!, 'namespace', 'ml_vision')),
  ],
  [
    'labels-are-valid',
    'a label with a space',
    onNamespace(({ metadata }) => set(metadata!['labels']!, 'cost-center', 'R & D')),
  ],
  [
    'labels-are-valid',
    'a label that is a number',
    onNamespace(({ metadata }) => set(metadata!['labels']!, 'cost-center', 4711)),
  ],
  [
    'labels-are-valid',
    'a key with two slashes',
    onNamespace(({ metadata }) => set(metadata!['labels']!, 'a/b/c', 'd')),
  ],
  [
    'labels-are-valid',
    'a selector with a space',
    egress('{to: [{podSelector: {matchLabels: {app: a b}}}]}'),
  ],
  [
    'namespace-names-are-free',
    'a name of Kubernetes',
    (tree) => tree.add('{apiVersion: v1, kind: Namespace, metadata: {name: kube-vision}}'),
  ],
  [
    'namespace-names-are-free',
    'a top-level domain',
    (tree) => tree.add('{apiVersion: v1, kind: Namespace, metadata: {name: com}}'),
  ],
  [
    'pod-security-is-enforced',
    'no level',
    onNamespace(({ metadata }) => delete metadata!['labels']![POD_SECURITY]),
  ],
  [
    'pod-security-is-enforced',
    'a level that does not exist',
    onNamespace(({ metadata }) => set(metadata!['labels']!, POD_SECURITY, 'strict')),
  ],
  [
    'pod-security-is-not-privileged',
    'the level privileged',
    onNamespace(({ metadata }) => set(metadata!['labels']!, POD_SECURITY, 'privileged')),
  ],
  [
    'pod-security-is-pinned',
    'no version',
    onNamespace(({ metadata }) => delete metadata!['labels']![`${POD_SECURITY}-version`]),
  ],
  [
    'default-account-has-no-token',
    'a token in every pod',
    (tree) => tree.remove('ServiceAccount', { name: 'default', namespace: NAMESPACE }),
  ],
  [
    'namespaces-have-a-quota',
    'no quota',
    (tree) => tree.remove('ResourceQuota', { name: 'namespace', namespace: NAMESPACE }),
  ],
  [
    'quota-keys-count',
    'limits of GPUs',
    onQuota((hard) => set(hard, 'limits.nvidia.com/gpu', '8')),
  ],
  [
    'quota-keys-count',
    'GPUs without a prefix',
    onQuota((hard) => set(hard, 'nvidia.com/gpu', '8')),
  ],
  [
    'quota-keys-count',
    'a misspelt GPU',
    onQuota((hard) => set(hard, 'requests.nvidia.com/gpus', '8')),
  ],
  [
    'quota-keys-count',
    'a key that the API server refuses',
    onQuota((hard) => set(hard, 'gpu', '8')),
  ],
  [
    'quota-keys-count',
    'a kind without its group',
    onQuota((hard) => set(hard, 'count/deployments', '8')),
  ],
  ['quota-keys-count', 'events', onQuota((hard) => set(hard, 'count/events', '8'))],
  [
    'quota-amounts-are-valid',
    'a unit that does not exist',
    onQuota((hard) => set(hard, 'requests.memory', '64GB')),
  ],
  ['quota-amounts-are-valid', 'less than nothing', onQuota((hard) => set(hard, 'pods', '-1'))],
  [
    'quota-amounts-are-valid',
    'half a GPU',
    onQuota((hard) => set(hard, 'requests.nvidia.com/gpu', '1.5')),
  ],
  [
    'quantities-are-canonical',
    'memory of a quota in a smaller unit',
    onQuota((hard) => set(hard, 'requests.memory', '1024Mi')),
  ],
  [
    'quota-has-defaults',
    'no LimitRange',
    (tree) => tree.remove('LimitRange', { namespace: NAMESPACE }),
  ],
  ['quota-has-defaults', 'a quota of limits', onQuota((hard) => set(hard, 'limits.cpu', '8'))],
  [
    'devices-have-one-quota',
    'a second quota of GPUs',
    (tree) =>
      tree.add(
        `{apiVersion: v1, kind: ResourceQuota, metadata: {name: more, namespace: ${NAMESPACE}}, spec: {hard: {requests.nvidia.com/gpu: 8}}}`,
      ),
  ],
  [
    'devices-are-bounded',
    'no key of GPUs',
    onQuota((hard) => delete hard['requests.nvidia.com/gpu']),
  ],
  [
    'other-device-names-are-closed',
    'shared GPUs that nothing counts',
    onQuota((hard) => delete hard['gpu.nvidia.com.deviceclass.resource.k8s.io/devices']),
  ],
  [
    'parts-add-up',
    'a total that the parts do not reach',
    onNamespace(({ metadata }) => set(metadata!['annotations']!, 'example.com/total-gpu', '1000')),
  ],
  [
    'limit-range-gives-no-devices',
    'a default of GPUs',
    limits('{type: Container, default: {nvidia.com/gpu: 1}}'),
  ],
  [
    'limit-range-gives-no-devices',
    'a maximum of GPUs',
    limits('{type: Container, max: {nvidia.com/gpu: 4}}'),
  ],
  [
    'limit-range-refuses-no-pods',
    'a maximum of GPUs for a pod',
    limits('{type: Pod, max: {nvidia.com/gpu: 8}}'),
  ],
  [
    'network-is-closed-by-default',
    'no policy that denies',
    (tree) => {
      // Every policy that selects all pods closes its direction, not the first alone.
      tree.objects = tree.objects.filter(
        ({ kind, namespace }) => kind !== 'NetworkPolicy' || namespace !== NAMESPACE,
      );
    },
  ],
  [
    'network-is-closed-by-default',
    'a policy that selects some pods',
    (tree) => {
      tree.objects = tree.objects.filter(
        ({ kind, namespace }) => kind !== 'NetworkPolicy' || namespace !== NAMESPACE,
      );
      tree.add(
        `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: ${NAMESPACE}},
          spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}}`,
      );
    },
  ],
  [
    'dns-has-tcp',
    'DNS over UDP alone',
    (tree) =>
      tree.edit('NetworkPolicy', { name: 'allow-dns', namespace: NAMESPACE }, ({ spec }) => {
        const [rule] = spec!['egress'] as unknown as Loose[];
        set(rule!, 'ports', [{ port: 53, protocol: 'UDP' }]);
      }),
  ],
  [
    'network-policies-select-something',
    'a selector that contradicts itself',
    (tree) =>
      tree.add(
        `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: more, namespace: ${NAMESPACE}},
          spec: {podSelector: {matchLabels: {app: a}, matchExpressions: [{key: app, operator: NotIn, values: [a]}]}}}`,
      ),
  ],
  [
    'network-policies-select-something',
    'a policy without a namespace',
    (tree) => tree.edit('NetworkPolicy', {}, ({ metadata }) => delete metadata!['namespace']),
  ],
  ['network-rules-have-peers', 'egress to everything', egress('{}')],
  ['network-rules-have-peers', 'a port of everybody', egress('{ports: [{port: 443}]}')],
  ['network-peers-are-not-everybody', 'every namespace', egress('{to: [{namespaceSelector: {}}]}')],
  [
    'network-peers-are-not-everybody',
    'every namespace that has a name',
    egress(
      '{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}}]}',
    ),
  ],
  [
    'network-peers-are-not-everybody',
    'every namespace but one',
    ingress(
      '{from: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}}]}',
    ),
  ],
  [
    'ingress-is-not-from-everywhere',
    'every address',
    ingress('{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}'),
  ],
  [
    'ingress-is-not-from-everywhere',
    'two rules that are every address together',
    ingress(
      '{from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}}]}, {from: [{ipBlock: {cidr: 10.0.0.0/8}}]}',
    ),
  ],
  [
    'network-policies-select-pods',
    'a typo in a label',
    (tree) =>
      tree.add(
        `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: more, namespace: ${NAMESPACE}},
          spec: {podSelector: {matchLabels: {app: wbe}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: ${NAMESPACE}},
          spec: {template: {metadata: {labels: {app: web}}}}}`,
      ),
  ],
  [
    'egress-is-not-open',
    'a half of all addresses',
    egress('{to: [{ipBlock: {cidr: 128.0.0.0/1}}]}'),
  ],
  ['egress-is-not-open', 'every address', egress('{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}')],
  [
    'egress-is-not-open',
    'every address but private ones',
    egress('{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}'),
  ],
  ['egress-is-not-open', 'every address of IPv6', egress('{to: [{ipBlock: {cidr: "::/0"}}]}')],
  [
    'network-namespaces-by-name',
    'kube-system by a label that it lacks',
    egress('{to: [{namespaceSelector: {matchLabels: {name: kube-system}}}]}'),
  ],
  [
    'network-namespaces-by-name',
    'a label that anybody may have',
    egress(
      '{to: [{namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [a]}]}}]}',
    ),
  ],
  [
    'network-peers-join-selectors',
    'two items for one peer',
    egress(
      '{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: b}}}, {podSelector: {matchLabels: {app: a}}}]}',
    ),
  ],
  [
    'dns-is-narrow',
    'every pod of kube-system',
    egress(
      '{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}], ports: [{port: 53, protocol: UDP}]}',
    ),
  ],
  [
    'roles-have-no-wildcards',
    'a wildcard of verbs',
    role('{apiGroups: [apps], resources: [deployments], verbs: ["*"]}'),
  ],
  [
    'roles-keep-quotas',
    'a quota that its tenant deletes',
    role('{apiGroups: [""], resources: [resourcequotas], verbs: [delete]}'),
  ],
  [
    'roles-keep-quotas',
    'defaults that their tenant changes',
    role('{apiGroups: [""], resources: [limitranges], verbs: [patch]}'),
  ],
  [
    'roles-keep-namespaces',
    'labels of the namespace',
    role('{apiGroups: [""], resources: [namespaces], verbs: [patch]}'),
  ],
  [
    'roles-give-no-rights',
    'every role to bind',
    role('{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}'),
  ],
  [
    'roles-give-no-rights',
    'tokens of every account',
    role('{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}'),
  ],
  [
    'roles-read-no-secrets',
    'a viewer of Secrets',
    role(`{apiGroups: [""], resources: [secrets], ${READ}}`),
  ],
  [
    'readers-open-no-shell',
    'a shell by a GET request',
    role(`{apiGroups: [""], resources: [pods, pods/exec], ${READ}}`),
  ],
  [
    'roles-use-no-proxy',
    'the proxy to pods',
    role('{apiGroups: [""], resources: [pods/proxy], verbs: [get]}'),
  ],
  [
    'roles-redirect-no-traffic',
    'endpoints to write',
    role('{apiGroups: [""], resources: [endpoints], verbs: [update]}'),
  ],
  [
    'roles-keep-the-cluster',
    'nodes to change',
    clusterRole('{apiGroups: [""], resources: [nodes], verbs: [patch]}'),
  ],
  [
    'roles-keep-the-cluster',
    'admission rules to delete',
    clusterRole(
      '{apiGroups: [admissionregistration.k8s.io], resources: [validatingadmissionpolicies], verbs: [delete]}',
    ),
  ],
  [
    'roles-keep-the-network',
    'policies to write, with nothing that judges them',
    (tree) => {
      tree.objects = tree.objects.filter(
        ({ kind }) => !kind.startsWith('ValidatingAdmissionPolicy'),
      );
      role('{apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [create]}')(tree);
    },
  ],
  [
    'roles-start-no-daemons',
    'pods on every node',
    role('{apiGroups: [apps], resources: [daemonsets], verbs: [create]}'),
  ],
  [
    'roles-are-not-aggregated',
    'a role for everybody with edit',
    (tree) =>
      tree.edit('ClusterRole', {}, ({ metadata }) =>
        set(metadata!['labels']!, 'rbac.authorization.k8s.io/aggregate-to-edit', 'true'),
      ),
  ],
  [
    'roles-are-not-aggregated',
    'a role that others fill',
    (tree) =>
      tree.edit('ClusterRole', {}, (data) =>
        set(data, 'aggregationRule', { clusterRoleSelectors: [] }),
      ),
  ],
  [
    'bindings-name-people',
    'everybody may work',
    binding('RoleBinding', 'tenant-user', '{kind: Group, name: "system:authenticated"}'),
  ],
  [
    'bindings-name-people',
    'people without an account may look',
    binding('RoleBinding', 'tenant-viewer', '{kind: User, name: "system:anonymous"}'),
  ],
  [
    'bindings-give-no-built-in-power',
    'admin of the namespace',
    binding('RoleBinding', 'admin', '{kind: Group, name: vision}'),
  ],
  [
    'bindings-give-no-built-in-power',
    'what nodes may do, for a user',
    binding('RoleBinding', 'system:node', '{kind: User, name: mallory@company.com}'),
  ],
  [
    'bindings-give-no-built-in-power',
    'what a controller may do, for an account of the tenant',
    binding(
      'RoleBinding',
      'system:controller:generic-garbage-collector',
      '{kind: ServiceAccount, name: ci, namespace: ml-vision-prod}',
    ),
  ],
  [
    'bindings-give-no-built-in-power',
    'what the scheduler may do, in the whole cluster',
    binding('ClusterRoleBinding', 'system:kube-scheduler', '{kind: Group, name: vision}'),
  ],
  [
    'bindings-give-no-built-in-power',
    'cluster-admin of the namespace',
    binding('RoleBinding', 'cluster-admin', '{kind: Group, name: vision}'),
  ],
  [
    'cluster-admins-are-few',
    'cluster-admin of everything',
    binding('ClusterRoleBinding', 'cluster-admin', '{kind: Group, name: vision}'),
  ],
  [
    'everybody-reads-little',
    'everybody may look',
    binding('RoleBinding', 'view', '{kind: Group, name: "system:authenticated"}'),
  ],
  [
    'default-accounts-have-no-rights',
    'rights of every pod',
    binding(
      'RoleBinding',
      'tenant-viewer',
      `{kind: ServiceAccount, name: default, namespace: ${NAMESPACE}}`,
    ),
  ],
  [
    'default-accounts-have-no-rights',
    'rights of every pod, by the name of the user that it is',
    binding(
      'RoleBinding',
      'tenant-viewer',
      `{kind: User, name: "system:serviceaccount:${NAMESPACE}:default"}`,
    ),
  ],
  [
    'bindings-are-complete',
    'an account without its namespace',
    binding('RoleBinding', 'tenant-viewer', '{kind: ServiceAccount, name: ci}'),
  ],
  [
    'bindings-have-roles',
    'a role that does not exist',
    binding('RoleBinding', 'tenant-viewre', '{kind: Group, name: vision}'),
  ],
  [
    'priorities-are-guarded',
    'no guard of priorities',
    (tree) => {
      tree.remove('ResourceQuota', { name: 'forbidden-priorities', namespace: NAMESPACE });
      tree.objects = tree.objects.filter(({ kind }) => kind !== 'ValidatingAdmissionPolicy');
    },
  ],
  [
    'admission-policies-choose-namespaces',
    'a namespace without the label that guard rails ask for',
    onNamespace(({ metadata }) => {
      delete metadata!['labels']!['app.kubernetes.io/managed-by'];
    }),
  ],
  [
    'admission-policies-refuse',
    'a guard rail that only warns',
    (tree) =>
      tree.edit('ValidatingAdmissionPolicyBinding', {}, ({ spec }) =>
        set(spec!, 'validationActions', ['Warn']),
      ),
  ],
  [
    'admission-policies-fail-closed',
    'a guard rail that fails open',
    (tree) =>
      tree.edit('ValidatingAdmissionPolicy', {}, ({ spec }) =>
        set(spec!, 'failurePolicy', 'Ignore'),
      ),
  ],
  [
    'queues-fit-quotas',
    'a queue of more GPUs than the quota',
    onQuota((hard) => set(hard, 'requests.nvidia.com/gpu', '1')),
  ],
  [
    'queues-exist',
    'a queue that leads nowhere',
    (tree) => tree.remove('ClusterQueue', { name: NAMESPACE }),
  ],
];
