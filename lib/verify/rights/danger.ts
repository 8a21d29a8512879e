/** A right that leads further than it looks. */
export interface Danger {
  /** What it allows, after "may": `read secrets`. No two dangers share a title. */
  readonly title: string;
  /** Why it matters, as a sentence. */
  readonly reason: string;
  /**
   * `high`: it leads to the rights or the data of others, or past the guards. `medium`: it is part of ordinary work, and
   * decides what somebody can do inside of the namespaces that they have it in.
   */
  readonly risk: 'high' | 'medium';
  /** Any of these verbs is enough. */
  readonly verbs: readonly string[];
  /** The API group; `''` for the core group. */
  readonly group: string;
  /** Any of these is enough, with a subresource as rules state it. */
  readonly resources: readonly string[];
}

/** The verbs that change something. */
export const WRITE: readonly string[] = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** Those that decide what something holds. */
export const CHANGE: readonly string[] = ['create', 'update', 'patch'];

/** Those that open a connection. A `get` is enough for one over a WebSocket. */
export const CONNECT: readonly string[] = ['create', 'get'];
