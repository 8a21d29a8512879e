import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { Network } from '../../../lib/verify/reach/cluster-network';
import { portRanges } from '../../../lib/verify/reach/port-set';
import type { NetworkFacts, TrafficEnd } from '../../../lib/verify/reach/traffic-end';
import type { AskedProbe, AskedWorld } from './asked-world';

/** The network of a world, as we read it. */
export function networkOf({ namespaces, objects }: AskedWorld, facts: NetworkFacts): Network {
  const all = [
    ...Object.entries(namespaces).map(([name, labels]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    })),
    ...objects,
  ];
  return new Network(
    objectsIn(all.map((object) => JSON.stringify(object)).join('\n---\n'), 'world.yaml'),
    facts,
  );
}

/** Our verdict about each probe. */
export function ourVerdicts(world: AskedWorld, facts: NetworkFacts = {}): boolean[] {
  const network = networkOf(world, facts);
  const ends = endsOf(world);
  return world.probes.map(
    (probe) => network.decide(ends(probe.from), ends(probe.to), portRanges([probe])).isOpen,
  );
}

/** The end behind an address: a pod, or the address itself. */
export function endsOf({ pods, known }: AskedWorld): (address: AskedProbe['from']) => TrafficEnd {
  const byAddress = new Map(
    pods.map(({ ip, namespace, labels, portNames }): [string, TrafficEnd] => [
      ip,
      { namespace, labels, portNames, address: ip },
    ]),
  );
  return (address) =>
    byAddress.get(address) ?? {
      ranges: [address],
      ...(known[address] === undefined
        ? {}
        : { entities: known[address].map((label) => label.replace('reserved:', '')) }),
    };
}
