import { addressesOf } from '../../../verify/reach/address-set';
import { intersection } from '../../../verify/reach/interval-list';
import { isInternet } from '../../../verify/reach/public-addresses';
import type { ChangedEnd } from '../../../verify/reach/reach-changes';
import { PRIVATE_RANGES } from '../../../verify/reach/traffic-end';

/** How many ranges of addresses are named; the others are counted. */
const MOST_RANGES = 4;

/** Addresses that a reader should know of, wherever they are among others. */
const NOTABLE: readonly (readonly [range: string, words: string])[] = [
  ['169.254.169.254/32', 'the metadata service of the cloud'],
];

/** An end in words, seen from a namespace: `pods of monitoring`, `the internet`. */
export function endText(
  { namespace, pods = 'all pods', addresses }: ChangedEnd,
  apiServer: readonly string[],
): string {
  if (addresses !== undefined) return addressText(addresses, apiServer);
  const where = namespace === 'other namespaces' ? namespace : `\`${namespace}\``;
  return pods === 'all pods' ? `pods of ${where}` : `pods of ${where} (${pods})`;
}

/** Its own pods in words. */
export function ownText({ pods = 'all pods' }: ChangedEnd): string {
  return pods === 'all pods' ? 'its pods' : `its pods (${pods})`;
}

function addressText(ranges: readonly string[], apiServer: readonly string[]): string {
  const notable = [
    ...(apiServer.some((range) => overlaps(ranges, [range])) ? ['the API server'] : []),
    ...NOTABLE.flatMap(([range, words]) => (overlaps(ranges, [range]) ? [words] : [])),
  ];
  if (isInternet(ranges)) {
    const isPrivate = overlaps(ranges, PRIVATE_RANGES);
    const others = [...(isPrivate ? ['private addresses'] : []), ...notable];
    return others.length === 0 ? 'the internet' : `the internet and ${others.join(' and ')}`;
  }
  const shown = ranges.slice(0, MOST_RANGES).map((range) => `\`${range}\``);
  const more = ranges.length > MOST_RANGES ? ` and ${ranges.length - MOST_RANGES} more ranges` : '';
  const among = notable.length === 0 ? '' : ` (${notable.join(' and ')})`;
  return `${shown.join(', ')}${more}${among}`;
}

function overlaps(some: readonly string[], others: readonly string[]): boolean {
  return intersection(addressesOf(some), addressesOf(others)).length > 0;
}

/** Ports in words: `on TCP 443`, `on all ports`. */
export function portText(ports: readonly string[]): string {
  return ports.includes('all') ? 'on all ports' : `on ${ports.join(', ')}`;
}
