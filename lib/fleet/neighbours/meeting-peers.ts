import type { FleetPeer, FleetPort } from '../model/fleet';

/**
 * Whether some connection passes both peers, where each is one side of the same way: the pods of one are those that the
 * other is for, and they have a port in common.
 */
export function canMeet(one: FleetPeer, other: FleetPeer): boolean {
  return (
    areOfOnePod(one.pods, other.for) &&
    areOfOnePod(one.for, other.pods) &&
    (one.ports === undefined ||
      other.ports === undefined ||
      one.ports.some((port) => other.ports!.some((second) => overlap(port, second))))
  );
}

/** Whether one pod can have all these labels. */
function areOfOnePod(
  one: Readonly<Record<string, string>> = {},
  other: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(one).every(([key, value]) => (other[key] ?? value) === value);
}

/** Which number a name means is known to the pods alone. */
function overlap(one: FleetPort, other: FleetPort): boolean {
  if (one.protocol !== other.protocol) return false;
  if (typeof one.port === 'string' || typeof other.port === 'string') return true;
  return one.port <= (other.endPort ?? other.port) && other.port <= (one.endPort ?? one.port);
}
