import {
  NO_PORTS,
  type PortSet,
  commonPorts,
  isEmpty,
  joinPorts,
  portsKey,
  withoutPorts,
} from './port-set';
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
  /** Where it is open, and where not. One part says it all if it is the same everywhere. */
  readonly parts: readonly PartOpen[];
  /** What no file tells, and the answer depends on. */
  readonly unknown: readonly string[];
}

/** Pods and addresses to which the same ports are open. */
export interface PartOpen {
  readonly sources: readonly Atom[];
  readonly targets: readonly Atom[];
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
    by: distinctBy(
      telling.flatMap((part) => decidingFor(part, isOpen, wanted)),
      decidingKey,
    ),
    parts: grouped(opened),
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

function grouped(opened: readonly { part: PartVerdict; ports: PortSet }[]): PartOpen[] {
  const groups = new Map<string, { sources: Set<Atom>; targets: Set<Atom>; ports: PortSet }>();
  for (const { part, ports } of opened) {
    const key = portsKey(ports);
    const group = groups.get(key) ?? { sources: new Set(), targets: new Set(), ports };
    group.sources.add(part.source);
    group.targets.add(part.target);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ sources, targets, ports }) => ({
    sources: [...sources],
    targets: [...targets],
    ports,
  }));
}

function decidingKey({ direction, effect, policy, rule = '' }: Deciding): string {
  return [direction, effect, policy.kind, policy.namespace ?? '', policy.name, rule].join('\n');
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
