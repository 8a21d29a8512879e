import type { ReachExtent, ReportOpening } from './report-data';

/** The ends that everybody asks about, in words. */
export const END_WORDS: Readonly<Record<string, string>> = {
  dns: 'DNS',
  metadata: 'Metadata service',
  'api-server': 'API server',
  internet: 'Internet',
  private: 'Private ranges',
};

/** How much of something is open. */
export const EXTENT_WORDS: Readonly<Record<ReachExtent['extent'], string>> = {
  all: 'open',
  some: 'in part',
  none: 'closed',
};

/** Peers in words: `ingress-nginx: app=nginx`, `the internet`. */
export function peerWords({
  namespace,
  pods,
  addresses = [],
  more,
  isInternet,
}: ReportOpening): string {
  if (isInternet === true) return 'the internet';
  if (namespace === undefined) {
    return more === undefined
      ? addresses.join(', ')
      : `${addresses[0]!} and ${more + addresses.length - 1} more ranges`;
  }
  return pods === undefined || pods === 'all pods' ? namespace : `${namespace}: ${pods}`;
}

/** Ports in words. */
export function portWords(ports: readonly string[]): string {
  return ports.length === 1 && ports[0] === 'all' ? 'all ports' : ports.join(', ');
}
