import {
  NO_PORTS,
  type PortSet,
  commonPorts,
  formatPorts,
  isEmpty,
  joinPorts,
  sharesProtocol,
  withoutPorts,
} from './port-set';
import type { Direction, PolicyReference, PolicyRule, ReachPolicy, Stage } from './reach-policy';
import { rulesAbout } from './rule-index';
import { type Atom, type PodAtom, matchPeers, portsOf } from './traffic-atom';

/** A policy that decides in one direction, and how. */
export interface Deciding {
  readonly direction: Direction;
  /** `isolates`: it selects the pods, so that nothing passes but what is allowed. */
  readonly effect: 'allows' | 'denies' | 'passes' | 'isolates';
  readonly policy: PolicyReference;
  /** Where the rule is, such as `spec.egress[0]`. Absent: the policy as a whole. */
  readonly rule?: string;
  /** What the rule asks beyond peers and ports. */
  readonly limits: readonly string[];
}

/** What gets through in one direction. */
export interface SideOutcome {
  readonly open: PortSet;
  readonly by: readonly Deciding[];
  /** What no file tells, and the answer depends on. */
  readonly unknown: readonly string[];
}

/** A question about one direction. */
export interface SideQuestion {
  readonly direction: Direction;
  /** The policies that select the pods, those of each stage in order. */
  readonly policies: Readonly<Record<Stage, readonly ReachPolicy[]>>;
  /** The end that the policies are about. */
  readonly subject: PodAtom;
  readonly peer: Atom;
  /** The ports that are asked about. */
  readonly wanted: PortSet;
}

interface Notes {
  readonly by: Deciding[];
  /** What may open more, and what may close some of what is open. */
  readonly mayOpen: string[];
  readonly mayClose: string[];
}

/**
 * What gets through in one direction: the stage `admin` first, whose rules are tried in order; what they leave goes to the
 * policies of namespaces, which are a union; and what isolates nothing there goes to the stage `baseline`.
 */
export function sideOutcome(question: SideQuestion): SideOutcome {
  const { wanted, policies, direction } = question;
  const notes: Notes = { by: [], mayOpen: [], mayClose: [] };
  const admin = inOrder(question, policies.admin, wanted, notes);
  const left = joinPorts(admin.passed, admin.rest);
  const isIsolated = policies.namespace.some((policy) => policy[direction].isolates);
  const open = unionOf(question, left, isIsolated, notes);
  if (isIsolated || isEmpty(open)) return outcome(question, joinPorts(admin.open, open), notes);
  const baseline = inOrder(question, policies.baseline, open, notes);
  const rest = joinPorts(baseline.passed, baseline.rest);
  return outcome(question, [admin.open, baseline.open, rest].reduce(joinPorts), notes);
}

function outcome({ wanted }: SideQuestion, open: PortSet, notes: Notes): SideOutcome {
  const isWhole = isEmpty(withoutPorts(wanted, open));
  return {
    open,
    by: notes.by,
    unknown: [
      ...new Set([...(isWhole ? [] : notes.mayOpen), ...(isEmpty(open) ? [] : notes.mayClose)]),
    ],
  };
}

interface OrderedOutcome {
  readonly open: PortSet;
  readonly passed: PortSet;
  /** What no rule is about. */
  readonly rest: PortSet;
}

/** The first rule that matches decides. */
function inOrder(
  question: SideQuestion,
  policies: readonly ReachPolicy[],
  asked: PortSet,
  notes: Notes,
): OrderedOutcome {
  const found = { allow: NO_PORTS, deny: NO_PORTS, pass: NO_PORTS };
  let rest = asked;
  for (const { policy, rule } of rulesAbout(policies, question.direction, question.peer)) {
    if (isEmpty(rest)) break;
    const hit = hitOf(question, policy, rule, rest, notes);
    found[rule.action] = joinPorts(found[rule.action], hit);
    rest = withoutPorts(rest, hit);
  }
  return { open: found.allow, passed: found.pass, rest };
}

/** What some rule allows and none denies; without isolation, all that none denies. */
function unionOf(
  question: SideQuestion,
  asked: PortSet,
  isIsolated: boolean,
  notes: Notes,
): PortSet {
  const { policies, direction } = question;
  if (isEmpty(asked)) return asked;
  const hits = { allow: NO_PORTS, deny: NO_PORTS, pass: NO_PORTS };
  for (const { policy, rule } of rulesAbout(policies.namespace, direction, question.peer)) {
    const hit = hitOf(question, policy, rule, asked, notes);
    hits[rule.action] = joinPorts(hits[rule.action], hit);
  }
  const allowed = isIsolated ? hits.allow : asked;
  if (!isEmpty(withoutPorts(asked, joinPorts(allowed, hits.deny)))) {
    notes.by.push(...isolating(policies.namespace, direction));
  }
  return withoutPorts(allowed, hits.deny);
}

/** The ports that a rule decides on, of those that are asked about. */
function hitOf(
  { direction, subject, peer }: SideQuestion,
  policy: ReachPolicy,
  rule: PolicyRule,
  asked: PortSet,
  notes: Notes,
): PortSet {
  const match = matchPeers(rule, peer);
  if (match === 'no') return NO_PORTS;
  const ports = portsOf(rule, direction === 'ingress' ? subject : peer);
  const hit = commonPorts(ports, asked);
  const where = `${policy.kind} ${policy.name}, ${rule.place}`;
  const unsure = rule.action === 'deny' ? notes.mayClose : notes.mayOpen;
  if (match !== 'yes') {
    if (!isEmpty(hit)) unsure.push(`${where}: no file tells ${match.unknown}`);
    return NO_PORTS;
  }
  if (ports.names.length > hit.names.length && sharesProtocol(ports.names, asked)) {
    const names = formatPorts({ ...NO_PORTS, names: ports.names }).join(', ');
    unsure.push(`${where}: no file tells which port the pods call ${names}`);
  }
  if (!isEmpty(hit)) notes.by.push(decidingOf(policy, rule, direction));
  return hit;
}

const EFFECTS = { allow: 'allows', deny: 'denies', pass: 'passes' } as const;

function decidingOf(policy: ReachPolicy, rule: PolicyRule, direction: Direction): Deciding {
  return {
    direction,
    effect: EFFECTS[rule.action],
    policy,
    rule: rule.place,
    limits: rule.action === 'allow' ? rule.limits : [],
  };
}

/** The policies that isolate: those without rules if there are some, because that is all that they are for. */
function isolating(policies: readonly ReachPolicy[], direction: Direction): Deciding[] {
  const all = policies.filter((policy) => policy[direction].isolates);
  const pure = all.filter((policy) => policy[direction].rules.length === 0);
  return (pure.length > 0 ? pure : all).map((policy) => ({
    direction,
    effect: 'isolates',
    policy,
    limits: [],
  }));
}
