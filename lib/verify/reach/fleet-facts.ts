import { dnsTargets } from '../../constructs/network/dns-profiles';
import type { Fleet, FleetNetwork } from '../../fleet/model/fleet';
import type { NetworkFacts } from './traffic-end';

/** What a fleet says about its cluster, and no policy does. */
export function fleetFacts(fleet: Fleet): NetworkFacts {
  const { clusterRanges = {}, network } = fleet.platform;
  const apiServer = apiServersOf(fleet).flatMap(({ cidrs }) => cidrs);
  return {
    ...(network.engine === 'cilium' ? { engine: 'cilium' } : {}),
    ...(clusterRanges.pods === undefined ? {} : { pods: clusterRanges.pods }),
    ...(clusterRanges.nodes === undefined ? {} : { nodes: clusterRanges.nodes }),
    ...(apiServer.length === 0 ? {} : { apiServer: [...new Set(apiServer)].sort() }),
  };
}

type Owners = Pick<Fleet, 'tenants' | 'sharedServices'>;

/** Where the API server is: for one namespace, or for all together. */
export function apiServersOf(
  owners: Owners,
  namespace?: string,
): NonNullable<FleetNetwork['apiServer']>[] {
  return distinct(networksOf(owners, namespace).flatMap(({ apiServer }) => apiServer ?? []));
}

/** Where DNS is answered: for one namespace, or for all together. */
export function dnsTargetsOf(owners: Owners, namespace?: string): ReturnType<typeof dnsTargets> {
  return distinct(networksOf(owners, namespace).flatMap(({ dns }) => [...dnsTargets(dns)]));
}

/** The settings of a namespace; those of all where it is not one of the fleet. */
function networksOf(owners: Owners, namespace?: string): readonly FleetNetwork[] {
  const known = settings.get(owners) ?? settingsByNamespace(owners);
  settings.set(owners, known);
  const found = namespace === undefined ? undefined : known.get(namespace);
  return found === undefined ? [...known.values()] : [found];
}

/** Asked about for every namespace of a fleet. */
const settings = new WeakMap<Owners, ReadonlyMap<string, FleetNetwork>>();

function settingsByNamespace({ tenants, sharedServices }: Owners): Map<string, FleetNetwork> {
  const owners = [...tenants, ...Object.values(sharedServices)];
  return new Map(
    owners.flatMap(({ environments }) =>
      Object.values(environments).map(({ namespace, network }) => [namespace, network] as const),
    ),
  );
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
