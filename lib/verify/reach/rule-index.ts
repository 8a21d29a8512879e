import { namesIn } from './policy-index';
import type { Direction, PolicyRule, ReachPolicy } from './reach-policy';
import type { Atom } from './traffic-atom';

/** A rule, and the policy that has it. */
export interface RuleOfPolicy {
  readonly policy: ReachPolicy;
  readonly rule: PolicyRule;
  /** Its turn among all rules of the policies. */
  readonly turn: number;
}

/** Rules by the namespaces that their peers are in. */
interface RuleIndex {
  /** Rules that may be about any peer. */
  readonly general: readonly RuleOfPolicy[];
  /** Rules about pods of namespaces with these names alone: a service for a thousand tenants has one for each. */
  readonly named: ReadonlyMap<string, readonly RuleOfPolicy[]>;
}

const indexes = new WeakMap<readonly ReachPolicy[], Map<Direction, RuleIndex>>();

/** The rules of policies that may be about a peer, in their order. */
export function rulesAbout(
  policies: readonly ReachPolicy[],
  direction: Direction,
  peer: Atom,
): readonly RuleOfPolicy[] {
  const known = indexes.get(policies) ?? new Map<Direction, RuleIndex>();
  indexes.set(policies, known);
  const { general, named } = known.get(direction) ?? indexOf(policies, direction);
  known.set(direction, { general, named });
  const own = peer.kind === 'pods' ? named.get(peer.namespace) : undefined;
  return own === undefined ? general : [...general, ...own].sort((a, b) => a.turn - b.turn);
}

function indexOf(policies: readonly ReachPolicy[], direction: Direction): RuleIndex {
  const general: RuleOfPolicy[] = [];
  const named = new Map<string, RuleOfPolicy[]>();
  const all = policies
    .flatMap((policy) => policy[direction].rules.map((rule) => ({ policy, rule })))
    .map((one, turn) => ({ ...one, turn }));
  for (const one of all) {
    const names = namesOf(one.rule);
    if (names === undefined) general.push(one);
    for (const name of names ?? []) {
      const list = named.get(name);
      if (list === undefined) named.set(name, [one]);
      else list.push(one);
    }
  }
  return { general, named };
}

/** The names of the namespaces that a rule is about; `undefined` if it may be about others. */
function namesOf({ peers }: PolicyRule): ReadonlySet<string> | undefined {
  if (peers === undefined) return undefined;
  const found = new Set<string>();
  for (const peer of peers) {
    const names = peer.kind === 'pods' ? namesIn(peer.namespaces) : undefined;
    if (names === undefined) return undefined;
    for (const name of names) found.add(name);
  }
  return found;
}
