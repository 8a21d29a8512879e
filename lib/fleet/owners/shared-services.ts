import type { FindingPath, Findings } from '../../findings/finding';
import type {
  FleetEnvironment,
  FleetOwner,
  FleetPeer,
  FleetSharedService,
  FleetTenant,
} from '../model/fleet';
import { type DataMap, isMap, without } from '../model/layers';
import { checkPort, resolvePorts } from '../settings/network/ports';
import type { ResolvedTenant } from './fleet-tenant';
import { isDnsLabel } from '../values/names';
import { nearest } from '../../findings/nearest';

/** Reports what is wrong with the ports and the tenants of one shared service. */
export function checkSharedService(
  service: DataMap,
  tenants: readonly string[],
  path: FindingPath,
  findings: Findings,
): void {
  const { ports } = service;
  if (isMap(ports)) {
    for (const [name, port] of Object.entries(ports)) {
      checkPort(port, [...path, 'ports', name], findings);
      if (isDnsLabel(name)) continue;
      findings.add(
        'NAME_INVALID',
        [...path, 'ports', name],
        `\`${name}\` is no name of a port.`,
        'Use lower-case letters, digits and dashes, such as `http: 8080`.',
      );
    }
    if (Object.keys(ports).length === 0) {
      findings.add(
        'PORT_INVALID',
        [...path, 'ports'],
        'No port is named, so nobody could reach the service.',
        'Name one, such as `ports: {http: 8080}`.',
      );
    }
  }
  if (!Array.isArray(service['consumers'])) return;
  service['consumers'].forEach((name: unknown, index) => {
    if (typeof name !== 'string' || tenants.includes(name)) return;
    const near = nearest(name, tenants);
    findings.add(
      'TENANT_UNKNOWN',
      [...path, 'consumers', index],
      `There is no tenant \`${name}\`.`,
      near === undefined
        ? 'Name tenants of this fleet, or write `consumers: all`.'
        : `Did you mean \`${near}\`?`,
    );
  });
}

/** What `resolveTenant` takes: a shared service is a tenant with a single namespace. */
export function asTenant(name: string, service: DataMap): DataMap {
  return { ...(without(service, 'ports', 'consumers') as DataMap), name, namespaces: 'single' };
}

/** A shared service in normal form. */
export function resolveSharedService(
  service: DataMap,
  { tenant }: ResolvedTenant,
  tenants: readonly FleetTenant[],
): FleetSharedService {
  const owner = without(tenant, 'name', 'namespaces') as unknown as FleetOwner;
  const ports = service['ports'] as DataMap;
  const names = tenants.map(({ name }) => name);
  return {
    ...owner,
    ports: Object.fromEntries(
      Object.keys(ports)
        .sort()
        .map((port) => [port, resolvePorts([ports[port]])[0]!]),
    ),
    consumers:
      service['consumers'] === 'all'
        ? names
        : [...new Set(service['consumers'] as string[])].sort(),
  };
}

/** The name of the entry under `egress` that leads a tenant to a shared service. */
function entryName(service: string): string {
  return `shared-${service}`;
}

/** Tenants with the way to the shared services that name them, in each of their environments. */
export function openToServices(
  tenants: readonly FleetTenant[],
  services: Record<string, FleetSharedService>,
  findings: Findings,
): FleetTenant[] {
  const byTenant = new Map<string, [name: string, peer: FleetPeer][]>();
  for (const [name, service] of Object.entries(services)) {
    const peer: FleetPeer = {
      namespace: Object.values(service.environments)[0]!.namespace,
      ports: resolvePorts(Object.values(service.ports)),
    };
    for (const tenant of service.consumers) {
      byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), [name, peer]]);
    }
  }
  return tenants.map((tenant) => {
    const peers = byTenant.get(tenant.name);
    return peers === undefined ? tenant : withEgress(tenant, peers, findings);
  });
}

function withEgress(
  tenant: FleetTenant,
  peers: readonly [name: string, peer: FleetPeer][],
  findings: Findings,
): FleetTenant {
  const environments: Record<string, FleetEnvironment> = {};
  for (const [name, environment] of Object.entries(tenant.environments)) {
    const egress: Record<string, FleetPeer> = { ...environment.network.egress };
    for (const [service, peer] of peers) {
      const entry = entryName(service);
      const own = egress[entry];
      if (own !== undefined && JSON.stringify(own) !== JSON.stringify(peer)) {
        findings.add(
          'PEER_INVALID',
          ['sharedServices', service],
          `The tenant \`${tenant.name}\` has an egress entry \`${entry}\` of its own, which leads somewhere else.`,
          'Rename that entry: this name belongs to the shared service.',
        );
      }
      egress[entry] = peer;
    }
    const sorted = Object.fromEntries(Object.entries(egress).sort(([a], [b]) => (a < b ? -1 : 1)));
    environments[name] = {
      ...environment,
      network: { ...environment.network, egress: sorted },
    };
  }
  return { ...tenant, environments };
}

/** The namespaces of the tenants that reach a shared service, in order. */
export function clientsOf(service: FleetSharedService, tenants: readonly FleetTenant[]): string[] {
  const named = new Set(service.consumers);
  return tenants
    .filter(({ name }) => named.has(name))
    .flatMap(({ environments }) => Object.values(environments).map(({ namespace }) => namespace))
    .sort();
}
