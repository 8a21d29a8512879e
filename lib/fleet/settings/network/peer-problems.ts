import type { ResolvedPeer } from '../../model/named-peer';

/** What is wrong with a peer, as the rest of a sentence, and what to do. */
export type PeerProblem = readonly [reason: string, fix: string];

type Direction = 'ingress' | 'egress';

/** What a peer is; exactly one of them. */
const WHO = ['namespace', 'tenant', 'cidr', 'hosts'] as const;

const EXACTLY_ONE = 'State exactly one of `namespace`, `tenant`, `cidr` and `hosts`.';

/** Why nobody can tell what a peer opens, if that is so. */
export function peerProblem(direction: Direction, peer: ResolvedPeer): PeerProblem | undefined {
  return misplacedKey(direction, peer) ?? whoProblem(peer) ?? portProblem(direction, peer);
}

/** A key that means something in the other direction alone. */
function misplacedKey(
  direction: Direction,
  { http, hosts }: ResolvedPeer,
): PeerProblem | undefined {
  if (direction === 'egress' && http !== undefined) {
    return [
      'judges requests where they leave, and they are judged where they arrive',
      'Remove `http` here, and write it under `ingress` of those who are called.',
    ];
  }
  if (direction === 'ingress' && hosts !== undefined) {
    return [
      'names hosts, and who calls is known by its address alone',
      'Write the addresses as `cidr`, or the entry under `egress`.',
    ];
  }
  return undefined;
}

function whoProblem(peer: ResolvedPeer): PeerProblem | undefined {
  const stated = WHO.filter((key) => peer[key] !== undefined);
  const { tenant, environment, namespace, pods, except, cidr } = peer;
  if (stated.length > 1) {
    return [`has both \`${stated[0]}\` and \`${stated[1]}\``, 'Write two entries, one for each.'];
  }
  if (stated.length === 0) {
    return environment === undefined
      ? [
          'states neither a namespace, a tenant, a cidr nor hosts, which would mean everybody',
          EXACTLY_ONE,
        ]
      : ['has an environment, and does not say of which tenant', 'Add `tenant`.'];
  }
  if (environment !== undefined && tenant === undefined) {
    return [
      'has an environment without a tenant',
      'Use `environment` together with `tenant` only.',
    ];
  }
  if (pods !== undefined && namespace === undefined && tenant === undefined) {
    return [
      `selects pods among ${cidr === undefined ? 'hosts' : 'addresses'}`,
      'Use `pods` together with `namespace` or `tenant` only; those of this side are `for`.',
    ];
  }
  if (cidr === undefined && except !== undefined) {
    return [`leaves addresses out of a ${stated[0]}`, 'Use `except` together with `cidr` only.'];
  }
  return undefined;
}

/** Pods have names for their ports; addresses and hosts have none. */
function portProblem(
  direction: Direction,
  { cidr, hosts, ports = [] }: ResolvedPeer,
): PeerProblem | undefined {
  const name = ports.map(({ port }) => port).find((port) => typeof port === 'string');
  if (direction === 'ingress' || name === undefined) return undefined;
  if (cidr === undefined && hosts === undefined) return undefined;
  return [
    `names the port \`${name}\` of ${cidr === undefined ? 'hosts' : 'addresses'}, and only pods name their ports`,
    'Write the number of the port.',
  ];
}
