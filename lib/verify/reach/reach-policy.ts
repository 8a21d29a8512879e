import type { ObjectPlace } from '../objects/manifest-objects';
import type { AddressSet } from './address-set';
import type { PortSet } from './port-set';
import type { Requirements } from './requirements';

export const DIRECTIONS = ['ingress', 'egress'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A policy, and where it was found. */
export interface PolicyReference {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly place: ObjectPlace;
}

/** What decides first: the policies of a stage are asked only about what those before them leave open. */
export type Stage = 'admin' | 'namespace' | 'baseline';

/** A policy of any kind, in the form that all kinds share. */
export interface ReachPolicy extends PolicyReference {
  readonly stage: Stage;
  /** Lower numbers come first, in the stages `admin` and `baseline`. */
  readonly priority: number;
  /** The pods that it is about. */
  readonly subject: PodPeer;
  readonly ingress: PolicySide;
  readonly egress: PolicySide;
}

/** A direction of a policy. */
export interface PolicySide {
  /** Whether nothing passes but what a rule of some policy allows. */
  readonly isolates: boolean;
  readonly rules: readonly PolicyRule[];
}

/** A rule about traffic in one direction. */
export interface PolicyRule {
  /** What to do with traffic that matches: `pass` leaves it to the next stage. */
  readonly action: 'allow' | 'deny' | 'pass';
  /** Where it is in its policy, such as `spec.egress[0]`. */
  readonly place: string;
  /** Absent: all peers. */
  readonly peers?: readonly Peer[];
  readonly ports: RulePorts;
  /** What it asks beyond peers and ports, in words: `only GET /v1/.*`. */
  readonly limits: readonly string[];
}

/** The ports of a rule. */
export interface RulePorts {
  readonly numbers: PortSet;
  /** Ports that only the called pod knows the number of. */
  readonly names: readonly NamedPort[];
}

export interface NamedPort {
  /** Absent: any. */
  readonly protocol?: string;
  readonly name: string;
}

/** Who is at the other end. */
export type Peer =
  | ({ readonly kind: 'pods' } & PodPeer)
  | { readonly kind: 'addresses'; readonly addresses: AddressSet }
  | { readonly kind: 'entity'; readonly entity: string }
  /** Something that no file tells, such as the addresses of a host name. */
  | {
      readonly kind: 'unknown';
      readonly about: 'pods' | 'addresses' | 'all';
      readonly text: string;
    };

/** Pods of namespaces. Those on the network of their node are none. */
export interface PodPeer {
  readonly namespaces: Requirements;
  readonly pods: Requirements;
}

/** A direction about which a policy says nothing. */
export const SILENT: PolicySide = { isolates: false, rules: [] };
