import { INTEGRATIONS } from '../../lib/fleet/catalogue/known-integrations';
import { POLICY_PROTECTIONS } from './policy-protections';

/** An object that is emitted, and why. */
export interface Protection {
  readonly kind: string;
  /** As it is called; a part in angle brackets is a name from tenants.yaml. */
  readonly name: string;
  /**
   * A guard stays when its entry vanishes from Git, a grant goes. What stands once in a cluster is the platform's.
   */
  readonly role: 'guard' | 'grant' | 'platform';
  /** What the object states. */
  readonly says: string;
  /** What goes wrong where it is missing. */
  readonly without: string;
  /** The ways out of a namespace that it closes. Empty where it opens something on purpose. */
  readonly closes: readonly string[];
}

/**
 * Every object that is emitted for a fleet. A test compares this table with the golden trees: an object without a row
 * and a row without an object both fail.
 */
export const PROTECTIONS: readonly Protection[] = [
  {
    kind: 'Namespace',
    name: '<namespace>',
    role: 'guard',
    says: 'Who it belongs to, who pays, and which Pod Security Standard is enforced, pinned to a version.',
    without:
      "A namespace without these labels falls to the cluster's default, which is usually `privileged`: one pod with a host path owns the node and every tenant on it.",
    closes: [
      'privileged pods, host paths, host network, added capabilities',
      'rules of Pod Security that change with an upgrade of the cluster',
      'costs that nobody is charged for',
    ],
  },
  {
    kind: 'ServiceAccount',
    name: 'default',
    role: 'guard',
    says: 'Pods that name no account get no token.',
    without: 'Every pod holds a token for the API server, and so does whoever breaks into one.',
    closes: ['tokens that are mounted without anybody asking'],
  },
  {
    kind: 'ServiceAccount',
    name: '<account>',
    role: 'grant',
    says: 'An account from `serviceAccounts`, with a token only where something needs one.',
    without:
      'Workflow engines and drivers have no rights: tenants make accounts, and neither bindings nor annotations of a cloud.',
    closes: [],
  },
  {
    kind: 'ResourceQuota',
    name: 'compute',
    role: 'guard',
    says: 'How much cpu, memory and node-local disk all pods request together, how many run, and how many are stored.',
    without:
      "What a quota does not name is unlimited: one tenant takes the cluster, or fills the API server's store with finished pods.",
    closes: ['taking all cpu and memory', 'floods of pods, finished ones included'],
  },
  {
    kind: 'ResourceQuota',
    name: 'objects',
    role: 'guard',
    says: 'How much storage there is, and how many objects of each kind that a tenant can write. No load balancer and no node port unless granted.',
    without:
      'A loop that creates ConfigMaps or custom resources fills etcd for everybody. A node port opens every node of the cluster; a load balancer costs money and has a public address.',
    closes: ['floods of objects', 'ports on every node', 'public addresses that nobody approved'],
  },
  {
    kind: 'ResourceQuota',
    name: 'accelerators',
    role: 'guard',
    says: "How many devices of each pool, and zero for every other name that the pools' nodes can advertise. Claims of devices have the same ceiling.",
    without:
      'Only whole GPUs would be counted. The same cards are free under another name: a MIG slice, a shared GPU, a claim.',
    closes: [
      'more GPUs than were granted',
      'the same GPU under another resource name',
      'GPUs by claims of Dynamic Resource Allocation',
    ],
  },
  {
    kind: 'ResourceQuota',
    name: 'forbidden-priorities',
    role: 'guard',
    says: 'No pod may name a priority class but the allowed ones. Classes that are made later are closed, too.',
    without:
      "Any pod may say `system-node-critical`, and preemption knows no namespaces: it evicts other tenants' pods within a second.",
    closes: ["evicting other tenants' pods"],
  },
  {
    kind: 'LimitRange',
    name: 'defaults',
    role: 'guard',
    says: 'What a container requests that states nothing. Limits only where there is a burst or you wrote them. Never an accelerator.',
    without:
      'Under a quota, the API server refuses every pod that does not state cpu and memory. Without a quota, such pods request nothing and the quota counts nothing.',
    closes: ['pods that request nothing and use everything'],
  },
  {
    kind: 'RoleBinding',
    name: 'admins',
    role: 'grant',
    says: 'Binds `admins` to the role `tenant-admin` in this namespace.',
    without:
      'Nobody of the tenant administers it. The built-in `admin` in its place would let them bind others, act as any account and open the network.',
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: 'users',
    role: 'grant',
    says: 'Binds `users` to the role `tenant-user` in this namespace.',
    without:
      "Nobody works in it. The built-in `edit` in its place writes network policies and makes tokens, and any operator's chart widens it.",
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: 'viewers',
    role: 'grant',
    says: 'Binds `viewers` to the role `tenant-viewer` in this namespace.',
    without: 'Nobody looks. There is no other way to see a namespace without its secrets.',
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: 'device-claims',
    role: 'grant',
    says: 'Lets admins and users write claims of devices, where a granted pool is backed by Dynamic Resource Allocation.',
    without: 'Nobody could claim what was granted. Where no such pool is granted, it is not there.',
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: 'shared-work',
    role: 'grant',
    says: 'Lets users scale workloads and evict pods, whoever made them, where the guard rail `ownWork` is off. From Kubernetes 1.36 on.',
    without: 'They could not, although the platform said that work is everybody’s.',
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: 'access',
    role: 'grant',
    says: 'Lets admins bind others to the three roles, where there is `access: selfService`.',
    without: 'Who works here is said in tenants.yaml alone, which is the default.',
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: 'network-policies',
    role: 'grant',
    says: 'Lets admins write NetworkPolicies, where there is `network: {tenantPolicies: true}`.',
    without: 'Who talks to whom is said in tenants.yaml alone, which is the default.',
    closes: [],
  },
  {
    kind: 'RoleBinding',
    name: '<account>-<preset>',
    role: 'grant',
    says: 'Binds an account to what its engine needs, and nothing beside it.',
    without:
      'The engine fails in its own words. Tenants cannot bind it themselves, because who writes bindings sets the own rights.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'default-deny',
    role: 'guard',
    says: 'Nothing comes in and nothing goes out, for all pods.',
    without:
      'Everything is open, in both directions. Policies are a union: this one has to be there for the others to mean anything.',
    closes: [
      'traffic from and to other tenants',
      "the cloud's metadata service and its credentials",
      'the kubelet, etcd and the API server over the network',
    ],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-same-namespace',
    role: 'grant',
    says: 'Pods of the namespace talk to each other.',
    without: 'They do not: wanted with `network: {default: flowsOnly}`, where it is left out.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-same-tenant',
    role: 'grant',
    says: "The same with the tenant's other namespaces that have `reach: tenant`, chosen by name and never by a label.",
    without:
      'Environments are closed to each other, which is the default. A label in the place of the names would let in any namespace that wears it.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-dns',
    role: 'grant',
    says: "Names are resolved by the cluster's DNS pods, over UDP and TCP, and by nobody else.",
    without:
      'No name resolves. A rule for port 53 without a peer would open port 53 of the whole world, which is a tunnel.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-internet',
    role: 'grant',
    says: 'Public addresses, and none of the private, link-local and provider ranges.',
    without:
      'No image tool, package index or public API is reached. `0.0.0.0/0` without the exceptions would open the metadata service, the nodes and every other tenant.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-ingress-<name>',
    role: 'grant',
    says: 'Lets in what `network.ingress` names, on its ports.',
    without: 'It is refused: an ingress controller or a scraper needs an entry.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-egress-<name>',
    role: 'grant',
    says: 'Lets out to what `network.egress` names, on its ports.',
    without: 'It is refused: private ranges stay closed but for what is named.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-egress-shared-<service>',
    role: 'grant',
    says: "The tenant's side of a shared service: its pods, on its ports.",
    without: 'Traffic needs both sides: the service lets in, and the tenant is not let out.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-clients',
    role: 'grant',
    says: "The service's side: exactly the namespaces of the tenants in `for`.",
    without: 'Nobody reaches the shared service.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-flow-<flow>-from',
    role: 'grant',
    says: 'Lets the calling pods of a flow out, to the called ones.',
    without: 'With `default: flowsOnly`, the flow is closed. One direction alone is no connection.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-flow-<flow>-to',
    role: 'grant',
    says: 'Lets the calling pods of a flow in, at the called ones.',
    without: 'As with the other half.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-<integration>-<rule>',
    role: 'grant',
    says: 'What an operator of `network.integrations` must reach here, or these pods of it.',
    without: 'The operator waits for pods that it cannot reach, without a message that says so.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-api-server',
    role: 'grant',
    says: 'Pods with the label `cdk8s-tenancy/api-access: "true"` reach the API server, where `apiAccess` is granted.',
    without: 'No pod reaches it, which is the default.',
    closes: [],
  },
  {
    kind: 'NetworkPolicy',
    name: 'allow-api-server-<account>',
    role: 'grant',
    says: "The same for the pods that an account's engine runs, where its `apiAccess` is granted.",
    without: 'The engine has rights and no way to use them.',
    closes: [],
  },
  {
    kind: 'ClusterNetworkPolicy',
    name: '<namespace>',
    role: 'platform',
    says: 'The border of a namespace whose admins write NetworkPolicies, where `clusterNetworkPolicy` is stated: what ours open is left to NetworkPolicies, everything else is refused before they are asked.',
    without:
      'Policies are a union: one of an admin lets every namespace in, and the own pods out to private addresses.',
    closes: [
      'network policies that open a namespace to other tenants',
      'network policies that open private addresses and the metadata service',
    ],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-admin',
    role: 'platform',
    says: 'What admins of a tenant may do: [who may do what](roles.md).',
    without: 'The bindings bind nothing, and nobody can work.',
    closes: [
      'writing roles, bindings, quotas, limits or policies',
      'acting as somebody else',
      "what an operator's chart adds to the built-in roles later",
    ],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-user',
    role: 'platform',
    says: 'What users of a tenant may do.',
    without: 'The bindings bind nothing.',
    closes: [
      'writing roles, bindings, quotas, limits or policies',
      'acting as somebody else',
      "what an operator's chart adds to the built-in roles later",
    ],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-viewer',
    role: 'platform',
    says: 'What viewers may read. Secrets stand nowhere in it.',
    without: 'The bindings bind nothing.',
    closes: ['reading secrets by `list` or `watch`', 'shells in pods'],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-device-claims',
    role: 'platform',
    says: 'Writes claims of devices. Bound only where such a pool is granted.',
    without: 'Either nobody could claim, or everybody could.',
    closes: ['claims in namespaces without such a pool'],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-shared-work',
    role: 'platform',
    says: 'Scales workloads and evicts pods, which say nothing about who made them. Bound to users where `ownWork` is off. From Kubernetes 1.36 on.',
    without: 'Users could scale the work of their colleagues to nothing everywhere, or nowhere.',
    closes: ['scaling and evicting the work of a colleague'],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-access',
    role: 'platform',
    says: 'Writes RoleBindings, and binds to the three roles by name. Bound only where there is `access: selfService`.',
    without: 'Nobody could let others in, or only by a role that binds to anything.',
    closes: ['bindings to roles that one does not have'],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-network-policies',
    role: 'platform',
    says: 'Writes NetworkPolicies, but never deletes them all at once. Bound only where there is `network: {tenantPolicies: true}`.',
    without: 'Either nobody could write policies, or everybody could.',
    closes: ['policies in namespaces whose admins are not to write any'],
  },
  {
    kind: 'ClusterRole',
    name: 'tenant-catalogue',
    role: 'platform',
    says: 'Reads what there is to choose from: storage, priority, runtime and device classes.',
    without:
      'People guess names. A role that lists nodes and namespaces would show them all tenants.',
    closes: ['lists of nodes, namespaces and tenants'],
  },
  {
    kind: 'ClusterRoleBinding',
    name: 'tenant-catalogue',
    role: 'platform',
    says: "Binds all tenants' people to it. Never `system:authenticated`.",
    without: 'Nobody reads the catalogue.',
    closes: [],
  },
  {
    kind: 'ClusterRole',
    name: 'workload-<preset>',
    role: 'platform',
    says: "What a workload engine needs of the API server inside a tenant's namespace.",
    without:
      "Each tenant would ask for a role of its own, and the projects' own examples hold `*` or read every secret.",
    closes: ['engines with more rights than they need'],
  },
  {
    kind: 'ClusterRole',
    name: 'platform-auditor',
    role: 'platform',
    says: 'Reads everything but secrets.',
    without: 'Auditors get `cluster-admin`, or a `view` that any chart widens.',
    closes: [],
  },
  {
    kind: 'ClusterRoleBinding',
    name: 'platform-auditors',
    role: 'platform',
    says: 'Binds `platform.auditors` to it.',
    without: 'Nobody audits.',
    closes: [],
  },
  {
    kind: 'ClusterRoleBinding',
    name: 'platform-admins',
    role: 'platform',
    says: 'Binds `platform.admins` to `cluster-admin`.',
    without: 'Who administers the cluster is said somewhere else, outside of review.',
    closes: [],
  },
  {
    kind: 'PriorityClass',
    name: '<class>',
    role: 'platform',
    says: 'A class of `platform.priorityClasses`. By default its pods wait their turn and evict nobody.',
    without: 'Pods that name it are refused.',
    closes: [],
  },
  ...POLICY_PROTECTIONS,
];

/** Words that stand for any word of their kind; every other placeholder stands for any name. */
const CLOSED_PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  integration: Object.keys(INTEGRATIONS),
};

/** The row of an object: the one that names it most closely. */
export function protectionOf(kind: string, name: string): Protection | undefined {
  return PROTECTIONS.filter((row) => row.kind === kind && patternOf(row.name).test(name)).sort(
    (a, b) => fixedLength(b.name) - fixedLength(a.name),
  )[0];
}

function patternOf(name: string): RegExp {
  const parts = name.split(/(<\w+>)/).map((part) => {
    const placeholder = /^<(\w+)>$/.exec(part)?.[1];
    if (placeholder === undefined) return part;
    return `(?:${CLOSED_PLACEHOLDERS[placeholder]?.join('|') ?? '.+'})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

function fixedLength(name: string): number {
  return name.replaceAll(/<\w+>/g, '').length;
}
