/** A role that every cluster has. A text of `rules` is `VERBS|GROUPS|RESOURCES|NAMES|URLS`, each a list with commas. */
export interface BuiltInRole {
  readonly name: string;
  /** That of a Role. */
  readonly namespace?: string;
  /** The labels that other roles select it by. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The label that it selects other roles by, if its rules are aggregated. */
  readonly aggregates?: string;
  readonly rules?: readonly string[];
}

/** A binding that every cluster has: `ClusterRole/NAME`, and `Group/NAME`, `User/NAME` or `ServiceAccount/NAMESPACE/NAME`. */
export interface BuiltInBinding {
  readonly name: string;
  /** That of a RoleBinding. */
  readonly namespace?: string;
  readonly role: string;
  readonly subjects: readonly string[];
}
