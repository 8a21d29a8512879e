/**
 * A field of a workload by which its operator, with its own rights, would do for a tenant what the tenant may not do:
 * read another namespace, run a program with the operator's token, make a role, call an address, or use the budget of
 * somebody else.
 */
export interface EngineField {
  /** The kinds, as `plural.group`, or a part that is written by itself, as `plural/scale.group`. */
  readonly kinds: readonly string[];
  /** The field, as people write it. */
  readonly field: string;
  /** What a person must write there instead: the rest of a sentence that starts with the field. */
  readonly must: string;
  /** What happens otherwise: the rest of a sentence that starts with "Otherwise". */
  readonly otherwise: string;
  /** CEL that holds where the request is fine. It reads `variables.spec`, the views of its engine, and parameters. */
  readonly allowed: string;
  /** Where the engine's source says so: module and version, file and line. */
  readonly source: string;
}

/** The part of an object that several fields of one engine are about: CEL by the name of a variable. */
export type EngineViews = Readonly<Record<string, string>>;

/** CEL for whether an optional text is empty or in a list of texts. */
export function emptyOrIn(text: string, list: string): string {
  return `${text}.orValue('') in [''] + ${list}`;
}

/** What a queue and a priority class must be, and what happens otherwise. */
export const QUEUES_AND_PRIORITIES = {
  must: 'must name only a queue that `scheduling.queues` grants and a class that `priorities` grants',
  otherwise: 'the work uses the budget of another tenant, or evicts its pods',
} as const;
