import {
  type Interval,
  type IntervalList,
  difference,
  includesAll,
  includesPoint,
  intersection,
  normalized,
  union,
} from './interval-list';

/** The protocols that policies tell apart. */
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/**
 * Ports by protocol. A policy may name a port instead of its number; only the pod that is called knows its number, and
 * until a pod says so it is none of the numbers.
 */
export interface PortSet {
  /** All protocols on one line: the ports of the second start where those of the first end. */
  readonly numbers: IntervalList<number>;
  /** Names, as `TCP/metrics`, in order. */
  readonly names: readonly string[];
}

/** How far the protocols are apart. */
const LINE = 65536;

export const NO_PORTS: PortSet = { numbers: [], names: [] };
export const ALL_PORTS: PortSet = portRanges(PROTOCOLS.map((protocol) => ({ protocol })));

/** Some ports of a protocol; all of them where no first one is stated. */
export interface PortRange {
  readonly protocol: Protocol;
  readonly port?: number;
  readonly endPort?: number;
}

/** Ranges of ports as a set. */
export function portRanges(ranges: readonly PortRange[]): PortSet {
  return { numbers: normalized(ranges.map(intervalOf)), names: [] };
}

function intervalOf({ protocol, port, endPort = port }: PortRange): Interval<number> {
  const start = PROTOCOLS.indexOf(protocol) * LINE;
  return port === undefined ? [start + 1, start + LINE] : [start + port, start + endPort! + 1];
}

/** A port by its name. */
export function namedPort(protocol: Protocol, name: string): PortSet {
  return { numbers: [], names: [`${protocol}/${name}`] };
}

export function isEmpty({ numbers, names }: PortSet): boolean {
  return numbers.length === 0 && names.length === 0;
}

export function joinPorts(one: PortSet, other: PortSet): PortSet {
  if (isEmpty(one)) return other;
  if (isEmpty(other)) return one;
  return {
    numbers: union(one.numbers, other.numbers),
    names: [...new Set([...one.names, ...other.names])].sort(),
  };
}

/** What is in both. All ports of a protocol include those with names. */
export function commonPorts(one: PortSet, other: PortSet): PortSet {
  if (one === ALL_PORTS) return other;
  if (other === ALL_PORTS) return one;
  return {
    numbers: intersection(one.numbers, other.numbers),
    names: [
      ...new Set([
        ...one.names.filter((name) => holdsName(other, name)),
        ...other.names.filter((name) => holdsName(one, name)),
      ]),
    ].sort(),
  };
}

export function withoutPorts(one: PortSet, other: PortSet): PortSet {
  if (isEmpty(one) || isEmpty(other)) return one;
  return {
    numbers: difference(one.numbers, other.numbers),
    names: one.names.filter((name) => !holdsName(other, name)),
  };
}

function holdsName(set: PortSet, name: string): boolean {
  return set.names.includes(name) || holdsProtocol(set, name.split('/', 1)[0] as Protocol);
}

/** Whether all ports of a protocol are in the set. */
function holdsProtocol({ numbers }: PortSet, protocol: Protocol): boolean {
  return includesAll(numbers, [intervalOf({ protocol })]);
}

/** Whether a set has numbers of the protocol of one of the names. */
export function sharesProtocol(names: readonly string[], { numbers }: PortSet): boolean {
  return names.some((name) => {
    const protocol = name.split('/', 1)[0] as Protocol;
    return intersection(numbers, [intervalOf({ protocol })]).length > 0;
  });
}

/** Whether a port is in the set. */
export function hasPort({ numbers }: PortSet, protocol: Protocol, port: number): boolean {
  return includesPoint(numbers, PROTOCOLS.indexOf(protocol) * LINE + port);
}

/** A set in words: `TCP 80`, `TCP 8000-8010`, `TCP metrics`, `UDP`; `all` for all ports of all protocols. */
export function formatPorts({ numbers, names }: PortSet): string[] {
  const ranges = PROTOCOLS.flatMap((protocol, index) => {
    const [start, end] = intervalOf({ protocol });
    return intersection(numbers, [[start, end]]).map(([from, to]) => {
      if (from === start && to === end) return protocol;
      const [first, last] = [from - index * LINE, to - index * LINE - 1];
      return `${protocol} ${first === last ? first : `${first}-${last}`}`;
    });
  });
  const isAll = PROTOCOLS.every((protocol, index) => ranges[index] === protocol);
  return [...(isAll ? ['all'] : ranges), ...names.map((name) => name.replace('/', ' '))];
}

/** What tells a set from others. */
export function portsKey(set: PortSet): string {
  return formatPorts(set).join(', ');
}
