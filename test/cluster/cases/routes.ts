/** Ways out of a namespace, by an id that stays. */
export interface RouteGroup {
  readonly title: string;
  readonly routes: Readonly<Record<string, string>>;
}

/** All that is known, in groups. */
export const ROUTE_GROUPS: readonly RouteGroup[] = [
  {
    title: 'The namespace itself',
    routes: {
      E01: 'lower the Pod Security level of the own namespace',
      E02: 'wear a label that other rules trust',
      E03: 'change the namespace through `status` or `finalize`',
      E04: 'open devices that others hold, with admin access',
      E05: 'leave a policy engine, a mesh or a guard by a label',
      E06: 'switch injection or quotas by a label that an operator reads',
      E07: 'delete the namespace, with its guards',
      E08: 'take a namespace whose name answers for foreign DNS names',
    },
  },
  {
    title: 'Roles and identities',
    routes: {
      E09: 'use what the built-in `edit` and `admin` allow',
      E10: "get rights that an operator's chart adds to built-in roles",
      E11: 'use a wildcard in a role',
      E12: 'write a role above the own rights',
      E13: 'bind oneself to a stronger role',
      E14: 'act as somebody else',
      E15: 'let somebody else in',
      E16: 'make a token that lives long',
      E17: 'make a token that never ends, by a Secret',
      E18: 'read secrets by listing or watching',
      E19: 'read what is in the namespace, or run as any account there, by a pod',
      E20: 'use an account of the platform, or change the work of colleagues',
      E21: 'open a shell in pods of others',
      E22: 'reach pods through the API server, past the network policies',
      E23: 'reach a kubelet through the API server',
      E24: 'get a certificate for any name',
      E25: 'see or change all requests by webhooks, API services or definitions',
      E26: 'make a volume of any disk or folder of a node',
      E27: 'list or change nodes, classes, and the names of other tenants',
      E28: 'be bound by a group that is everybody',
      E29: 'use the token that every pod gets by default',
    },
  },
  {
    title: 'Pods and nodes',
    routes: {
      E30: 'take over the node by privileges, host namespaces, paths or ports',
      E31: 'start unsafe pods by a workload instead of a pod',
      E32: 'do in an init or debugging container what a container may not',
      E33: 'name the node, past the scheduler and its taints',
      E34: 'tolerate every taint',
      E35: "choose other tenants' nodes, or keep their pods off a node",
      E36: 'choose another runtime, out of the sandbox',
      E37: 'choose a scheduler that is not fair',
      E38: "evict other tenants' pods by a priority",
      E39: 'run on every node by a DaemonSet',
      E40: 'run an image that somebody else has pulled',
      E41: 'run an image from anywhere',
      E42: 'be root on the node after a break-out',
    },
  },
  {
    title: 'Network',
    routes: {
      E43: 'talk where no policy says no',
      E44: 'talk because the network plugin ignores policies',
      E45: 'open the network by a policy of the own',
      E46: 'slip through a rule that says more than it seems to',
      E47: 'leave the network policies by `hostNetwork`',
      E48: "get the node's credentials from the cloud's metadata service",
      E49: 'reach the API server, kubelets and etcd over the network',
      E50: 'tunnel or spy by DNS',
      E51: 'open a port on every node',
      E52: 'get a public address',
      E53: "take other people's traffic by external addresses",
      E54: 'lead a trusted proxy elsewhere by an ExternalName',
      E55: 'lead a trusted proxy elsewhere by endpoints',
      E56: 'take the host name of somebody else',
      E57: 'configure the shared proxy by annotations',
      E58: 'open other namespaces by grants and listeners of the Gateway API',
      E59: 'get a certificate or a DNS name of somebody else',
      E60: "scrape other tenants' metrics",
    },
  },
  {
    title: 'Storage',
    routes: {
      E61: 'bind a volume that somebody else has left',
      E62: 'use a costly or node-local class of storage',
      E63: 'mount foreign snapshots, shares or drivers',
      E64: 'fill the disk of a node',
    },
  },
  {
    title: 'Quota and fairness',
    routes: {
      E65: 'use what no quota names',
      E66: 'request nothing, or be refused for it',
      E67: 'dodge a quota by its scope',
      E68: 'flood etcd with objects',
      E69: 'keep finished work for ever',
      E70: 'flood the API server with events and lists',
      E71: 'have a name that is somebody else’s, too',
      E72: 'make more namespaces, each with its quota',
      E73: 'be faster than a quota that is added up',
      E74: 'keep a namespace from being deleted',
    },
  },
  {
    title: 'Accelerators',
    routes: {
      E75: 'take GPUs under a quota that never counts',
      E76: 'take them under another name, or by a claim',
      E77: 'take more by the arithmetic of claims',
      E78: 'take the dear ones under the quota of the cheap ones',
      E79: 'see GPUs that were not asked for',
      E80: 'read the memory of those who share a GPU',
      E81: 'fill GPU nodes with pods that have no GPU',
      E82: 'hold a GPU for ever',
      E83: 'start past the queue',
      E84: 'hide a device class in an alternative',
    },
  },
  {
    title: 'Delivery and cost',
    routes: {
      E85: "deploy with the delivery engine's own rights (Flux)",
      E86: "deploy with the delivery engine's own rights (Argo CD)",
      E87: 'change namespaces by a project that allows them',
      E88: 'deploy into namespaces of others',
      E89: "change the own guards in the platform's repository",
      E90: 'be renamed into another namespace on delivery',
      E91: 'lose, or lose the guards of, a namespace by a bad commit',
      E92: 'let others pay',
    },
  },
  {
    title: 'Engines',
    routes: {
      E93: 'have an operator do what one may not do oneself',
      E94: 'use the queue or the priority of another tenant',
    },
  },
];

/** Every id, in order. */
export const ROUTES: readonly string[] = ROUTE_GROUPS.flatMap(({ routes }) => Object.keys(routes));
