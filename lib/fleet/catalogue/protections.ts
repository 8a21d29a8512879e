import type { SettingsProps } from '../props';
import { INTEGRATIONS } from './integrations';

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

/** A kind of thing that no role of a tenant holds. */
export interface NeverGranted {
  /** The verbs, or none where no verb at all is granted. */
  readonly verbs: readonly string[];
  /** `''` for the core group, `*` for any. */
  readonly group: string;
  /** `*` for any. */
  readonly resources: readonly string[];
  readonly reason: string;
  /**
   * What a setting grants all the same.
   *
   * @default - nothing does
   */
  readonly unless?: string;
}

/** What an admission policy states; its binding says where. */
interface PolicyProtection extends Pick<Protection, 'says' | 'without' | 'closes'> {
  /** @default - our namespaces */
  readonly boundBy?: string;
}

/** The rows of an admission policy and of its binding. */
function policy(
  sort: 'Validating' | 'Mutating',
  name: string,
  { boundBy = 'Applies it to the namespaces that we manage.', ...row }: PolicyProtection,
): Protection[] {
  return [
    { kind: `${sort}AdmissionPolicy`, name, role: 'platform', ...row },
    {
      kind: `${sort}AdmissionPolicyBinding`,
      name,
      role: 'platform',
      says: boundBy,
      without: sort === 'Validating' ? 'The policy judges nothing.' : 'The policy changes nothing.',
      closes: [],
    },
  ];
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
      'Workflow engines and drivers have no identity: tenants cannot make accounts, because an account is an identity.',
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
    says: 'Lets users scale workloads and evict pods, whoever made them, where the guard rail `own-work` is off. From Kubernetes 1.36 on.',
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
    says: 'Lets admins write NetworkPolicies, where there is `network: {selfService: true}`.',
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
    without: 'They do not: wanted with `network: {default: flows-only}`, where it is left out.',
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
    without:
      'With `default: flows-only`, the flow is closed. One direction alone is no connection.',
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
    says: 'Scales workloads and evicts pods, which say nothing about who made them. Bound to users where `own-work` is off. From Kubernetes 1.36 on.',
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
    says: 'Writes NetworkPolicies, but never deletes them all at once. Bound only where there is `network: {selfService: true}`.',
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
  ...policy('Validating', 'accelerator-names', {
    says: 'Pods ask only for extended resources and huge pages that their namespace was granted.',
    without:
      'A quota can name only what is known today. The next kind of device that a node advertises is free for everybody.',
    closes: ['devices that no pool names', 'devices that are plugged in later', 'huge pages'],
  }),
  ...policy('Validating', 'accelerator-claims', {
    says: 'Claims name only device classes that their namespace was granted, in every shape of a request, and never with admin access.',
    without:
      'A claim names any class, and an alternative inside a request slips by a check of the first.',
    closes: ['device classes that were not granted', 'devices that others hold, by admin access'],
  }),
  ...policy('Validating', 'own-work', {
    says: 'A workload that says who made it is changed and deleted by its maker, by the admins of the tenant, and by what works for everybody.',
    without:
      'Everybody who works in a namespace deletes the jobs of everybody else, and so does whoever runs a pod with the account of an engine.',
    closes: ['changing and deleting the work of a colleague', 'work in the name of somebody else'],
  }),
  ...policy('Mutating', 'own-work-stamp', {
    says: 'Writes who made a workload on it, and on the templates of its pods. From Kubernetes 1.36 on.',
    without: 'Nothing says who made what, and the policy `own-work` has nothing to compare.',
    closes: ['work without a maker', 'work in the name of somebody else'],
  }),
  ...policy('Mutating', 'burst-limits', {
    says: 'Raises a limit that a container has by default to what it requests. From Kubernetes 1.36 on.',
    without:
      'With a burst, a container that requests more than the default limit is refused, although nobody wrote that limit.',
    closes: [],
  }),
  ...policy('Mutating', 'pod-totals', {
    says: 'Takes default requests and limits away that do not fit into what a pod states as a whole. From Kubernetes 1.36 on.',
    without:
      'A pod of many containers that states little for all of them is refused, although nobody wrote those requests.',
    closes: [],
  }),
  ...policy('Validating', 'managed-objects', {
    says: 'Only `platform.reconcilers` and administrators change or delete what we write, and nobody else gives our label away.',
    without:
      'Whoever may write objects of the same kind, be it a tool of the cluster or an admin with `network.selfService`, changes ours.',
    closes: [
      'opening quotas, limits, policies and bindings with a right that is meant for something else',
      'cloud identities by an annotation of an account',
      'objects that pass as ours and cannot be taken back',
    ],
  }),
  ...policy('Validating', 'managed-namespaces', {
    says: 'Only they change the labels and annotations of a namespace that carry a guard, or delete it. Other keys stay free.',
    without:
      'The label that pod security, meshes, queues and our own policies go by is changed by whoever keeps notes on namespaces.',
    closes: [
      'pod security that is lifted by a label',
      'guard rails that are switched off by an annotation',
      'namespaces that are deleted, or given an owner that does not exist',
    ],
    boundBy:
      'Applies it to all namespaces: a selector would let the request through that takes our label away.',
  }),
  ...policy('Validating', 'role-bindings', {
    says: 'Nobody of a tenant writes Roles and RoleBindings; with `access: selfService` its admins bind people to our three roles.',
    without: 'Whoever was let in by hand with the built-in `admin` lets everybody in.',
    closes: ['bindings of everybody who can log in', 'roles that nobody has reviewed'],
  }),
  ...policy('Validating', 'accelerator-use', {
    says: 'Pods see the accelerators that they ask for, and ask for no more than `pods.maxGpu`.',
    without:
      'One variable in a pod shows it every GPU of its node, those of other tenants and those beside its own alike.',
    closes: [
      'GPUs without asking for them, by a variable',
      'more GPUs in one pod than `pods.maxGpu`',
    ],
  }),
  ...policy('Validating', 'pod-images', {
    says: 'Images come from `images.registries`, and are asked for each time where `images.pullPolicy` says so.',
    without:
      'Pods run images that nobody looked at. A node hands out the private images that it has once pulled for somebody else.',
    closes: [
      'images from elsewhere than was listed',
      'private images of others, from the cache of a node',
    ],
  }),
  ...policy('Validating', 'pod-scheduling', {
    says: 'Pods ask the scheduler and the nodes only for what was granted: no node by name, and tolerations, schedulers, runtime and priority classes of a list. Their affinity is about pods of their namespace.',
    without:
      'A pod takes the nodes that are kept for others, leads past every queue, evicts the pods of other tenants, or keeps them off a node.',
    closes: [
      'choosing the node past the scheduler',
      'tolerating the taints of others, or of GPU nodes without a GPU',
      'schedulers, runtimes and priorities that were not granted',
      'keeping other tenants off a node by affinity',
    ],
  }),
  ...policy('Validating', 'pod-volumes', {
    says: 'Pods mount claims, and no share by its address. Drivers inside a pod come from `storage.drivers`.',
    without:
      'A pod mounts whatever its node can reach, with attributes of its own, past every quota and storage class.',
    closes: ['shares of others, by their address', 'drivers that were not granted'],
  }),
  ...policy('Validating', 'token-lifetime', {
    says: 'No pod mounts a token that lives longer than a day.',
    without: 'A token of ten years is copied once, and works from anywhere the network lets it.',
    closes: ['tokens that outlive the person who took them'],
  }),
  ...policy('Validating', 'token-requests', {
    says: 'Nobody but a kubelet asks for a token that lives longer than a day.',
    without: 'Whoever holds the right to ask for tokens gets one of years.',
    closes: ['tokens that outlive the person who asked for them'],
  }),
  ...policy('Validating', 'token-secrets', {
    says: 'No Secret is filled with the token of a service account.',
    without: 'Such a token never ends, and whoever reads the Secret has it.',
    closes: ['tokens without an end'],
  }),
  ...policy('Validating', 'route-annotations', {
    says: 'Annotations of Ingresses, routes and Services give the shared proxy no raw configuration, name no Secrets of other namespaces, and no hosts but granted ones.',
    without:
      "One line of configuration in an annotation runs in the proxy of all tenants: with its Secrets, and in everybody's traffic.",
    closes: [
      'raw configuration of the shared proxy',
      'Secrets of other namespaces, by an annotation',
      'DNS records and certificates in foreign names',
    ],
  }),
  ...policy('Validating', 'route-hosts', {
    says: 'Ingresses and routes of the Gateway API take requests only for `network.hosts`, by a class of `network.ingressClasses`.',
    without: 'Whoever names a host first has it, and a route without one has them all.',
    closes: [
      'the host names of other tenants',
      'routes without a host',
      'ingress classes that were not granted',
    ],
  }),
  ...policy('Validating', 'service-exposure', {
    says: 'Services take no external addresses, and are led elsewhere by a name only where Knative does so; node ports and load balancers as `objects` grants them, with a word on what to do instead.',
    without:
      'A Service takes the traffic for any address in the whole cluster, or leads a proxy that others trust to where its tenant may not go.',
    closes: [
      'external addresses',
      'Services of type ExternalName',
      'ports of nodes and load balancers that were not granted',
    ],
  }),
  ...policy('Validating', 'volume-claims', {
    says: 'Claims name a volume of `storage.volumes`, or a class of `storage.classes`.',
    without:
      'A claim binds a volume that somebody else has left, with the data on it, or any class of storage, whatever it costs.',
    closes: [
      'volumes that others have left',
      'claims without a class, which bind any volume',
      'storage classes that were not granted',
      'copies of the data of other namespaces',
    ],
  }),
  ...policy('Validating', 'volume-snapshots', {
    says: 'Snapshots are taken of claims of the own namespace.',
    without: 'A snapshot binds content that was taken elsewhere, and a claim restores it.',
    closes: ['snapshots of the data of others'],
  }),
  ...policy('Validating', 'workload-history', {
    says: 'A workload keeps at most 100 old versions of itself, and of its jobs.',
    without:
      'No quota may count what controllers make, because a full one stops the next rollout: one Deployment fills etcd with its past.',
    closes: ['any number of ReplicaSets and Jobs as the history of one workload'],
  }),
];

/** Why each setting is what it is when nobody says anything. */
export const DEFAULT_REASONS: Readonly<Record<keyof SettingsProps, string>> = {
  podSecurity:
    'Refuses what takes over a node, and lets ordinary images run. What `restricted` would refuse is warned of.',
  apiAccess: 'Most workloads never call the API server.',
  labels: 'Labels are for you: none of our rules chooses by them.',
  annotations: 'Annotations are for you.',
  network: 'Closed but for the own environment, DNS and public addresses.',
  containers:
    'A request without a limit: the scheduler guarantees it, and a default limit would refuse ordinary pods.',
  objects: 'Caps that protect etcd. They are no budget: raise one where work needs it.',
  priorities: 'Preemption crosses namespaces, so no pod may name a class until you say which.',
  devices: 'A device that is no accelerator is closed, too, until you say so.',
  serviceAccounts: 'An account with rights is there only where an engine needs it.',
  imagePullSecrets: 'Which registry you use is yours to say.',
  pods: 'The scheduler that everybody has, and nothing that leads past it.',
  images: 'Which registry you use is yours to say.',
  storage: 'Your classes are yours to say. A volume by name may hold the data of somebody else.',
  access: 'Who works here is reviewed, like everything else.',
  guardRails: 'A rule that nobody switched off holds.',
  accept: 'No warning is meant until somebody says why.',
};

/** What no role of a tenant, of a workload or of the catalogue holds. A test looks for each in all of them. */
export const NEVER_GRANTED: readonly NeverGranted[] = [
  {
    verbs: ['*'],
    group: '*',
    resources: ['*'],
    reason: 'a wildcard covers what nobody has thought of, and every kind that is installed later',
  },
  {
    verbs: ['bind', 'escalate', 'impersonate'],
    group: '*',
    resources: ['*'],
    reason: 'who may do this has the rights of others',
    unless: 'with `access: selfService`, admins may `bind` to the three roles, by their names',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: '',
    resources: ['namespaces', 'namespaces/status', 'namespaces/finalize'],
    reason: 'its labels carry the guards',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: '',
    resources: ['resourcequotas', 'limitranges', 'serviceaccounts', 'endpoints', 'events'],
    reason: 'guards, identities and what controllers derive',
  },
  {
    verbs: [],
    group: '',
    resources: ['serviceaccounts/token'],
    reason: 'a token outlives the person who made it',
  },
  {
    verbs: [],
    group: '',
    resources: ['pods/proxy', 'services/proxy', 'nodes', 'nodes/proxy', 'persistentvolumes'],
    reason: 'past the network policies, or below all tenants',
  },
  {
    verbs: ['create', 'patch', 'update'],
    group: '',
    resources: ['services/status', 'pods/status', 'pods/binding', 'bindings'],
    reason: "who writes an address or a node takes other people's traffic or place",
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'rbac.authorization.k8s.io',
    resources: ['*'],
    reason: 'who writes roles and bindings sets the own rights',
    unless:
      'with `access: selfService`, admins write `rolebindings`, which an admission policy judges',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'networking.k8s.io',
    resources: ['networkpolicies'],
    reason: 'policies are a union: any of them opens',
    unless: 'with `network: {selfService: true}`, admins write their own',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'apps',
    resources: ['daemonsets'],
    reason: 'it runs on every node',
  },
  {
    verbs: [],
    group: 'admissionregistration.k8s.io',
    resources: ['*'],
    reason: 'who writes admission rules lifts the guards',
  },
  {
    verbs: [],
    group: 'certificates.k8s.io',
    resources: ['*'],
    reason: 'a certificate is an identity that cannot be revoked',
  },
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
