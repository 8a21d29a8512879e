import type { Network } from '../../verify/reach/cluster-network';
import type { NamespaceProfile, Opening } from '../../verify/reach/network-profile';
import { formatPorts } from '../../verify/reach/port-set';
import type { NamespaceGroups } from './namespace-groups';
import type { ReportLink } from './report-data';

type Link = Omit<ReportLink, 'cluster'>;

/** An opening for namespaces that no rule names. */
const WIDE = /^(?:all|other) namespaces$|^any namespace with /;

/**
 * All pairs of namespaces of which the first reaches the second. Only pairs are looked at that both ends name, or that one
 * names and the other takes with all others, so that thousands of namespaces do not become millions of pairs.
 */
export function linksIn(
  network: Network,
  groups: NamespaceGroups,
  namespaces: readonly string[],
): Link[] {
  const ours = new Set(namespaces);
  const takesAll = namespaces.filter((name) => isWide(groups.profile(name), 'ingress'));
  const namedBy = namersOf(groups, namespaces);
  const verdicts = new Map<string, Omit<Link, 'from' | 'to'> | undefined>();
  const links: Link[] = [];
  for (const from of namespaces) {
    const profile = groups.profile(from);
    const candidates = new Set(namesIn(profile, 'egress', from).filter((name) => ours.has(name)));
    if (isWide(profile, 'egress')) {
      for (const name of [...takesAll, ...(namedBy.get(from) ?? [])]) candidates.add(name);
    }
    for (const to of [...candidates].sort()) {
      const key = JSON.stringify([
        openingsFor(profile, 'egress', from, to),
        openingsFor(groups.profile(to), 'ingress', to, from),
      ]);
      if (!verdicts.has(key)) verdicts.set(key, judge(network, from, to));
      const verdict = verdicts.get(key);
      if (verdict !== undefined) links.push({ from, to, ...verdict });
    }
  }
  return links;
}

function judge(network: Network, from: string, to: string): Omit<Link, 'from' | 'to'> | undefined {
  const { isOpen, extent, ports } = network.decide({ namespace: from }, { namespace: to });
  return isOpen ? { extent, ports: formatPorts(ports) } : undefined;
}

type Direction = 'ingress' | 'egress';

function openingsIn({ pods }: NamespaceProfile, direction: Direction): Opening[] {
  return pods.flatMap((one) => one[direction]);
}

function isWide(profile: NamespaceProfile, direction: Direction): boolean {
  return openingsIn(profile, direction).some(({ namespace = '' }) => WIDE.test(namespace));
}

/** The namespaces that the openings name; for `own namespace`, the name of the one that is looked at. */
function namesIn(profile: NamespaceProfile, direction: Direction, own: string): string[] {
  return openingsIn(profile, direction).flatMap(({ namespace }) =>
    namespace === undefined || WIDE.test(namespace)
      ? []
      : namespace === 'own namespace'
        ? own
        : namespace,
  );
}

/** Who names a namespace among those that may come in. */
function namersOf(
  groups: NamespaceGroups,
  namespaces: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const namers = new Map<string, string[]>();
  for (const name of namespaces) {
    for (const peer of namesIn(groups.profile(name), 'ingress', name)) {
      const known = namers.get(peer);
      if (known === undefined) namers.set(peer, [name]);
      else known.push(name);
    }
  }
  return namers;
}

/** What one end opens for the other, by kind of pod: equal openings on both sides give equal answers. */
function openingsFor(
  { pods }: NamespaceProfile,
  direction: Direction,
  own: string,
  other: string,
): unknown {
  return pods.map((one) => {
    const named = one[direction].filter(
      ({ namespace }) => (namespace === 'own namespace' ? own : namespace) === other,
    );
    const chosen =
      named.length > 0
        ? named
        : one[direction].filter(({ namespace = '' }) => WIDE.test(namespace));
    return [one.pods, chosen.map((opening) => [opening.pods, opening.ports, opening.limits])];
  });
}
