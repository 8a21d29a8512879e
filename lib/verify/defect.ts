import type { FindingPath } from '../findings/finding';
import type { ObjectPlace } from './objects/manifest-objects';

/** An object, as far as evidence needs it. */
export interface ObjectMention {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly place: ObjectPlace;
}

/** A place where a rule is broken. */
export interface Defect {
  readonly object: ObjectMention;
  /** The keys that lead to what is wrong in the object. Empty: the object as a whole. */
  readonly path: FindingPath;
  /** What is wrong here, and what comes of it. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

export function defect(
  object: ObjectMention,
  path: FindingPath,
  message: string,
  fix: string,
): Defect {
  return { object: mentionOf(object), path, message, fix };
}

/** Evidence outlives the object, whose data may be large. */
export function mentionOf({ kind, name, namespace, place }: ObjectMention): ObjectMention {
  return { kind, name, ...(namespace === undefined ? {} : { namespace }), place };
}
