import type { FieldChange } from './objects/field-changes';
import type { ObjectPair } from './objects/object-pair';
import { type Place, placeText } from './place';
import { RISK_RULES, type RiskLevel, type RuleId, type Topic } from './risk-rules';

/** What a sentence accounts for: an object, and those of its fields that it explains. */
export interface Claim {
  readonly pair: ObjectPair;
  readonly fields: readonly FieldChange[];
}

/** A change in words. */
export interface Change {
  readonly rule: RuleId;
  readonly risk: RiskLevel;
  readonly topic: Topic;
  readonly place: Place;
  /** What changes, without the place: places where the same changes are told of together. */
  readonly says: string;
  readonly claims: readonly Claim[];
}

/** Says what changes, and for which fields that accounts. */
export function say(
  rule: RuleId,
  place: Place,
  says: string,
  claims: readonly Claim[] = [],
): Change {
  const { risk, topic } = RISK_RULES[rule];
  return { rule, risk, topic, place, says, claims };
}

/** All of an object. */
export function whole(pair: ObjectPair): Claim {
  return { pair, fields: pair.fields };
}

/** Some fields of an object. */
export function part(pair: ObjectPair, fields: readonly FieldChange[]): Claim {
  return { pair, fields };
}

/** The change as one sentence. */
export function sentence({ place, says }: Pick<Change, 'place' | 'says'>): string {
  return `${placeText(place)}: ${says}`;
}
