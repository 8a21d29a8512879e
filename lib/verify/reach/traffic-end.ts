import type { PortNames } from './traffic-atom';
import type { Labels } from './requirements';

/** One end of a connection, as somebody asks about it. */
export type TrafficEnd = PodsEnd | AddressesEnd;

/** Pods of a namespace. */
export interface PodsEnd {
  readonly namespace: string;
  /** Their labels, all of them. Absent: every pod that the namespace can have. */
  readonly labels?: Labels;
  /** Their address. Absent: any of those that pods have. */
  readonly address?: string;
  /** The ports that their containers name. Absent: not known. */
  readonly portNames?: PortNames;
}

/** Addresses of nodes, or of what is outside of the cluster. */
export interface AddressesEnd {
  /** Ranges, or single addresses. */
  readonly ranges: readonly string[];
  /** What Cilium calls them. Absent: what the facts say about them. */
  readonly entities?: readonly string[];
}

export function isPods(end: TrafficEnd): end is PodsEnd {
  return 'namespace' in end;
}

/** What no policy tells about a cluster. */
export interface NetworkFacts {
  /**
   * Whose rules apply. Cilium matches ranges of addresses neither with pods nor with nodes.
   *
   * @default - `cilium` if there is a policy of Cilium
   */
  readonly engine?: 'kubernetes' | 'cilium';
  /**
   * The addresses of pods.
   *
   * @default - any private address
   */
  readonly pods?: readonly string[];
  /**
   * The addresses of nodes.
   *
   * @default - not known: Cilium then takes every address for one outside of the cluster
   */
  readonly nodes?: readonly string[];
  /**
   * The addresses of the API server.
   *
   * @default - not known
   */
  readonly apiServer?: readonly string[];
}

/** What people use inside of their networks (RFC 1918, RFC 6598, RFC 4193). */
export const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
] as const;
