import type { ApiGroup } from './name-types';

/**
 * What an account may do with some kinds of objects in its namespace. It may never do more than `tenant-user` may,
 * except write leases and events, by which replicas elect a leader and say what they do.
 *
 * @title Rule of an account
 * @example {apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get"]}
 */
export interface RuleProps {
  /**
   * API groups, without a version: `""` for the core group.
   *
   * @minItems 1
   * @example ["", "apps"]
   */
  readonly apiGroups: readonly ApiGroup[];
  /**
   * Plurals of kinds, as `kubectl api-resources` shows them, and subresources such as `pods/log`.
   *
   * @minItems 1
   * @example ["pods", "pods/log"]
   */
  readonly resources: readonly string[];
  /**
   * `create`, `delete`, `get`, `list`, `patch`, `update` and `watch`, as far as users have them.
   *
   * @minItems 1
   * @example ["get", "list", "watch"]
   */
  readonly verbs: readonly string[];
  /**
   * The only objects that the rule is about, by name. Requests that name no object, such as `create` and `list`, cannot
   * be limited so.
   *
   * @minItems 1
   * @default - every object of these kinds
   * @example ["training-config"]
   */
  readonly resourceNames?: readonly string[];
}
