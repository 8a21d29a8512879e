import type { PortNames } from '../../../lib/verify/reach/traffic-atom';
import type { Protocol } from '../../../lib/verify/reach/port-set';

/** A pod that is asked about. */
export interface AskedPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ip: string;
  readonly portNames: PortNames;
}

/** A connection that is asked about, between addresses. */
export interface AskedProbe {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: Protocol;
}

/** Everything that decides on traffic, and what is asked: what a Go program reads. */
export interface AskedWorld {
  /** What it is called in messages. */
  readonly name?: string;
  readonly namespaces: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly pods: readonly AskedPod[];
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly objects: readonly object[];
  readonly probes: readonly AskedProbe[];
}

/** Each pod to each other, and to and from each address, on each port. Traffic of a pod to itself is left out. */
export function allProbes(
  pods: readonly AskedPod[],
  addresses: readonly string[],
  ports: readonly (readonly [number, Protocol])[],
): AskedProbe[] {
  const ips = pods.map(({ ip }) => ip);
  const pairs = [
    ...ips.flatMap((from) => ips.filter((to) => to !== from).map((to) => [from, to] as const)),
    ...ips.flatMap((ip) =>
      addresses.flatMap((address) => [[ip, address] as const, [address, ip] as const]),
    ),
  ];
  return pairs.flatMap(([from, to]) =>
    ports.map(([port, protocol]) => ({ from, to, port, protocol })),
  );
}
