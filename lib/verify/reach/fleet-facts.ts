import { dnsTargets } from '../../constructs/network/dns-profiles';
import type { Fleet, FleetNetwork } from '../../fleet/model/fleet';
import type { NetworkFacts } from './traffic-end';

/** What a fleet says about its cluster, and no policy does. */
export function fleetFacts({ platform, ...owners }: Fleet): NetworkFacts {
  const { clusterRanges = {}, network } = platform;
  const apiServer = apiServersOf(owners).flatMap(({ cidrs }) => cidrs);
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
function networksOf({ tenants, sharedServices }: Owners, wanted?: string): FleetNetwork[] {
  const all = [...tenants, ...Object.values(sharedServices)].flatMap(({ environments }) =>
    Object.values(environments),
  );
  const found = all.filter(({ namespace }) => namespace === wanted);
  return (found.length > 0 ? found : all).map(({ network }) => network);
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
