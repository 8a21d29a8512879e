/**
 * What the order of a list means to Kubernetes. `set`: nothing, as in the subjects of a binding. Otherwise the key by
 * which the items are told apart, and their order means nothing either.
 */
export type ListMeaning = 'set' | { readonly by: string };

const SET = 'set';
const BY_NAME: ListMeaning = { by: 'name' };

const ROLE: Readonly<Record<string, ListMeaning>> = {
  rules: SET,
  'rules[].apiGroups': SET,
  'rules[].resources': SET,
  'rules[].verbs': SET,
  'rules[].resourceNames': SET,
  'rules[].nonResourceURLs': SET,
};

const BINDING: Readonly<Record<string, ListMeaning>> = { subjects: SET };

const CILIUM: Readonly<Record<string, ListMeaning>> = Object.fromEntries(
  ['ingress', 'egress', 'ingressDeny', 'egressDeny'].flatMap((direction): [string, ListMeaning][] =>
    [
      '',
      '[].fromEndpoints',
      '[].toEndpoints',
      '[].fromEntities',
      '[].toEntities',
      '[].fromCIDR',
      '[].toCIDR',
      '[].fromCIDRSet',
      '[].toCIDRSet',
      '[].toFQDNs',
      '[].toPorts',
      '[].toPorts[].ports',
    ].map((path) => [`spec.${direction}${path}`, SET]),
  ),
);

const ADMISSION_POLICY: Readonly<Record<string, ListMeaning>> = {
  'spec.matchConditions': BY_NAME,
  'spec.matchConstraints.resourceRules': SET,
  ...Object.fromEntries(
    ['apiGroups', 'apiVersions', 'operations', 'resources', 'resourceNames'].map(
      (key): [string, ListMeaning] => [`spec.matchConstraints.resourceRules[].${key}`, SET],
    ),
  ),
};

/**
 * Lists whose order means nothing, by kind and path. Sources: the `listType` markers and the documented meaning in
 * k8s.io/api 1.36; for Cilium, rules of a policy and items of a rule add up. Of every other list, the order is compared.
 */
const LISTS: Readonly<Record<string, Readonly<Record<string, ListMeaning>>>> = {
  AppProject: {
    'spec.sourceRepos': SET,
    'spec.sourceNamespaces': SET,
    'spec.destinations': SET,
    'spec.clusterResourceWhitelist': SET,
    'spec.namespaceResourceWhitelist': SET,
    'spec.roles': BY_NAME,
  },
  CiliumNetworkPolicy: CILIUM,
  CiliumClusterwideNetworkPolicy: CILIUM,
  ClusterRole: ROLE,
  ClusterRoleBinding: BINDING,
  Kustomization: { 'spec.dependsOn': BY_NAME },
  LimitRange: { 'spec.limits': { by: 'type' } },
  NetworkPolicy: {
    'spec.policyTypes': SET,
    'spec.ingress': SET,
    'spec.ingress[].from': SET,
    'spec.ingress[].ports': SET,
    'spec.ingress[].from[].ipBlock.except': SET,
    'spec.egress': SET,
    'spec.egress[].to': SET,
    'spec.egress[].ports': SET,
    'spec.egress[].to[].ipBlock.except': SET,
  },
  ResourceQuota: { 'spec.scopes': SET },
  // Flux orders the stages by what they depend on.
  ResourceSet: {
    'spec.dependsOn': BY_NAME,
    'spec.inputs': { by: 'tenant' },
    'spec.inputs[].stages': BY_NAME,
    'spec.inputs[].stages[].dependsOn': BY_NAME,
  },
  Role: ROLE,
  RoleBinding: BINDING,
  ServiceAccount: { imagePullSecrets: BY_NAME, secrets: BY_NAME },
  ValidatingAdmissionPolicy: ADMISSION_POLICY,
  ValidatingAdmissionPolicyBinding: { 'spec.validationActions': SET },
};

/** The requirements of selectors are all to be met, and their values are alternatives, in every kind. */
const OF_SELECTORS = /(?:^|\.)matchExpressions(?:\[\]\.values)?$/;

/**
 * What the order of a list means; nothing where it may matter.
 *
 * @param path - keys joined by dots, with `[]` for the items of a list
 */
export function listMeaning(kind: string, path: string): ListMeaning | undefined {
  return LISTS[kind]?.[path] ?? (OF_SELECTORS.test(path) ? SET : undefined);
}

/** Maps of amounts: `1000m` and `1` are the same one. */
const AMOUNTS: Readonly<Record<string, RegExp>> = {
  ResourceQuota: /^spec\.hard$/,
  LimitRange: /^spec\.limits\[\]\.(?:default|defaultRequest|max|min)$/,
};

/** Whether the values of a map are amounts. */
export function holdsAmounts(kind: string, path: string): boolean {
  return AMOUNTS[kind]?.test(path) === true;
}
