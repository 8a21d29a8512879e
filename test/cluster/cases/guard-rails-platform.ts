import type { Attack } from '../battery/attack';
import { dry } from '../battery/calls';
import type { Work } from '../battery/work';
import { ACCOUNT_ANNOTATION_ATTACKS, ACCOUNT_ANNOTATION_WORK } from './account-annotations';
import { MANAGED_NAMESPACE_ATTACKS, MANAGED_NAMESPACE_WORK } from './managed-namespaces';
import { MANAGED_OBJECT_ATTACKS, MANAGED_OBJECT_WORK } from './managed-objects';
import { ROLE_BINDING_ATTACKS, ROLE_BINDING_WORK } from './role-bindings';

/**
 * The rails that protect what we write, and say who may do what. Admission judges a dry run as it judges the rest; what
 * one of these would undo, where it succeeds, guards all later cases.
 */
export const PLATFORM_RAIL_ATTACKS: readonly Attack[] = [
  ...ACCOUNT_ANNOTATION_ATTACKS,
  ...MANAGED_OBJECT_ATTACKS,
  ...MANAGED_NAMESPACE_ATTACKS,
  ...ROLE_BINDING_ATTACKS,
].map((attack) => ({ ...attack, call: dry(attack.call) }));

export const PLATFORM_RAIL_WORK: readonly Work[] = [
  ...ACCOUNT_ANNOTATION_WORK,
  ...MANAGED_OBJECT_WORK,
  ...MANAGED_NAMESPACE_WORK,
  ...ROLE_BINDING_WORK,
];
