import { INTEGRATIONS } from '../../catalogue/known-integrations';
import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetEnvironment, FleetFlow, FleetPort } from '../../model/fleet';
import type { ResolvedPeer } from '../../model/named-peer';
import { namespacesByIntegration } from './integrations';

/** The place of a key of the environment. */
export type PlaceOfKeys = (keys: readonly string[]) => FindingPath;

type Labels = Readonly<Record<string, string>>;

/** How sure it is that what lets all requests through is about the same pods. */
export type Overlap = 'all' | 'some';

/**
 * Reports rules about HTTP beside something that opens the same port to the same pods: then the port is open, and nobody
 * looks at the requests.
 */
export function checkVoidedHttp(
  { network, namespace }: Pick<FleetEnvironment, 'network' | 'namespace'>,
  placeOf: PlaceOfKeys,
  findings: Findings,
): void {
  for (const [name, flow] of Object.entries(network.flows)) {
    if (flow.http === undefined) continue;
    const place = placeOf(['network', 'flows', name, 'http']);
    if (network.default === 'reach') reportReach(name, place, findings);
    else {
      reportVoidedHttp(
        name,
        'flows',
        othersOf(network.flows, (other) => flowOverlap(flow, other)),
        place,
        findings,
      );
    }
  }
  for (const [name, peer] of Object.entries(network.ingress)) {
    if (peer.http === undefined) continue;
    const place = placeOf(['network', 'ingress', name, 'http']);
    if (network.default === 'reach' && peer.namespace === namespace) {
      reportReach(name, place, findings);
      continue;
    }
    reportVoidedHttp(
      name,
      'ingress',
      othersOf(network.ingress, (other) => peerOverlap(peer, other)),
      place,
      findings,
    );
    for (const [integration, namespaces] of namespacesByIntegration(network.integrations)) {
      const opens = INTEGRATIONS[integration].policies.some(
        ({ direction, peers }) =>
          direction === 'ingress' &&
          peers !== 'api-server' &&
          peers.some(({ ports }) => ports.some((port) => hasPort(peer.ports, port))),
      );
      if (!opens || peer.namespace === undefined || !namespaces.includes(peer.namespace)) continue;
      reportVoidedHttp(name, 'integrations', [[integration, 'some']], place, findings);
    }
  }
}

/** Entries without rules about HTTP that overlap with one that has some. */
function othersOf<Entry extends { readonly http?: unknown }>(
  entries: Readonly<Record<string, Entry>>,
  overlapWith: (entry: Entry) => Overlap | undefined,
): [name: string, overlap: Overlap][] {
  return Object.entries(entries).flatMap(([name, entry]): [string, Overlap][] => {
    const overlap = entry.http === undefined ? overlapWith(entry) : undefined;
    return overlap === undefined ? [] : [[name, overlap]];
  });
}

function flowOverlap(flow: FleetFlow, other: FleetFlow): Overlap | undefined {
  return weakest(
    portOverlap(flow.ports, other.ports),
    labelOverlap(flow.from, other.from),
    labelOverlap(flow.to, other.to),
  );
}

/** What says who a peer is. */
const WHO = ['namespace', 'tenant', 'environment', 'cidr'] as const;

/** Whether two peers are stated in the same words. */
export function isSamePeer(peer: ResolvedPeer, other: ResolvedPeer): boolean {
  return WHO.every((key) => peer[key] === other[key]);
}

/** Whether two peers open the same port to the same pods. */
export function peerOverlap(peer: ResolvedPeer, other: ResolvedPeer): Overlap | undefined {
  if (!isSamePeer(peer, other)) return undefined;
  return weakest(
    portOverlap(peer.ports, other.ports),
    labelOverlap(peer.pods ?? {}, other.pods ?? {}),
    labelOverlap(peer.for ?? {}, other.for ?? {}),
  );
}

/** Whether all pods with some labels have the others as well, or may have them. */
function labelOverlap(own: Labels, other: Labels): Overlap | undefined {
  const entries = Object.entries(other);
  if (entries.some(([key, value]) => Object.hasOwn(own, key) && own[key] !== value)) {
    return undefined;
  }
  return entries.every(([key]) => Object.hasOwn(own, key)) ? 'all' : 'some';
}

function weakest(...overlaps: readonly (Overlap | undefined)[]): Overlap | undefined {
  if (overlaps.includes(undefined)) return undefined;
  return overlaps.includes('some') ? 'some' : 'all';
}

/** Whether two lists share a port, or may: a name can stand for any number. */
function portOverlap(
  own: readonly FleetPort[] | undefined,
  others: readonly FleetPort[] | undefined,
): Overlap | undefined {
  if (own === undefined || others === undefined) return 'all';
  const found = own.flatMap((one) => others.map((other) => samePort(one, other)));
  return found.includes('all') ? 'all' : found.find((overlap) => overlap !== undefined);
}

function samePort(one: FleetPort, other: FleetPort): Overlap | undefined {
  if (one.protocol !== other.protocol) return undefined;
  if (one.port === other.port) return 'all';
  if (typeof one.port === 'string' || typeof other.port === 'string') {
    return typeof one.port === typeof other.port ? undefined : 'some';
  }
  const overlaps =
    one.port <= (other.endPort ?? other.port) && other.port <= (one.endPort ?? one.port);
  return overlaps ? 'all' : undefined;
}

function hasPort(ports: readonly FleetPort[] | undefined, port: number): boolean {
  return portOverlap(ports, [{ port, protocol: 'TCP' }]) !== undefined;
}

function reportReach(name: string, place: FindingPath, findings: Findings): void {
  findings.add(
    'HTTP_VOID',
    place,
    `Nobody looks at the requests of \`${name}\`: everything inside the reach is open.`,
    'Write `default: flowsOnly` under `network`, so that only what `flows` names is open, or remove `http`.',
  );
}

/** Reports rules about HTTP beside others that open the same port. */
export function reportVoidedHttp(
  name: string,
  key: string,
  others: readonly (readonly [name: string, overlap: Overlap])[],
  place: FindingPath,
  findings: Findings,
): void {
  for (const [other, overlap] of others) {
    if (overlap === 'all') {
      findings.add(
        'HTTP_VOID',
        place,
        `Nobody looks at the requests of \`${name}\`: \`${other}\` under \`${key}\` opens the same port to the same pods.`,
        `Add \`http\` to \`${other}\` as well, or give it other ports.`,
      );
    } else {
      findings.addOnce(
        'HTTP_PARTLY_VOID',
        place,
        `Nobody looks at the requests of pods to which \`${other}\` under \`${key}\` applies as well as \`${name}\`: it opens the same port.`,
        `Add \`http\` to \`${other}\`, or say under \`accept\` that no pod is selected by both.`,
      );
    }
  }
}
