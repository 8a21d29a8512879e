import type { NamespacedKind } from './namespaced-kind';

/** A kind that people write only where a setting says so: a role of its own is about it, and not those of the tenant. */
type SettingKind = Pick<NamespacedKind, 'group' | 'resource'>;

const inGroup = (group: string, ...resources: readonly string[]): SettingKind[] =>
  resources.map((resource) => ({ group, resource }));

/** Where a pool names a `deviceClass`. */
export const CLAIM_KINDS: readonly SettingKind[] = inGroup(
  'resource.k8s.io',
  'resourceclaims',
  'resourceclaimtemplates',
);

/** With `access: selfService`. */
export const ACCESS_KINDS: readonly SettingKind[] = inGroup(
  'rbac.authorization.k8s.io',
  'rolebindings',
  'roles',
);

/** With `network: {tenantPolicies: true}`. */
export const POLICY_KINDS: readonly SettingKind[] = inGroup('networking.k8s.io', 'networkpolicies');

export const KINDS_OF_SETTINGS: readonly SettingKind[] = [
  ...CLAIM_KINDS,
  ...ACCESS_KINDS,
  ...POLICY_KINDS,
];

/** What people read with `deploy` and Flux, and write with `selfService`: each namespace has a Role of its own about it. */
export const FLUX_KINDS: readonly SettingKind[] = [
  ...inGroup('kustomize.toolkit.fluxcd.io', 'kustomizations'),
  ...inGroup('source.toolkit.fluxcd.io', 'gitrepositories', 'ocirepositories'),
];
