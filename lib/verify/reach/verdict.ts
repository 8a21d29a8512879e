import { NO_PORTS, type PortSet, commonPorts, isEmpty, joinPorts, withoutPorts } from './port-set';
import type { Deciding, SideOutcome } from './side-outcome';
import type { Atom } from './traffic-atom';

/** Whether traffic gets through, and why. */
export interface Verdict {
  /** Whether something of what was asked about gets through. */
  readonly isOpen: boolean;
  /** How much of it: all pods and addresses, some, or none. */
  readonly extent: 'all' | 'some' | 'none';
  /** The ports that are open, to some at least. */
  readonly ports: PortSet;
  /** The policies that decide: those that open it if it is open, and those that close it otherwise. */
  readonly by: readonly Deciding[];
  /** What is open between each part of one end and each of the other. */
  readonly parts: readonly PartOpen[];
  /** What no file tells, and the answer depends on. */
  readonly unknown: readonly string[];
}

/** What is open between pods or addresses that every rule treats alike. */
export interface PartOpen {
  readonly source: Atom;
  readonly target: Atom;
  readonly ports: PortSet;
}

/** What both ends say about one part of the traffic. */
export interface PartVerdict {
  readonly source: Atom;
  readonly target: Atom;
  readonly leaves: SideOutcome;
  readonly arrives: SideOutcome;
}

/** The verdicts about parts as one. */
export function verdictOf(parts: readonly PartVerdict[], wanted: PortSet): Verdict {
  const opened = parts.map((part) => ({ part, ports: openPorts(part) }));
  const open = opened.filter(({ ports }) => !isEmpty(ports));
  const isOpen = open.length > 0;
  const telling = (isOpen ? open : opened).map(({ part }) => part);
  return {
    isOpen,
    extent: !isOpen ? 'none' : open.length === opened.length ? 'all' : 'some',
    ports: open.map(({ ports }) => ports).reduce(joinPorts, NO_PORTS),
    by: inOrder(telling.flatMap((part) => decidingFor(part, isOpen, wanted))),
    parts: opened.map(({ part: { source, target }, ports }) => ({ source, target, ports })),
    unknown: [
      ...new Set(parts.flatMap(({ leaves, arrives }) => [...leaves.unknown, ...arrives.unknown])),
    ],
  };
}

function openPorts({ leaves, arrives }: PartVerdict): PortSet {
  return commonPorts(leaves.open, arrives.open);
}

/** Of traffic that is closed, only the ends that close it matter; of traffic that is open, not what closes other ports. */
function decidingFor(
  { leaves, arrives }: PartVerdict,
  isOpen: boolean,
  wanted: PortSet,
): Deciding[] {
  const isClosing = ({ effect }: Deciding): boolean => effect === 'denies' || effect === 'isolates';
  const sides = [leaves, arrives];
  if (isOpen) return sides.flatMap(({ by }) => by).filter((one) => !isClosing(one));
  const closing = sides.filter(({ open }) => !isEmpty(withoutPorts(wanted, open)));
  return closing.flatMap(({ by }) => by.filter(isClosing));
}

function decidingKey({ direction, effect, policy, rule = '' }: Deciding): string {
  return [direction, effect, policy.kind, policy.namespace ?? '', policy.name, rule].join('\n');
}

/** Each once, those of the end that calls first. */
function inOrder(all: readonly Deciding[]): Deciding[] {
  const distinct = [...new Map(all.map((one) => [decidingKey(one), one])).values()];
  return (['egress', 'ingress'] as const).flatMap((wanted) =>
    distinct.filter(({ direction }) => direction === wanted),
  );
}
