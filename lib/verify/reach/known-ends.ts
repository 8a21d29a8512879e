import { DNS_PROFILES, type DnsTarget } from '../../constructs/network/dns-profiles';
import type { Fleet } from '../../fleet/model/fleet';
import { METADATA_ADDRESSES } from '../../fleet/values/cidr';
import { formatAddresses } from './address-set';
import { apiServersOf, dnsTargetsOf } from './fleet-facts';
import { PUBLIC_ADDRESSES } from './public-addresses';
import { type PortRange, type PortSet, portRanges } from './port-set';
import { PRIVATE_RANGES, type TrafficEnd } from './traffic-end';

/** Ends that everybody asks about, by the words for them. */
export const KNOWN_ENDS = ['dns', 'metadata', 'api-server', 'internet', 'private'] as const;
export type KnownEndName = (typeof KNOWN_ENDS)[number];

/** An end by its word. */
export interface KnownEnd {
  /** Any of these. */
  readonly ends: readonly TrafficEnd[];
  /** The ports that it answers on. Absent: all. */
  readonly ports?: PortSet;
}

/** What all clouds but a few have in common; the first of the list, and its counterpart of version 6. */
const METADATA: readonly string[] = METADATA_ADDRESSES.map(({ cidr }) => cidr).filter(
  (cidr) => cidr === '169.254.169.254/32' || cidr === 'fd00:ec2::254/128',
);

const PUBLIC = formatAddresses(PUBLIC_ADDRESSES);

/**
 * An end by its word; `undefined` for one that nobody states.
 *
 * @param fleet - says where DNS and the API server are. Without it, DNS is kube-dns, and the API server is not known
 * @param namespace - at the other end; the fleet may say something else for another
 */
export function knownEnd(
  name: KnownEndName,
  fleet: Fleet | undefined,
  namespace?: string,
): KnownEnd | undefined {
  switch (name) {
    case 'dns':
      return dnsEnd(
        fleet === undefined ? DNS_PROFILES['kube-dns'] : dnsTargetsOf(fleet, namespace),
      );
    case 'metadata':
      return { ends: [{ ranges: METADATA }] };
    case 'api-server':
      return fleet === undefined ? undefined : apiServerEnd(fleet, namespace);
    case 'internet':
      return { ends: [{ ranges: PUBLIC }] };
    case 'private':
      return { ends: [{ ranges: PRIVATE_RANGES }] };
  }
}

function dnsEnd(targets: readonly DnsTarget[]): KnownEnd | undefined {
  const ends = targets.map(({ namespace, podLabels, cidr }): TrafficEnd => {
    // A cache of the node listens on an address of the node; Cloud DNS, on that of the metadata service.
    if (cidr !== undefined) {
      return METADATA.includes(cidr) ? { ranges: [cidr] } : { ranges: [cidr], entities: ['host'] };
    }
    return { namespace: namespace!, labels: podLabels ?? {} };
  });
  const ports = targets.flatMap((target) => target.ports);
  return ends.length === 0 ? undefined : { ends, ports: portsOn(ports, ['UDP', 'TCP']) };
}

function apiServerEnd(fleet: Fleet, namespace: string | undefined): KnownEnd | undefined {
  const stated = apiServersOf(fleet, namespace);
  if (stated.length === 0) return undefined;
  return {
    ends: stated.map(({ cidrs }) => ({ ranges: cidrs })),
    ports: portsOn(
      stated.flatMap(({ ports }) => ports),
      ['TCP'],
    ),
  };
}

function portsOn(ports: readonly number[], protocols: readonly PortRange['protocol'][]): PortSet {
  return portRanges(ports.flatMap((port) => protocols.map((protocol) => ({ protocol, port }))));
}
