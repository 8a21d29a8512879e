/** What an owner has until a day, or who may do something there until then. */
export interface TimedTerm {
  readonly kind: 'grant' | 'person';
  /** The name of the grant, or of the person. */
  readonly name: string;
  /** What it gives: `8 h100 devices, 20 cpu`, or `admin in prod`. */
  readonly gives: string;
  /** The last day on which it counts, such as `2026-12-24`. */
  readonly until: string;
  /** The reason. Null: the file gives none. */
  readonly why: string | null;
}
