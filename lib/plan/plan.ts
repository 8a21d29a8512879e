import type { Fleet, FleetPool, FleetSubject, FleetTenant } from '../fleet/model/fleet';
import { type Holder, type NamedOwner, holdersOf } from '../fleet/owners/owners';
import {
  type SharedServiceView,
  type TenantView,
  viewSharedService,
  viewTenant,
} from './owner-views';
import { lenientRails } from './lenient-rails';
import { type ClusterReaders, clusterReadersOf } from './cluster-readers';
import type { NamespaceView } from './namespace-view';
import { peopleOf } from './people';
import { PlatformView } from './platform-view';
import { policiesOnDemand } from './policies-on-demand';

/** A pool, and who holds it. */
export interface PoolView {
  readonly name: string;
  /** The pool in normal form. */
  readonly spec: FleetPool;
  /** Tenants and shared services with devices of it. The largest holder comes first. */
  readonly holders: readonly Holder[];
  /** Devices that they hold together. */
  readonly granted: number;
  /** Devices that nobody holds; undefined where the pool states no capacity. */
  readonly free: number | undefined;
}

/**
 * What follows from a fleet and more than one reader asks for. Views of tenants and shared services are made one at a
 * time, when somebody asks.
 */
export class Plan {
  readonly platform: PlatformView;

  constructor(readonly fleet: Fleet) {
    const all = this.owners.flatMap(({ environments }) => Object.values(environments));
    const lenient = lenientRails(all.map(({ guardRails }) => guardRails));
    this.platform = new PlatformView(
      fleet.platform,
      lenient,
      policiesOnDemand(all, fleet.platform.pools),
      fleet.organizations,
      fleet,
    );
  }

  /** @param only - these tenants alone */
  *tenants(only: readonly FleetTenant[] = this.fleet.tenants): Generator<TenantView> {
    for (const tenant of only) yield viewTenant(this.platform, tenant);
  }

  /** The namespaces of a tenant; none if there is no such tenant. */
  namespacesOf(tenant: string): NamespaceView[] {
    const own = this.fleet.tenants.filter(({ name }) => name === tenant);
    return [...this.tenants(own)].flatMap(({ namespaces }) => namespaces);
  }

  *sharedServices(): Generator<SharedServiceView> {
    for (const [name, service] of Object.entries(this.fleet.sharedServices)) {
      yield viewSharedService(this.platform, name, service, this.fleet.tenants);
    }
  }

  /** Everybody and everything that owns namespaces: all tenants, then all shared services. */
  get owners(): NamedOwner[] {
    return [
      ...this.fleet.tenants,
      ...Object.entries(this.fleet.sharedServices).map(([name, service]) => ({ name, ...service })),
    ];
  }

  /** Everybody who is bound in any namespace, each once and in order: they all read the catalogue. */
  get people(): FleetSubject[] {
    return peopleOf(this.owners);
  }

  /** Who reads further kinds of the cluster. */
  get clusterReaders(): ClusterReaders {
    return clusterReadersOf(this.owners);
  }

  /** All pools, in the order of the platform. */
  get pools(): PoolView[] {
    const { owners } = this;
    return Object.entries(this.fleet.platform.pools).map(([name, spec]) => {
      const holders = holdersOf(name, owners);
      const granted = holders.reduce((sum, { count }) => sum + count, 0);
      const free = spec.capacity === undefined ? undefined : spec.capacity - granted;
      return { name, spec, holders, granted, free };
    });
  }
}
