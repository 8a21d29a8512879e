import { SHARED_ENVIRONMENT } from '../fleet/model/defaults';
import type { FleetPort, FleetSharedService, FleetTenant } from '../fleet/model/fleet';
import { resolvePorts } from '../fleet/settings/network/ports';
import { NamespaceView } from './namespace-view';
import type { PlatformView } from './platform-view';

/** What follows for a tenant. */
export interface TenantView {
  /** The tenant in normal form. */
  readonly spec: FleetTenant;
  /** Its namespaces, in the order of its environments. */
  readonly namespaces: readonly NamespaceView[];
}

export function viewTenant(platform: PlatformView, spec: FleetTenant): TenantView {
  const namespaces = Object.keys(spec.environments).map(
    (environment) => new NamespaceView(platform, spec, environment, 'tenant'),
  );
  return { spec, namespaces };
}

/** What follows for a shared service. */
export interface SharedServiceView {
  readonly name: string;
  /** The service in normal form. */
  readonly spec: FleetSharedService;
  readonly namespace: NamespaceView;
  /** The namespaces of the tenants that reach it, in order. */
  readonly clients: readonly string[];
  /** The ports that they reach, each once, in order. */
  readonly ports: readonly FleetPort[];
}

/** @param tenants - at least those that reach the service */
export function viewSharedService(
  platform: PlatformView,
  name: string,
  spec: FleetSharedService,
  tenants: readonly FleetTenant[],
): SharedServiceView {
  const consumers = new Set(spec.consumers);
  return {
    name,
    spec,
    namespace: new NamespaceView(platform, { ...spec, name }, SHARED_ENVIRONMENT, 'sharedService'),
    clients: tenants
      .filter((tenant) => consumers.has(tenant.name))
      .flatMap(({ environments }) => Object.values(environments).map(({ namespace }) => namespace))
      .sort(),
    ports: resolvePorts(Object.values(spec.ports)),
  };
}
