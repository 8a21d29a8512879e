import type { Findings } from '../../findings/findings';
import { isNamedPeer, type ResolvedPeer } from '../model/named-peer';
import { isRemoved, type Neighbour, neighbourText } from './environments-of';
import { canMeet } from './meeting-peers';
import { type Direction, OTHER, type Way, otherSide } from './other-side';
import type { PeerTargets } from './peer-targets';

/**
 * Reports ways between two namespaces of this fleet that only one side opens: traffic needs the way out of one and the
 * way into the other, for the same pods and ports.
 *
 * @param isConsumer - whether a tenant reaches a shared service, which opens both sides by itself
 */
export function checkOneSidedWays(
  all: readonly Neighbour[],
  targets: PeerTargets,
  isConsumer: (tenant: string, service: string) => boolean,
  findings: Findings,
): void {
  const isClosed = (
    one: Neighbour,
    other: Neighbour,
    direction: Direction,
    peer: ResolvedPeer,
  ): boolean => {
    if (isOpen(other, one, OTHER[direction], peer, targets)) return false;
    const [client, server] = direction === 'egress' ? [one, other] : [other, one];
    return !(server.isService && isConsumer(client.tenant.name, server.tenant.name));
  };
  const closedFrom = (one: Neighbour, direction: Direction, peer: ResolvedPeer): Neighbour[] =>
    targets.of(peer, one).filter((other) => isClosed(one, other, direction, peer));
  for (const one of all) {
    for (const direction of ['egress', 'ingress'] as const) {
      for (const [name, peer] of Object.entries<ResolvedPeer>(one.spec.network[direction])) {
        const others = closedFrom(one, direction, peer);
        if (others.length === 0) continue;
        report({ one, direction, name, peer, others }, targets, findings);
      }
    }
  }
}

/** Whether an environment lets traffic pass to or from another one, as far as this fleet tells. */
function isOpen(
  side: Neighbour,
  other: Neighbour,
  direction: Direction,
  peer: ResolvedPeer,
  targets: PeerTargets,
): boolean {
  const { spec, tenant } = side;
  const { network } = spec;
  const isSibling =
    tenant === other.tenant && network.reach === 'tenant' && other.spec.network.reach === 'tenant';
  return (
    isSibling ||
    isRemoved(side) ||
    // Its admins may open it by policies of their own.
    network.tenantPolicies ||
    Object.values(network[direction]).some(
      // A range of addresses may be that of the pods.
      (own) => own.cidr !== undefined || (leadsTo(own, side, other, targets) && canMeet(peer, own)),
    )
  );
}

function leadsTo(
  peer: ResolvedPeer,
  side: Neighbour,
  other: Neighbour,
  targets: PeerTargets,
): boolean {
  return isNamedPeer(peer)
    ? targets.of(peer, side).includes(other)
    : peer.namespace === other.spec.namespace;
}

function report(way: Way, targets: PeerTargets, findings: Findings): void {
  const { one, direction, name, others } = way;
  const other = others[0]!;
  const { text, whole } = otherSide(way, targets);
  const owner = other.isService ? 'the shared service' : 'the tenant';
  const isOther = Object.values<ResolvedPeer>(other.spec.network[OTHER[direction]]).some((own) =>
    leadsTo(own, other, one, targets),
  );
  const [closed, noWay] = isOther
    ? ['lets in other pods or ports only', 'its way out to there is for other pods or ports']
    : ['does not let it in', 'it has no way out to there'];
  findings.addOnce(
    'WAY_ONE_SIDED',
    one.place('network', direction, name),
    direction === 'egress'
      ? `\`${name}\` leads from ${neighbourText(one)} to ${text}, which ${closed}.`
      : `\`${name}\` lets ${text} into ${neighbourText(one)}, but ${noWay}.`,
    other.isService && direction === 'egress'
      ? `Add \`${one.tenant.name}\` to the \`consumers\` of the shared service \`${other.tenant.name}\`.`
      : `Add to ${owner} \`${other.tenant.name}\`: \`${whole}\`.`,
  );
}
