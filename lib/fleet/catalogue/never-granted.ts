/** A permission that no role of a tenant contains. */
export interface NeverGranted {
  /** The verbs; an empty list means all of them. */
  readonly verbs: readonly string[];
  /** `''` for the core group, `*` for any. */
  readonly group: string;
  /** `*` for any. */
  readonly resources: readonly string[];
  readonly reason: string;
  /**
   * What a setting grants after all.
   *
   * @default - nothing does
   */
  readonly unless?: string;
}

/** What no role of a tenant, of a workload or of the catalogue contains. A test looks for each of them in all roles. */
export const NEVER_GRANTED: readonly NeverGranted[] = [
  {
    verbs: ['*'],
    group: '*',
    resources: ['*'],
    reason: 'a wildcard covers what nobody thought of, and every kind that is installed later',
  },
  {
    verbs: ['bind', 'escalate', 'impersonate'],
    group: '*',
    resources: ['*'],
    reason: 'people who may do this have the rights of others',
    unless: 'with `access: selfService`, admins may `bind` to the three roles by name',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: '',
    resources: ['namespaces', 'namespaces/status', 'namespaces/finalize'],
    reason: 'the guards depend on its labels',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: '',
    resources: ['resourcequotas', 'limitranges', 'endpoints', 'events'],
    reason: 'they are guards, or controllers derive them',
    unless: 'an account of a workload may `create` and `patch` `events`, if a rule of it says so',
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
    reason: 'they lead around the network policies, or belong to all tenants',
    unless: '`clusterReads` lets people read `nodes` and `persistentvolumes`',
  },
  {
    verbs: ['create', 'patch', 'update'],
    group: '',
    resources: ['services/status', 'pods/status', 'pods/binding', 'bindings'],
    reason: "people who write an address or a node take other people's traffic or place",
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'rbac.authorization.k8s.io',
    resources: ['*'],
    reason: 'people who write roles and bindings choose their own rights',
    unless:
      'with `access: selfService`, admins write `roles` and `rolebindings`, which an admission policy judges',
  },
  {
    verbs: ['create', 'delete', 'deletecollection', 'patch', 'update'],
    group: 'networking.k8s.io',
    resources: ['networkpolicies'],
    reason: 'policies add up, so that each of them opens something',
    unless: 'with `network: {tenantPolicies: true}`, admins write their own',
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
    reason: 'people who write admission rules can switch the guards off',
  },
  {
    verbs: [],
    group: 'certificates.k8s.io',
    resources: ['*'],
    reason: 'a certificate is an identity that cannot be revoked',
  },
];
