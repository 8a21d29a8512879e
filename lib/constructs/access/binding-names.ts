import { IDENTITY_PRESETS } from '../../fleet/catalogue/identity-presets';
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

/** What later versions may bind: people of other roles, and accounts of other engines. */
const LATER = {
  names: ['auditors', 'deployers', 'operators'],
  ends: ['-pod-launcher', '-pod-reader'],
};

/** How the RoleBinding of an account of a workload is called. */
export function accountBinding(account: string, preset: string): string {
  return `${account}-${preset}`;
}

/**
 * Names of RoleBindings that nobody but the platform gives: a binding keeps its role for ever, so that one of the same
 * name could never be delivered, and with it nothing else of that stage.
 */
export const RESERVED_BINDINGS = {
  names: [...Object.values(PEOPLE_BINDINGS), ...Object.values(EXTRA_BINDINGS), ...LATER.names],
  /** For names that extensions give. */
  starts: ['platform-', 'tenancy-'],
  ends: [
    ...Object.values(EXTRA_BINDINGS).map((name) => `-${name}`),
    ...Object.keys(IDENTITY_PRESETS).map((preset) => accountBinding('', preset)),
    ...LATER.ends,
  ],
} as const;
