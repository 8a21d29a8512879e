/** A right that leads further than it looks. */
export interface Danger {
  /** What it allows, after "may": `read secrets`. No two dangers share a title. */
  readonly title: string;
  /** Why it matters, as a sentence. */
  readonly reason: string;
  /**
   * `high`: it leads to the rights or the data of others, or past the guards. `medium`: it is part of ordinary work, and
   * decides what somebody can do inside of the namespaces that they have it in.
   */
  readonly risk: 'high' | 'medium';
  /** Any of these verbs is enough. */
  readonly verbs: readonly string[];
  /** The API group; `''` for the core group. */
  readonly group: string;
  /** Any of these is enough, with a subresource as rules state it. */
  readonly resources: readonly string[];
}

const WRITE = ['create', 'update', 'patch', 'delete', 'deletecollection'] as const;
const CHANGE = ['create', 'update', 'patch'] as const;
const CONNECT = ['create', 'get'] as const;

const RBAC = 'rbac.authorization.k8s.io';
const AUTHENTICATION = 'authentication.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const NETWORK_REASON =
  'Network policies add up, so each new one can open the namespace; without any, it is open.';

const WORKLOADS: readonly (readonly [group: string, resources: readonly string[]])[] = [
  ['apps', ['deployments', 'statefulsets', 'replicasets']],
  ['batch', ['jobs', 'cronjobs']],
  ['', ['replicationcontrollers']],
];

/**
 * The dangerous rights of Kubernetes, and of engines that act with rights of their own. Sources: "Role Based Access
 * Control Good Practices" of the Kubernetes documentation, and the code of the API server for impersonation
 * (`apiserver/pkg/endpoints/filters/impersonation`), certificates and escalation checks.
 */
export const DANGERS: readonly Danger[] = [
  {
    title: 'read secrets',
    reason:
      'Secrets hold passwords and the tokens of other accounts; list and watch show them all.',
    risk: 'high',
    verbs: ['get', 'list', 'watch'],
    group: '',
    resources: ['secrets'],
  },
  {
    title: 'write secrets',
    reason: 'A secret of the type of a service account token gets a token that never expires.',
    risk: 'medium',
    verbs: CHANGE,
    group: '',
    resources: ['secrets'],
  },
  {
    title: 'create pods',
    reason:
      'A pod can use every service account, secret, configuration and volume of its namespace, so ' +
      'its creator has their rights.',
    risk: 'medium',
    verbs: ['create'],
    group: '',
    resources: ['pods'],
  },
  ...WORKLOADS.map(([group, resources]): Danger => ({
    title: `create pods through ${resources.join(', ')}`,
    reason: 'A controller creates the pods, which can use all that their namespace holds.',
    risk: 'medium',
    verbs: CHANGE,
    group,
    resources,
  })),
  {
    title: 'run pods on every node',
    reason: 'A DaemonSet runs its pods on every node that they tolerate, next to those of others.',
    risk: 'high',
    verbs: CHANGE,
    group: 'apps',
    resources: ['daemonsets'],
  },
  {
    title: 'run commands in pods',
    reason: 'Commands run with the token, the secrets and the data of the pod.',
    risk: 'medium',
    verbs: CONNECT,
    group: '',
    resources: ['pods/exec'],
  },
  {
    title: 'attach to pods',
    reason: 'The input and output of the running program are theirs.',
    risk: 'medium',
    verbs: CONNECT,
    group: '',
    resources: ['pods/attach'],
  },
  {
    title: 'forward ports of pods',
    reason: 'The traffic comes from the node, so no network policy sees it.',
    risk: 'medium',
    verbs: CONNECT,
    group: '',
    resources: ['pods/portforward'],
  },
  {
    title: 'reach pods and services through the API server',
    reason: 'The API server makes the connection, past network policies that let it through.',
    risk: 'medium',
    verbs: ['create', 'get', 'update', 'patch', 'delete'],
    group: '',
    resources: ['pods/proxy', 'services/proxy'],
  },
  {
    title: 'add debug containers to pods',
    reason: 'A debug container runs inside of a running pod, with an image of their choice.',
    risk: 'medium',
    verbs: ['update', 'patch'],
    group: '',
    resources: ['pods/ephemeralcontainers'],
  },
  {
    title: 'choose the node of pods',
    reason: 'A binding puts a pod on a node without the scheduler and what it checks.',
    risk: 'high',
    verbs: ['create'],
    group: '',
    resources: ['bindings', 'pods/binding'],
  },
  {
    title: 'make tokens of service accounts',
    reason: 'A token acts with all rights of its account, from anywhere, until it expires.',
    risk: 'high',
    verbs: ['create'],
    group: '',
    resources: ['serviceaccounts/token'],
  },
  {
    title: 'grant rights that they do not have',
    reason:
      'The verb escalate switches off the check that a role grants no more than its author has.',
    risk: 'high',
    verbs: ['escalate'],
    group: RBAC,
    resources: ['roles', 'clusterroles'],
  },
  {
    title: 'bind roles whose rights they do not have',
    reason: 'The verb bind lets them give a role to anybody, also to themselves.',
    risk: 'high',
    verbs: ['bind'],
    group: RBAC,
    resources: ['roles', 'clusterroles'],
  },
  {
    title: 'write roles',
    reason: 'What a role grants changes for everybody that it is bound to.',
    risk: 'high',
    verbs: WRITE,
    group: RBAC,
    resources: ['roles', 'clusterroles'],
  },
  {
    title: 'write role bindings',
    reason: 'They can pass on what they have, to anybody, and take away what others have.',
    risk: 'high',
    verbs: WRITE,
    group: RBAC,
    resources: ['rolebindings', 'clusterrolebindings'],
  },
  {
    title: 'impersonate others',
    reason: 'Requests in the name of somebody else have all of their rights.',
    risk: 'high',
    verbs: ['impersonate'],
    group: '',
    resources: ['users', 'groups', 'serviceaccounts'],
  },
  {
    title: 'impersonate others in part',
    reason:
      'Since Kubernetes 1.36, a verb of its own lets them act as others for the stated verbs.',
    risk: 'high',
    verbs: [
      'impersonate:user-info',
      'impersonate:serviceaccount',
      'impersonate:arbitrary-node',
      'impersonate:associated-node',
    ],
    group: AUTHENTICATION,
    resources: ['users', 'groups', 'serviceaccounts', 'nodes', 'uids'],
  },
  {
    title: 'reach the kubelets',
    reason: 'The kubelet runs commands in every pod of its node, and no admission policy sees it.',
    risk: 'high',
    verbs: ['get', 'create', 'update', 'patch', 'delete'],
    group: '',
    resources: ['nodes/proxy'],
  },
  {
    title: 'change nodes',
    reason: 'Labels and taints decide which pods a node takes.',
    risk: 'high',
    verbs: WRITE,
    group: '',
    resources: ['nodes', 'nodes/status'],
  },
  {
    title: 'approve or sign certificates',
    reason: 'A certificate of the cluster is an identity, with any name and any group.',
    risk: 'high',
    verbs: ['update', 'patch', 'approve', 'sign'],
    group: 'certificates.k8s.io',
    resources: [
      'certificatesigningrequests/approval',
      'certificatesigningrequests/status',
      'signers',
    ],
  },
  {
    title: 'write quotas',
    reason: 'A quota bounds a tenant only while the tenant cannot change it.',
    risk: 'high',
    verbs: WRITE,
    group: '',
    resources: ['resourcequotas'],
  },
  {
    title: 'write limits',
    reason: 'A LimitRange bounds a tenant only while the tenant cannot change it.',
    risk: 'high',
    verbs: WRITE,
    group: '',
    resources: ['limitranges'],
  },
  ...(
    [
      ['network policies', 'networking.k8s.io', ['networkpolicies']],
      ['network policies of the cluster', 'policy.networking.k8s.io', ['clusternetworkpolicies']],
      [
        'network policies of Cilium',
        'cilium.io',
        ['ciliumnetworkpolicies', 'ciliumclusterwidenetworkpolicies'],
      ],
      [
        'network policies of Calico',
        'projectcalico.org',
        ['networkpolicies', 'globalnetworkpolicies'],
      ],
      [
        'network policies in the store of Calico',
        'crd.projectcalico.org',
        ['networkpolicies', 'globalnetworkpolicies'],
      ],
      [
        'network policies of Antrea',
        'crd.antrea.io',
        ['networkpolicies', 'clusternetworkpolicies'],
      ],
    ] as const
  ).map(([what, group, resources]): Danger => ({
    title: `write ${what}`,
    reason: NETWORK_REASON,
    risk: 'high',
    verbs: WRITE,
    group,
    resources,
  })),
  {
    title: 'write endpoints',
    reason:
      'Proxies that trust a namespace follow its endpoints to pods of others (CVE-2021-25740).',
    risk: 'high',
    verbs: CHANGE,
    group: '',
    resources: ['endpoints'],
  },
  {
    title: 'write endpoint slices',
    reason:
      'Proxies that trust a namespace follow its endpoints to pods of others (CVE-2021-25740).',
    risk: 'high',
    verbs: CHANGE,
    group: 'discovery.k8s.io',
    resources: ['endpointslices'],
  },
  {
    title: 'create namespaces',
    reason: 'A new namespace has no quota, no network policy and no guard rail yet.',
    risk: 'high',
    verbs: ['create'],
    group: '',
    resources: ['namespaces'],
  },
  {
    title: 'change the labels of namespaces',
    reason:
      'Pod Security, admission policies and network policies choose namespaces by their labels.',
    risk: 'high',
    verbs: ['update', 'patch'],
    group: '',
    resources: ['namespaces', 'namespaces/finalize'],
  },
  {
    title: 'delete namespaces',
    reason: 'Everything in a namespace goes with it, data and guards alike.',
    risk: 'high',
    verbs: ['delete'],
    group: '',
    resources: ['namespaces'],
  },
  {
    title: 'write persistent volumes',
    reason: 'A volume can be a folder of the node, or the disk of somebody else.',
    risk: 'high',
    verbs: CHANGE,
    group: '',
    resources: ['persistentvolumes'],
  },
  {
    title: 'write admission rules',
    reason:
      'Webhooks and admission policies see and change every request; without them, no guard is left.',
    risk: 'high',
    verbs: WRITE,
    group: ADMISSION,
    resources: [
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
      'mutatingwebhookconfigurations',
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
      'validatingwebhookconfigurations',
    ],
  },
  {
    title: 'change which kinds there are',
    reason:
      'Without its definition, all objects of a kind are gone; its conversion webhook sees them all.',
    risk: 'high',
    verbs: WRITE,
    group: 'apiextensions.k8s.io',
    resources: ['customresourcedefinitions'],
  },
  {
    title: 'redirect parts of the API',
    reason: 'An APIService sends requests, with what is in them, to a server of their choice.',
    risk: 'high',
    verbs: WRITE,
    group: 'apiregistration.k8s.io',
    resources: ['apiservices'],
  },
  {
    title: 'write priorities',
    reason: 'Pods of a high priority evict those of others.',
    risk: 'high',
    verbs: WRITE,
    group: 'scheduling.k8s.io',
    resources: ['priorityclasses'],
  },
  {
    title: 'write queues',
    reason: 'A queue decides whose budget pays, and how much of it.',
    risk: 'high',
    verbs: WRITE,
    group: 'kueue.x-k8s.io',
    resources: ['clusterqueues', 'cohorts', 'localqueues', 'resourceflavors'],
  },
  {
    title: 'deploy with the rights of Argo CD',
    reason:
      'An Application is applied by Argo CD, within its project, and not with the rights of its author.',
    risk: 'high',
    verbs: WRITE,
    group: 'argoproj.io',
    resources: ['applications', 'applicationsets', 'appprojects'],
  },
  {
    title: 'deploy with the rights of Flux',
    reason: 'Flux applies a Kustomization that names no service account with its own rights.',
    risk: 'high',
    verbs: CHANGE,
    group: 'kustomize.toolkit.fluxcd.io',
    resources: ['kustomizations'],
  },
  {
    title: 'install charts with the rights of Flux',
    reason: 'Flux installs a HelmRelease that names no service account with its own rights.',
    risk: 'high',
    verbs: CHANGE,
    group: 'helm.toolkit.fluxcd.io',
    resources: ['helmreleases'],
  },
];
