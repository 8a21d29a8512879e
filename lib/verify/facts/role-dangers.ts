import { dangersOf } from '../rights/dangers';
import type { RbacRule } from '../rights/rbac-rule';

/** Dangerous rights of the table in `lib/verify/rights`, as invariants: what no role of a tenant holds. */
export interface RoleDanger {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly source: string;
  /** What the rights let people do, as a phrase that follows "lets people". */
  readonly words: string;
  readonly fix: string;
  /** The titles of the rights. Any of them is enough. */
  readonly rights: readonly string[];
  /**
   * Whether a rule that names single objects is safe.
   *
   * @default false
   */
  readonly exceptByName?: boolean;
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

const SOURCE = 'kubernetes.io/docs, Role Based Access Control Good Practices';

/** The invariants of the rights that one rule of a role gives. */
export function roleDangersOf(rule: RbacRule): RoleDanger[] {
  const found = dangersOf([rule]);
  return ROLE_DANGERS.filter(({ rights, exceptByName = false }) =>
    found.some(
      ({ danger, names }) =>
        rights.includes(danger.title) && !(exceptByName && names !== undefined),
    ),
  );
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
    rights: ['write quotas', 'write limits'],
  },
  {
    id: 'roles-keep-namespaces',
    title: 'No role lets people change namespaces',
    reason:
      'The labels of a namespace choose its pod security and its guard rails. People who may change them switch both off.',
    source: 'CVE-2022-46167',
    words: 'change the labels of their namespace, and with them its pod security',
    fix: 'Grant only get on namespaces.',
    rights: ['create namespaces', 'change the labels of namespaces', 'delete namespaces'],
  },
  {
    id: 'roles-give-no-rights',
    title: 'No role lets people give themselves rights',
    reason:
      '`escalate`, `bind` and `impersonate` are the rights of others. A token of a service account outlives the person who made it.',
    source: 'kubernetes.io/docs, Role Based Access Control Good Practices',
    words: 'take rights that they were not given (escalate, bind, impersonate, tokens)',
    fix: 'Delete these verbs, or name the roles that may be bound in resourceNames.',
    rights: [
      'grant rights that they do not have',
      'bind roles whose rights they do not have',
      'impersonate others',
      'impersonate others in part',
      'make tokens of service accounts',
    ],
    exceptByName: true,
  },
  {
    id: 'roles-read-no-secrets',
    title: 'No role that only reads reads Secrets',
    reason:
      'Secrets hold the passwords and tokens of the tenant. `list` and `watch` show their contents as `get` does.',
    source: 'kubernetes.io/docs, Good practices for Kubernetes Secrets',
    words: 'read every Secret of the namespace',
    fix: 'Leave secrets out, or name single ones in resourceNames with the verb get.',
    rights: ['read secrets'],
    exceptByName: true,
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
    rights: ['run commands in pods', 'attach to pods', 'forward ports of pods'],
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
    rights: ['reach pods and services through the API server', 'reach the kubelets'],
  },
  {
    id: 'roles-redirect-no-traffic',
    title: 'No role lets people redirect traffic or place pods',
    reason:
      'People who write endpoints receive what was meant for others; people who write bindings of pods choose their node, past the scheduler.',
    source: 'CVE-2021-25740',
    words: 'write endpoints, or choose the node of a pod',
    fix: 'Grant only get, list and watch on endpoints, and leave the others out.',
    rights: ['write endpoints', 'write endpoint slices', 'choose the node of pods'],
  },
  {
    id: 'roles-keep-the-cluster',
    title: 'No role lets people change what belongs to all tenants',
    reason:
      'Nodes, volumes, priority classes, admission rules, definitions of kinds and certificates belong to the whole cluster: a change there reaches every tenant.',
    source: 'kubernetes.io/docs, Role Based Access Control Good Practices',
    words: 'change nodes, volumes, admission rules or certificates of the whole cluster',
    fix: 'Leave kinds of the cluster out of the roles of tenants.',
    rights: [
      'change nodes',
      'write persistent volumes',
      'write priorities',
      'write admission rules',
      'change which kinds there are',
      'redirect parts of the API',
      'approve or sign certificates',
    ],
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
    rights: ['write network policies'],
    judgedWith: 'networkpolicies',
  },
  {
    id: 'roles-start-no-daemons',
    title: 'No role lets people run pods on every node',
    reason: 'A DaemonSet starts on each node of the cluster, next to every other tenant.',
    source: 'kubernetes.io/docs, DaemonSet',
    words: 'start DaemonSets, which run on every node',
    fix: 'Grant only get, list and watch on daemonsets.',
    rights: ['run pods on every node'],
  },
];
