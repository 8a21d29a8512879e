import { IDENTITY_PRESETS } from '../../fleet/catalogue/identity-presets';
import type { IdentityPreset } from '../../fleet/model/props';
import type { TenantRole } from './tenant-roles';

/** The RoleBinding of each role that people have in a namespace. */
export const PEOPLE_BINDINGS: Readonly<Record<TenantRole, string>> = {
  admin: 'admins',
  user: 'users',
  viewer: 'viewers',
};

/** The RoleBindings of what goes with a role, where it is granted. `addSubject` puts the name of a subject before them. */
export const EXTRA_BINDINGS = {
  deviceClaims: 'device-claims',
  sharedWork: 'shared-work',
  access: 'access',
  networkPolicies: 'network-policies',
} as const;

/** The RoleBinding of those who deploy. */
export const DEPLOYERS_BINDING = 'deployers';

/** What later versions may bind: people of other roles. */
const LATER = ['auditors', 'operators'];

/** The beginning of names that are ours in every namespace. */
const OWN_START = 'tenancy-';

/**
 * Presets that are called as the chart of their engine. Charts name bindings after themselves, so that `-airflow` at the
 * end of a name stays free for them.
 */
const CALLED_AS_CHARTS: ReadonlySet<IdentityPreset> = new Set<IdentityPreset>([
  'airflow',
  'dask',
  'gitlab-runner',
  'jupyterhub',
  'mlflow',
]);

/** How the RoleBinding of an account of a workload is called. */
export function accountBinding(account: string, preset: IdentityPreset): string {
  return `${CALLED_AS_CHARTS.has(preset) ? OWN_START : ''}${account}-${preset}`;
}

/** How the Role with the rules of an account is called, and its RoleBinding. */
export function accountRole(account: string): string {
  return `${OWN_START}${account}-rules`;
}

/** How the RoleBinding of an entry of `bindings` is called. */
export function extraBinding(name: string): string {
  return `${OWN_START}${name}-binding`;
}

/**
 * Names of RoleBindings that nobody but the platform gives: a binding keeps its role for ever, so that one of the same
 * name could never be delivered, and with it nothing else of that stage.
 */
export const RESERVED_BINDINGS = {
  names: [
    ...Object.values(PEOPLE_BINDINGS),
    ...Object.values(EXTRA_BINDINGS),
    DEPLOYERS_BINDING,
    ...LATER,
  ],
  /** For names that extensions give. */
  starts: ['platform-', OWN_START],
  ends: [
    ...Object.values(EXTRA_BINDINGS).map((name) => `-${name}`),
    ...(Object.keys(IDENTITY_PRESETS) as IdentityPreset[])
      .filter((preset) => !CALLED_AS_CHARTS.has(preset))
      .map((preset) => accountBinding('', preset)),
  ],
} as const;
