import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import type { Network } from '../../verify/reach/cluster-network';
import { KNOWN_ENDS, type KnownEndName, knownEnd } from '../../verify/reach/known-ends';
import { formatPorts } from '../../verify/reach/port-set';
import { NamespaceGroups } from './namespace-groups';
import { OpeningList } from './opening-list';
import { linksIn } from './reach-links';
import type { ReachExtent, ReportReach, ReportReachGroup } from './report-data';
import type { MeaningOf } from './object-meaning';

/** What reaches what, as the network policies of each cluster say. */
export function reportReach(fleets: readonly Fleet[], meaningOf: MeaningOf): ReportReach {
  const openings = new OpeningList();
  const groups: ReportReachGroup[] = [];
  const parts = fleets.map((fleet) => {
    const name = clusterOf(fleet);
    const cluster = name === undefined ? {} : { cluster: name };
    const { network } = meaningOf(fleet);
    const grouped = new NamespaceGroups(network);
    const indices = new Map<string, number>();
    const namespaces = namespacesOf(fleet).map((namespace) => {
      const first = grouped.firstLike(namespace);
      const known = indices.get(first);
      if (known !== undefined) return { ...cluster, namespace, group: known };
      const pods = grouped.profile(namespace).pods.map((one) => ({
        pods: one.pods,
        in: one.ingress.map((opening) => openings.indexOf(opening)),
        out: one.egress.map((opening) => openings.indexOf(opening)),
      }));
      const group = groups.push({ ends: endsOf(network, fleet, namespace), pods }) - 1;
      indices.set(first, group);
      return { ...cluster, namespace, group };
    });
    const links = linksIn(network, grouped, namespacesOf(fleet)).map((link) => ({
      ...cluster,
      ...link,
    }));
    const unread = network.unread.map(({ kind, count }) => ({ ...cluster, kind, count }));
    return { namespaces, links, unread };
  });
  return {
    openings: openings.all,
    groups,
    namespaces: parts.flatMap(({ namespaces }) => namespaces),
    links: parts.flatMap(({ links }) => links),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

/** The namespaces that the fleet makes, in order. */
function namespacesOf({ tenants, sharedServices }: Fleet): string[] {
  return [...tenants, ...Object.values(sharedServices)]
    .flatMap(({ environments }) => Object.values(environments))
    .map(({ namespace }) => namespace)
    .sort();
}

/** How much of each end that everybody asks about is open. Ends that nobody states are left out. */
function endsOf(network: Network, fleet: Fleet, namespace: string): ReportReachGroup['ends'] {
  const ends: Partial<Record<KnownEndName, ReachExtent>> = {};
  for (const name of KNOWN_ENDS) {
    const known = knownEnd(name, fleet);
    if (known === undefined) continue;
    const verdicts = known.ends.map((end) => network.decide({ namespace }, end, known.ports));
    const open = verdicts.filter(({ isOpen }) => isOpen);
    ends[name] = {
      // Any of several servers of DNS is enough.
      extent: open.some(({ extent }) => extent === 'all')
        ? 'all'
        : open.length > 0
          ? 'some'
          : 'none',
      ports: [...new Set(open.flatMap(({ ports }) => formatPorts(ports)))],
    };
  }
  return ends;
}
