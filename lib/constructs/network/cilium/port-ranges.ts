import type { k8s } from '../../api-object/k8s';
import { chunks } from '../../../fleet/values/groups';

/** The protocols whose ports NetworkPolicies know. */
export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'] as const;

/** One of them. */
export type PortProtocol = (typeof PROTOCOLS)[number];

/** Ports next to each other, both ends included. */
export interface PortRange {
  readonly protocol: PortProtocol;
  readonly start: number;
  readonly end: number;
}

/** Ports as a rule of Cilium states them. */
export interface CiliumPorts {
  readonly ports: readonly {
    readonly port: string;
    readonly endPort?: number;
    readonly protocol: PortProtocol;
  }[];
}

/** How many ports one entry of `toPorts` lists (cilium, pkg/policy/api/rule_validation.go, maxPorts). */
const LIST_LENGTH = 40;

const LAST_PORT = 65535;

/** The ports of a NetworkPolicy, which are numbers; undefined for all of them, and for what has no ports. */
export function portRanges(
  ports: readonly k8s.NetworkPolicyPort[] | undefined,
): readonly PortRange[] | undefined {
  return ports?.map(({ port, endPort, protocol }) => {
    const start = port!.value;
    if (typeof start !== 'number') throw new Error(`the port ${start} is a name, and has no range`);
    return { protocol: protocol as PortProtocol, start, end: endPort ?? start };
  });
}

/** All ports but some. */
export function otherPorts(ports: readonly PortRange[]): PortRange[] {
  return PROTOCOLS.flatMap((protocol) => {
    const own = ports.filter((range) => range.protocol === protocol);
    const gaps: PortRange[] = [];
    let next = 1;
    for (const { start, end } of own.sort((a, b) => a.start - b.start)) {
      if (start > next) gaps.push({ protocol, start: next, end: start - 1 });
      next = Math.max(next, end + 1);
    }
    if (next <= LAST_PORT) gaps.push({ protocol, start: next, end: LAST_PORT });
    return gaps;
  });
}

/** All ports, cut wherever one of the given ranges begins or ends. */
export function cutPorts(ports: readonly PortRange[]): PortRange[] {
  return PROTOCOLS.flatMap((protocol) => {
    const own = ports.filter((range) => range.protocol === protocol);
    const starts = new Set([1, ...own.flatMap(({ start, end }) => [start, end + 1])]);
    const sorted = [...starts].filter((start) => start <= LAST_PORT).sort((a, b) => a - b);
    return sorted.map((start, index) => ({
      protocol,
      start,
      end: (sorted[index + 1] ?? LAST_PORT + 1) - 1,
    }));
  });
}

/** Whether a range lies in one of others. */
export function isAmong(range: PortRange, others: readonly PortRange[]): boolean {
  return others.some(
    ({ protocol, start, end }) =>
      protocol === range.protocol && start <= range.start && range.end <= end,
  );
}

/** `toPorts` of a rule, in lists that are short enough. Ranges next to each other become one. */
export function toCiliumPorts(ranges: readonly PortRange[]): { toPorts: CiliumPorts[] } {
  const joined: PortRange[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last?.protocol === range.protocol && last.end + 1 === range.start) {
      joined[joined.length - 1] = { ...last, end: range.end };
    } else joined.push(range);
  }
  const ports = joined.map(({ protocol, start, end }) => ({
    port: String(start),
    ...(end === start ? {} : { endPort: end }),
    protocol,
  }));
  return inLists(ports);
}

/** `toPorts` of a rule about pods, which may name their ports. */
export function toPodPorts(ports: readonly k8s.NetworkPolicyPort[]): { toPorts: CiliumPorts[] } {
  const isName = ({ port }: k8s.NetworkPolicyPort): boolean => typeof port!.value === 'string';
  const names = ports.filter(isName).map(({ port, protocol }) => ({
    port: port!.value as string,
    protocol: protocol as PortProtocol,
  }));
  const numbers = portRanges(ports.filter((port) => !isName(port))) ?? [];
  return inLists([...toCiliumPorts(numbers).toPorts.flatMap((list) => list.ports), ...names]);
}

/** Ports in lists that are short enough. */
function inLists(ports: CiliumPorts['ports']): { toPorts: CiliumPorts[] } {
  return { toPorts: chunks(ports, LIST_LENGTH).map((some) => ({ ports: some })) };
}
