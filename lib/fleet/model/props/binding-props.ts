import type { SubjectValue } from './address-types';
import type { PlainName, RoleName } from './name-types';
import type { RuleProps } from './rule-props';

/**
 * One more role for people, groups and accounts of a namespace: a ClusterRole of the platform's own, which a RoleBinding
 * grants in that namespace alone.
 *
 * @title Binding
 * @example {clusterRole: "dashboard-editor", to: ["users"]}
 */
export interface BindingProps {
  /**
   * The ClusterRole. If `platform.roles` states it, it is written and judged; otherwise it must exist in the cluster, and
   * a warning says that nobody has judged it. Neither roles of Kubernetes, such as `admin`, nor those of this
   * package, such as `tenant-admin`, can be bound so.
   *
   * @example "dashboard-editor"
   */
  readonly clusterRole: RoleName;
  /**
   * The people of the namespace who get it, by the list that they are in.
   *
   * @default - none of them
   * @example ["admins", "users"]
   */
  readonly to?: readonly PeopleList[];
  /**
   * Others who get it. A plain text is a user.
   *
   * @default - nobody else
   * @example [{group: "dashboards"}]
   */
  readonly subjects?: readonly SubjectValue[];
  /**
   * Accounts of the namespace that get it: names of `serviceAccounts`. Everybody who may start a pod there can run it with
   * such an account.
   *
   * @default - none
   * @example ["hub"]
   */
  readonly accounts?: readonly PlainName[];
}

/**
 * A ClusterRole that `bindings` may name. It is written with the roles of all tenants, in `dist/platform`.
 *
 * @title Role
 * @example {rules: [{apiGroups: ["grafana.example.com"], resources: ["dashboards"], verbs: ["get", "list", "watch"]}]}
 */
export interface RoleProps {
  /**
   * What it may do in the namespaces where it is bound: at most what `tenant-user` may, what accounts may beyond that,
   * and to read kinds of custom resources that no other role lists.
   *
   * @minItems 1
   * @example [{apiGroups: ["grafana.example.com"], resources: ["dashboards"], verbs: ["get"]}]
   */
  readonly rules: readonly RuleProps[];
}

/**
 * A list of people of a namespace.
 *
 * - `admins`: those who administer it
 * - `users`: those who work in it
 * - `viewers`: those who look into it
 * - `deployers`: those who deploy there
 *
 * @title List of people
 */
export type PeopleList = 'admins' | 'users' | 'viewers' | 'deployers';
