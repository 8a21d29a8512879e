import { isNamedPeer, type ResolvedPeer } from '../model/named-peer';
import { isRemoved, type Neighbour } from './environments-of';
import { addTo } from '../values/groups';

/** The namespaces of one cluster, by what peers call them. */
export class PeerTargets {
  private readonly byNamespace: ReadonlyMap<string, Neighbour>;
  private readonly byOwner = new Map<string, Neighbour[]>();

  constructor(all: readonly Neighbour[]) {
    this.byNamespace = new Map(all.map((neighbour) => [neighbour.spec.namespace, neighbour]));
    const former = new Map<string, Neighbour[]>();
    for (const neighbour of all) {
      const { name, renamedFrom = [] } = neighbour.tenant;
      addTo(this.byOwner, name, neighbour);
      for (const text of renamedFrom) addTo(former, text, neighbour);
    }
    for (const [name, list] of former) if (!this.byOwner.has(name)) this.byOwner.set(name, list);
  }

  /** The environments of a tenant or a shared service, by its name or a former one; nothing where it has none here. */
  ownedBy(owner: string): readonly Neighbour[] | undefined {
    return this.byOwner.get(owner);
  }

  /** The environments that a peer names, in use or not. */
  named(peer: ResolvedPeer): readonly Neighbour[] {
    if (!isNamedPeer(peer)) {
      const found = peer.namespace === undefined ? undefined : this.byNamespace.get(peer.namespace);
      return found === undefined ? [] : [found];
    }
    const { tenant, environment } = peer;
    const all = this.byOwner.get(tenant) ?? [];
    return environment === undefined ? all : all.filter((one) => isCalled(one, environment));
  }

  /** The environments that a peer of this one opens the way to. By name, it is never itself, and none that is removed. */
  of(peer: ResolvedPeer, one: Neighbour): readonly Neighbour[] {
    const all = this.named(peer).filter(({ spec }) => spec.namespace !== one.spec.namespace);
    return isNamedPeer(peer) ? all.filter((other) => !isRemoved(other)) : all;
  }
}

/** Whether an environment has this name, or had it before. */
function isCalled({ name, spec }: Neighbour, environment: string): boolean {
  return name === environment || spec.renamedFrom?.includes(environment) === true;
}
