import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { Network } from '../../../lib/verify/reach/cluster-network';
import {
  formatPorts,
  type PortSet,
  type Protocol,
  portRanges,
} from '../../../lib/verify/reach/port-set';
import type { NetworkFacts, TrafficEnd } from '../../../lib/verify/reach/traffic-end';

/** The network of some YAML. */
export function networkOf(yaml: string, facts: NetworkFacts = {}): Network {
  return new Network(objectsIn(yaml, 'policies.yaml'), facts);
}

/** A NetworkPolicy of the namespace `a`, with this spec. */
export function policy(name: string, spec: object, namespace = 'a'): string {
  return JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec,
  });
}

/** YAML of several objects. */
export function yaml(...documents: readonly string[]): string {
  return documents.join('\n---\n');
}

/** Pods as `namespace` or `namespace/key=value,…`; anything with a dot or a colon is an address. */
export function end(text: string): TrafficEnd {
  const [head = '', labels] = text.split('/', 2);
  if (/[.:]/.test(head)) return { ranges: [text] };
  if (labels === undefined) return { namespace: head };
  const pairs = labels.split(',').filter((pair) => pair !== '');
  return {
    namespace: head,
    labels: Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string])),
  };
}

export function port(text: string): PortSet {
  const [number, protocol = 'TCP'] = text.split('/');
  return portRanges([{ protocol: protocol as Protocol, port: Number(number) }]);
}

/** Whether one reaches the other on a port such as `80` or `53/UDP`. */
export function reaches(network: Network, from: string, to: string, on: string): boolean {
  return network.decide(end(from), end(to), port(on)).isOpen;
}

/** The ports on which one reaches the other. */
export function openPorts(network: Network, from: string, to: string): string {
  return formatPorts(network.decide(end(from), end(to)).ports).join(', ');
}
