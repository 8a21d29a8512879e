import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { NearestIndex } from '../../findings/nearest-index';
import type {
  FleetEnvironment,
  FleetOwner,
  FleetPeer,
  FleetSharedService,
  FleetTenant,
} from '../model/fleet';
import type { SharedServiceEntry, TenantEntry } from '../model/props';
import type { Written } from '../model/written';
import type { PoolNames } from '../quota/gpu-counts';
import { checkPort, resolvePort, resolvePorts } from '../settings/network/ports';
import { isDnsLabel } from '../values/dns-names';
import { addTo } from '../values/groups';
import { eachEntry, entriesOf, mapOf, pick, sortedMap } from '../values/maps';
import { checkName } from '../values/name-checks';
import { sortedTexts } from '../values/texts';
import { checkOwner } from './owner-layers';

/** Reports everything that is wrong with a shared service by itself, and consumers that do not exist. */
export function checkSharedService(
  name: string,
  service: Written<SharedServiceEntry>,
  path: FindingPath,
  tenants: readonly string[],
  pools: PoolNames,
  findings: Findings,
): void {
  checkName(name, 'the name of a shared service', path, findings);
  if (tenants.includes(name)) {
    findings.add(
      'TENANT_DUPLICATE',
      path,
      `A tenant is called \`${name}\` as well: both would get the label \`tenant: ${name}\`, and nobody could tell their costs apart.`,
      'Rename the shared service.',
    );
  }
  checkOwner(service, path, pools, findings);
  checkServicePorts(service, [...path, 'ports'], findings);
  checkServiceIsolation(service, path, findings);
  checkConsumers(service, [...path, 'consumers'], tenants, findings);
}

function checkServicePorts(
  { ports }: Written<SharedServiceEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  if (ports === undefined) return;
  for (const [name, port] of Object.entries(ports)) {
    if (port !== undefined) checkPort(port, [...path, name], findings);
    if (isDnsLabel(name)) continue;
    findings.add(
      'NAME_INVALID',
      [...path, name],
      `\`${name}\` cannot be the name of a port.`,
      'Use lower-case letters, digits and dashes, such as `http: 8080`.',
    );
  }
  if (Object.keys(ports).length > 0) return;
  findings.add(
    'PORT_INVALID',
    path,
    'No port is named, so nobody could reach the service.',
    'Name one, such as `ports: {http: 8080}`.',
  );
}

/** Reports a level of isolation at which nobody could reach the service. */
function checkServiceIsolation(
  { isolation, environments }: Written<SharedServiceEntry>,
  path: FindingPath,
  findings: Findings,
): void {
  const stated = [
    { level: levelOf(isolation), at: [...path, 'isolation'] },
    ...entriesOf(environments).map(([name, environment]) => ({
      level: levelOf(environment.isolation),
      at: [...path, 'environments', name, 'isolation'],
    })),
  ];
  for (const { level, at } of stated) {
    if (level === undefined || level === 'namespace') continue;
    findings.add(
      'ISOLATION_SHARED_SERVICE',
      at,
      `Nobody would reach a shared service at the level \`${level}\`.`,
      'Remove the line.',
    );
  }
}

function levelOf(isolation: Written<SharedServiceEntry['isolation']>): string | undefined {
  return typeof isolation === 'string' ? isolation : isolation?.level;
}

function checkConsumers(
  { consumers }: Written<SharedServiceEntry>,
  path: FindingPath,
  tenants: readonly string[],
  findings: Findings,
): void {
  if (typeof consumers === 'string') return;
  const known = new Set(tenants);
  let index: NearestIndex | undefined;
  eachEntry(consumers, (name, position) => {
    if (known.has(name)) return;
    index ??= new NearestIndex(known);
    const near = index.nearest(name);
    findings.add(
      'TENANT_UNKNOWN',
      [...path, position],
      `There is no tenant \`${name}\`.`,
      near === undefined
        ? 'Name tenants of this fleet, or write `consumers: all`.'
        : `Did you mean \`${near}\`?`,
    );
  });
}

/** A shared service as what it is in everything else: a tenant with a single namespace. */
export function asTenant(name: string, service: SharedServiceEntry): TenantEntry {
  // What the platform states is for tenants.
  return { ...service, name, namespaces: 'single', isolation: 'namespace' };
}

const OWNER_KEYS = [
  'displayName',
  'costCenter',
  'department',
  'contact',
  'budget',
  'renamedFrom',
  'state',
  'quota',
  'burst',
  'environments',
] as const satisfies readonly (keyof FleetOwner)[];

/** A shared service in normal form. */
export function resolveSharedService(
  { ports, consumers }: SharedServiceEntry,
  owner: FleetTenant,
  tenants: readonly FleetTenant[],
): FleetSharedService {
  return {
    ...pick(owner, OWNER_KEYS),
    ports: sortedMap(ports, resolvePort),
    consumers: consumers === 'all' ? tenants.map(({ name }) => name) : sortedTexts(consumers),
  };
}

/** The name of the egress entry that leads a tenant to a shared service. */
export function sharedEgressName(service: string): string {
  return `shared-${service}`;
}

/** The egress entry that leads a tenant to a shared service. */
interface Way {
  readonly service: string;
  readonly entry: string;
  readonly peer: FleetPeer;
}

/** The ways to all shared services, by the tenants that reach them. */
function waysByTenant(
  services: Readonly<Record<string, FleetSharedService>>,
): ReadonlyMap<string, readonly Way[]> {
  const byTenant = new Map<string, Way[]>();
  for (const [service, { environments, ports, consumers }] of Object.entries(services)) {
    const peer = {
      namespace: Object.values(environments)[0]!.namespace,
      ports: resolvePorts(Object.values(ports)),
    };
    const way = { service, entry: sharedEgressName(service), peer };
    for (const tenant of consumers) addTo(byTenant, tenant, way);
  }
  return byTenant;
}

/** Tenants with the way to the shared services that name them, in each of their environments. */
export function openToServices(
  tenants: readonly FleetTenant[],
  services: Readonly<Record<string, FleetSharedService>>,
): FleetTenant[] {
  const ways = waysByTenant(services);
  return tenants.map((tenant) => {
    const own = ways.get(tenant.name);
    if (own === undefined) return tenant;
    const peers = Object.fromEntries(own.map(({ entry, peer }) => [entry, peer]));
    return {
      ...tenant,
      environments: mapOf(Object.keys(tenant.environments), (name) =>
        withEgress(tenant.environments[name]!, peers),
      ),
    };
  });
}

function withEgress(
  environment: FleetEnvironment,
  peers: Readonly<Record<string, FleetPeer>>,
): FleetEnvironment {
  const { network } = environment;
  const egress = sortedMap({ ...network.egress, ...peers }, (peer) => peer);
  return { ...environment, network: { ...network, egress } };
}

/** Reports egress entries of tenants that have the name of such a way and lead somewhere else. */
export function checkServiceEntries(
  tenants: readonly FleetTenant[],
  services: Readonly<Record<string, FleetSharedService>>,
  findings: Findings,
): void {
  const ways = waysByTenant(services);
  for (const tenant of tenants) {
    for (const { service, entry, peer } of ways.get(tenant.name) ?? []) {
      const own = Object.values(tenant.environments).flatMap(
        ({ network }) => network.egress[entry] ?? [],
      );
      if (own.every((other) => JSON.stringify(other) === JSON.stringify(peer))) continue;
      findings.add(
        'PEER_INVALID',
        ['sharedServices', service],
        `The tenant \`${tenant.name}\` has an egress entry \`${entry}\` of its own, which leads somewhere else.`,
        'Rename that entry: the name belongs to the shared service.',
      );
    }
  }
}
