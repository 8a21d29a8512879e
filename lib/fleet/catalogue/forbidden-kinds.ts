/** Kinds that no `kinds:` entry may grant, with the reason. */
export const FORBIDDEN_KINDS: readonly {
  readonly group: string;
  readonly resource?: string;
  readonly reason: string;
}[] = [
  {
    group: 'rbac.authorization.k8s.io',
    reason: 'people who write roles and bindings choose their own rights',
  },
  {
    group: 'admissionregistration.k8s.io',
    reason: 'people who write admission rules can switch the guards off',
  },
  { group: 'apiextensions.k8s.io', reason: 'it is cluster-wide' },
  { group: 'apiregistration.k8s.io', reason: 'it is cluster-wide' },
  { group: 'certificates.k8s.io', reason: 'a certificate is an identity' },
  { group: 'authentication.k8s.io', reason: 'a token is an identity' },
  { group: 'policy.networking.k8s.io', reason: 'it is cluster-wide' },
  { group: 'storage.k8s.io', reason: 'it is cluster-wide' },
  { group: 'scheduling.k8s.io', resource: 'priorityclasses', reason: 'it is cluster-wide' },
  {
    group: 'networking.k8s.io',
    resource: 'networkpolicies',
    reason: 'policies add up, so that each of them opens something',
  },
  ...[
    'cilium.io',
    'crd.antrea.io',
    'crd.projectcalico.org',
    'k8s.ovn.org',
    'projectcalico.org',
  ].map((group) => ({ group, reason: 'policies add up, so that each of them opens something' })),
  {
    group: 'discovery.k8s.io',
    reason: 'endpoints lead trusted proxies to pods of others (CVE-2021-25740)',
  },
  { group: 'resource.k8s.io', reason: 'claims are granted with a pool that names a deviceClass' },
  { group: 'kueue.x-k8s.io', reason: 'a queue may point at any budget' },
  { group: '', resource: 'namespaces', reason: 'the guards depend on its labels' },
  { group: '', resource: 'nodes', reason: 'it is cluster-wide' },
  { group: '', resource: 'persistentvolumes', reason: 'it is cluster-wide' },
  { group: '', resource: 'resourcequotas', reason: 'it guards the tenant' },
  { group: '', resource: 'limitranges', reason: 'it guards the tenant' },
  {
    group: '',
    resource: 'endpoints',
    reason: 'endpoints lead trusted proxies to pods of others (CVE-2021-25740)',
  },
  { group: '', resource: 'events', reason: 'controllers write them' },
  { group: 'events.k8s.io', reason: 'controllers write them' },
  { group: 'apps', resource: 'daemonsets', reason: 'it runs on every node' },
  {
    group: 'apps',
    resource: 'replicasets',
    reason: 'controllers make them, and a cap would stop rollouts',
  },
  {
    group: 'apps',
    resource: 'controllerrevisions',
    reason: 'controllers make them, and a cap would stop rollouts',
  },
  { group: 'argoproj.io', resource: 'applications', reason: 'Argo CD deploys with its own rights' },
  {
    group: 'argoproj.io',
    resource: 'applicationsets',
    reason: 'Argo CD deploys with its own rights',
  },
  { group: 'argoproj.io', resource: 'appprojects', reason: 'Argo CD deploys with its own rights' },
];

/** Why no entry may grant a kind. */
export function forbiddenKind(group: string, plural: string): string | undefined {
  return FORBIDDEN_KINDS.find(
    (kind) => kind.group === group && (kind.resource ?? plural) === plural,
  )?.reason;
}
