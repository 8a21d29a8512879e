import type { Findings } from '../../findings/findings';
import { isNamedPeer, type ResolvedPeer } from '../model/named-peer';
import {
  type Overlap,
  isSamePeer,
  peerOverlap,
  reportVoidedHttp,
} from '../settings/network/voided-http';
import type { Neighbour } from './environments-of';
import type { PeerTargets } from './peer-targets';
import { placedPeers } from './placed-peers';

/**
 * Reports rules about HTTP for one namespace beside an entry that opens the same port to it in other words: one names the
 * tenant and the other its namespace, or one of its environments. Entries in the same words are compared where they are
 * resolved.
 */
export function checkVoidedPeers(
  all: readonly Neighbour[],
  targets: PeerTargets,
  findings: Findings,
): void {
  for (const one of all) {
    const entries = Object.entries<ResolvedPeer>(one.spec.network.ingress);
    if (!entries.some(([, peer]) => isNamedPeer(peer))) continue;
    for (const [name, peer] of entries) {
      if (peer.http === undefined) continue;
      const others = entries.flatMap(([other, entry]): [string, Overlap][] => {
        if (entry.http !== undefined || isSamePeer(peer, entry)) return [];
        const overlap = overlapOf(peer, entry, one, targets);
        return overlap === undefined ? [] : [[other, overlap]];
      });
      if (others.length === 0) continue;
      const place = one.place('network', 'ingress', name, 'http');
      reportVoidedHttp(name, 'ingress', others, place, findings);
    }
  }
}

/** How far two entries are about the same pods once they are namespaces. */
function overlapOf(
  peer: ResolvedPeer,
  other: ResolvedPeer,
  one: Neighbour,
  targets: PeerTargets,
): Overlap | undefined {
  const placed = (stated: ResolvedPeer): ResolvedPeer[] =>
    isNamedPeer(stated)
      ? placedPeers('', stated, targets.of(stated, one)).map(([, found]) => found)
      : [stated];
  const found = placed(peer).flatMap((own) =>
    placed(other).map((theirs) =>
      own.namespace === undefined ? undefined : peerOverlap(own, theirs),
    ),
  );
  return (
    found.find((overlap) => overlap === 'all') ?? found.find((overlap) => overlap !== undefined)
  );
}
