import type { FleetPeer } from './fleet';

/** A peer by the name of its tenant, before the namespaces of that tenant are known. A Fleet has none. */
export interface NamedPeer extends FleetPeer {
  /** The tenant, or the shared service. */
  readonly tenant: string;
  /** Absent: all of its environments. */
  readonly environment?: string;
}

/** A peer as its own tenant states it. */
export type ResolvedPeer = FleetPeer & Partial<Pick<NamedPeer, 'tenant' | 'environment'>>;

/** Whether a peer is a tenant by its name. */
export function isNamedPeer(peer: ResolvedPeer): peer is NamedPeer {
  return peer.tenant !== undefined;
}
