import { CHANGE, type Danger, WRITE } from './danger';

const NETWORK_REASON =
  'Network policies add up, so each new one can open the namespace; without any, it is open.';

const ADMISSION = 'admissionregistration.k8s.io';

/** Rights over what guards a namespace, and over what acts with rights of its own. */
export const GUARD_DANGERS: readonly Danger[] = [
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
