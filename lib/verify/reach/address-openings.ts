import type { AddressOpening } from './address-opening';
import { ALL_ADDRESSES, formatAddresses } from './address-set';
import type { PolicyNetwork } from './policy-network';
import { type Interval, cutBy, normalized } from './interval-list';
import { addressAtoms, rangesIn } from './network-atoms';
import { ALL_PORTS, NO_PORTS, type PortSet, isEmpty, joinPorts, portsKey } from './port-set';
import type { Direction, ReachPolicy } from './reach-policy';
import type { PodAtom } from './traffic-atom';

/** The addresses that pods reach, or that reach them. Addresses with the same open ports are one opening. */
export function addressOpenings(
  network: PolicyNetwork,
  subject: PodAtom,
  direction: Direction,
): readonly AddressOpening[] {
  const policies = network.policiesOf(subject.namespaceLabels, subject.labels);
  // Thousands of namespaces have the same rules about addresses: what they mean is found out once.
  const key = Object.entries(policies)
    .map(([stage, list]) => `${stage}:${list.map((one) => addressKey(one, direction)).join('|')}`)
    .join('\n');
  const known = network.addressCache.get(`${direction}\n${key}`);
  if (known !== undefined) return known;
  const { nodes, apiServer } = network.plan;
  const parts = cutBy(ALL_ADDRESSES, [...rangesIn(policies, direction), nodes, apiServer]);
  const byPorts = new Map<string, { addresses: Interval<bigint>[]; ports: PortSet }>();
  for (const part of parts) {
    const ports = openTo(network, subject, direction, part);
    if (isEmpty(ports)) continue;
    const group = byPorts.get(portsKey(ports)) ?? { addresses: [], ports };
    group.addresses.push(part);
    byPorts.set(portsKey(ports), group);
  }
  const result = [...byPorts.values()].map(({ addresses, ports }) => ({
    addresses: normalized(addresses),
    ports,
  }));
  network.addressCache.set(`${direction}\n${key}`, result);
  return result;
}

function openTo(
  network: PolicyNetwork,
  subject: PodAtom,
  direction: Direction,
  part: Interval<bigint>,
): PortSet {
  // Nothing is cut here but by the kinds of addresses: the part is inside of one range already.
  const atoms = addressAtoms({ ranges: formatAddresses([part]) }, [], network.plan);
  return atoms
    .map((atom) => network.side(direction, subject, atom, ALL_PORTS).open)
    .reduce(joinPorts, NO_PORTS);
}

const keys = new WeakMap<ReachPolicy, Map<Direction, string>>();

/** What a policy says about addresses, as a text: equal texts mean the same. */
function addressKey(policy: ReachPolicy, direction: Direction): string {
  const known = keys.get(policy)?.get(direction);
  if (known !== undefined) return known;
  const { isolates, rules } = policy[direction];
  const text = [
    isolates,
    ...rules.map(({ action, peers, ports }) => {
      const ends = peers?.flatMap((peer) => {
        if (peer.kind === 'addresses') return peer.addresses.map(([from, to]) => `${from}-${to}`);
        return peer.kind === 'entity' ? [peer.entity] : [];
      });
      return `${action} ${ends?.join(' ') ?? 'everybody'} on ${portsKey(ports.numbers)}`;
    }),
  ].join(';');
  keys.set(policy, (keys.get(policy) ?? new Map<Direction, string>()).set(direction, text));
  return text;
}
