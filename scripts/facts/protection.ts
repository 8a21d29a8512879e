/** An object of the output, and what it is for. */
export interface Protection {
  readonly kind: string;
  /** A part in angle brackets is a name from tenants.yaml. */
  readonly name: string;
  /** A guard stays when its entry vanishes from Git, a grant goes. Objects that exist once in a cluster are the platform's. */
  readonly role: 'guard' | 'grant' | 'platform';
  /** What the object does. */
  readonly says: string;
  /** What goes wrong without it. */
  readonly without: string;
  /** The ways out of a namespace that it closes. Empty if the object opens something on purpose. */
  readonly closes: readonly string[];
}
