import { type ManifestMap, asTexts } from '../objects/manifest-data';

/** A right that lets people leave their place, or take off what keeps others safe. */
export interface RoleDanger {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly source: string;
  /** What the right lets people do, as a phrase that follows "lets people". */
  readonly words: string;
  readonly fix: string;
  /** Whether a rule of a role holds the right. */
  readonly grants: (rule: ManifestMap) => boolean;
  /**
   * Whether it is a danger only in a role that otherwise reads.
   *
   * @default false
   */
  readonly readersOnly?: boolean;
  /**
   * Whether only a binding of the whole cluster grants it, because the objects belong to no namespace.
   *
   * @default false
   */
  readonly clusterOnly?: boolean;
  /**
   * The resource whose admission policy keeps the right harmless.
   *
   * @default - none does
   */
  readonly judgedWith?: string;
}

const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];
const CHANGES = ['update', 'patch', 'delete', 'deletecollection'];
const READS = ['get', 'list', 'watch'];
const SOURCE = 'k8s.io/kubernetes plugin/pkg/auth/authorizer/rbac';

/** Whether a rule holds one of some verbs on one of some resources of a group, for objects of any name. */
function holds(
  rule: ManifestMap,
  verbs: readonly string[],
  group: string,
  resources: readonly string[],
): boolean {
  const has = (part: string, words: readonly string[]): boolean =>
    asTexts(rule[part]).some((word) => word === '*' || words.includes(word));
  const hasResource = asTexts(rule['resources']).some(
    (word) =>
      word === '*' ||
      resources.includes(word) ||
      (word.startsWith('*/') && resources.some((one) => one.endsWith(word.slice(1)))),
  );
  return has('verbs', verbs) && has('apiGroups', [group]) && hasResource;
}

function isBound(rule: ManifestMap): boolean {
  return asTexts(rule['resourceNames']).length > 0;
}

/** Dangerous rights, those first that hurt first. */
export const ROLE_DANGERS: readonly RoleDanger[] = [
  {
    id: 'roles-keep-quotas',
    title: 'No role lets people change quotas and defaults',
    reason: 'A quota that its tenant may raise or delete bounds nobody.',
    source: SOURCE,
    words: 'raise or delete their own quota',
    fix: 'Grant only get, list and watch on resourcequotas and limitranges.',
    grants: (rule) => holds(rule, WRITES, '', ['resourcequotas', 'limitranges']),
  },
  {
    id: 'roles-keep-namespaces',
    title: 'No role lets people change namespaces',
    reason:
      'The labels of a namespace choose its pod security and its guard rails. People who may change them switch both off.',
    source: 'CVE-2022-46167',
    words: 'change the labels of their namespace, and with them its pod security',
    fix: 'Grant only get on namespaces.',
    grants: (rule) =>
      holds(rule, WRITES, '', ['namespaces', 'namespaces/status', 'namespaces/finalize']),
  },
  {
    id: 'roles-give-no-rights',
    title: 'No role lets people give themselves rights',
    reason:
      '`escalate`, `bind` and `impersonate` are the rights of others. A token of a service account outlives the person who made it.',
    source: 'kubernetes.io/docs, Role Based Access Control Good Practices',
    words: 'take rights that they were not given (escalate, bind, impersonate, tokens)',
    fix: 'Delete these verbs, or name the roles that may be bound in resourceNames.',
    grants: (rule) =>
      (!isBound(rule) &&
        (holds(rule, ['escalate', 'bind'], 'rbac.authorization.k8s.io', [
          'roles',
          'clusterroles',
        ]) ||
          holds(rule, ['impersonate'], '', ['users', 'groups', 'serviceaccounts']))) ||
      holds(rule, ['create'], '', ['serviceaccounts/token']),
  },
  {
    id: 'roles-read-no-secrets',
    title: 'No role that only reads reads Secrets',
    reason:
      'Secrets hold the passwords and tokens of the tenant. `list` and `watch` show their contents as `get` does.',
    source: 'kubernetes.io/docs, Good practices for Kubernetes Secrets',
    words: 'read every Secret of the namespace',
    fix: 'Leave secrets out, or name single ones in resourceNames with the verb get.',
    grants: (rule) => holds(rule, READS, '', ['secrets']) && !isBound(rule),
    readersOnly: true,
  },
  {
    id: 'readers-open-no-shell',
    title: 'No role that only reads opens shells in pods',
    reason:
      'kubectl opens a shell with a GET request. Before Kubernetes 1.35, `get` on pods/exec is enough, and create is not asked for.',
    source: 'kubernetes.io/docs, Kubernetes 1.35 release notes; kubernetes/kubernetes#133605',
    words: 'run commands in pods',
    fix: 'Leave pods/exec, pods/attach and pods/portforward out of a role for readers.',
    grants: (rule) =>
      holds(rule, ['get', 'create'], '', ['pods/exec', 'pods/attach', 'pods/portforward']),
    readersOnly: true,
  },
  {
    id: 'roles-use-no-proxy',
    title: 'No role reaches pods and nodes through the API server',
    reason:
      'The API server makes the request, so no NetworkPolicy applies. `nodes/proxy` runs commands in every pod of the node.',
    source: 'kubernetes.io/docs, Role Based Access Control Good Practices',
    words: 'reach pods, Services or nodes around every NetworkPolicy (proxy)',
    fix: 'Leave pods/proxy, services/proxy and nodes/proxy out.',
    grants: (rule) =>
      holds(rule, ['get', 'create', 'update', 'patch', 'delete'], '', [
        'pods/proxy',
        'services/proxy',
        'nodes/proxy',
      ]),
  },
  {
    id: 'roles-redirect-no-traffic',
    title: 'No role lets people redirect traffic or place pods',
    reason:
      'People who write endpoints or the status of a Service receive what was meant for others; people who write bindings choose the node of a pod.',
    source: 'CVE-2021-25740, CVE-2020-8554',
    words: 'write endpoints, the status of Services, or bindings of pods',
    fix: 'Grant only get, list and watch on endpoints, and leave the others out.',
    grants: (rule) =>
      holds(rule, WRITES, '', ['endpoints', 'services/status', 'pods/binding', 'bindings']) ||
      holds(rule, WRITES, 'discovery.k8s.io', ['endpointslices']),
  },
  {
    id: 'roles-keep-the-cluster',
    title: 'No role lets people change what belongs to all tenants',
    reason:
      'Nodes, volumes, priority classes, admission rules, definitions of kinds and certificates belong to the whole cluster: a change there reaches every tenant.',
    source: 'kubernetes.io/docs, Role Based Access Control Good Practices',
    words: 'change nodes, volumes, admission rules or certificates of the whole cluster',
    fix: 'Leave kinds of the cluster out of the roles of tenants.',
    grants: (rule) =>
      holds(rule, WRITES, '', ['nodes', 'persistentvolumes']) ||
      holds(rule, WRITES, 'scheduling.k8s.io', ['priorityclasses']) ||
      holds(rule, WRITES, 'apiextensions.k8s.io', ['customresourcedefinitions']) ||
      holds(rule, WRITES, 'admissionregistration.k8s.io', [
        'validatingwebhookconfigurations',
        'mutatingwebhookconfigurations',
        'validatingadmissionpolicies',
        'validatingadmissionpolicybindings',
      ]) ||
      holds(rule, [...CHANGES, 'create', 'approve', 'sign'], 'certificates.k8s.io', [
        'certificatesigningrequests',
        'certificatesigningrequests/approval',
        'signers',
      ]),
    clusterOnly: true,
  },
  {
    id: 'roles-keep-the-network',
    title: 'No role lets people write NetworkPolicies',
    reason:
      'Policies add up: one more can only open something, and people who may delete ours open everything.',
    source: 'kubernetes.io/docs, Network Policies',
    words: 'delete the isolation of their network, or add a policy that opens it',
    fix: 'Grant only get, list and watch on networkpolicies, or keep the border with a policy of the cluster.',
    grants: (rule) => holds(rule, WRITES, 'networking.k8s.io', ['networkpolicies']),
    judgedWith: 'networkpolicies',
  },
  {
    id: 'roles-start-no-daemons',
    title: 'No role lets people run pods on every node',
    reason: 'A DaemonSet starts on each node of the cluster, next to every other tenant.',
    source: 'kubernetes.io/docs, DaemonSet',
    words: 'start DaemonSets, which run on every node',
    fix: 'Grant only get, list and watch on daemonsets.',
    grants: (rule) => holds(rule, ['create', 'update', 'patch'], 'apps', ['daemonsets']),
  },
];
