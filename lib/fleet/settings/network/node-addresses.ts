import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { type Cidr, METADATA_ADDRESSES, formatCidr, parseCidr } from '../../values/cidr';

const LINK_LOCAL = parseCidr('169.254.0.0/16')!;

/** What the key or the entry is called that opens a link-local address, and nothing else of it. */
const WAYS: Readonly<Record<string, string>> = {
  '169.254.169.252/32':
    'For workload identity on GKE, write `network: {integrations: [gke-workload-identity]}`.',
  '169.254.169.254/32':
    'For DNS or workload identity on GKE, write `network: {dns: gke-cloud-dns}` or `network: {integrations: [gke-workload-identity]}`; otherwise, name another range.',
  '169.254.170.23/32': 'Write `network: {integrations: [eks-pod-identity]}` instead.',
};

/** Reports the address of a DNS cache that is known to be something else. */
export function checkNodeAddress(text: string, path: FindingPath, findings: Findings): void {
  const range = parseCidr(`${text}/32`);
  // An IPv6 address would open all that begins like it.
  if (range?.version !== 4) {
    findings.add(
      'CIDR_INVALID',
      path,
      `\`${text}\` is not an IPv4 address.`,
      'Write the address on which the cache listens, such as 169.254.25.10.',
    );
    return;
  }
  const known = METADATA_ADDRESSES.find((one) => one.cidr === formatCidr(range));
  if (known === undefined) return;
  findings.add(
    'CIDR_FORBIDDEN',
    path,
    `${text} is ${known.reason}, and not a DNS cache.`,
    WAYS[known.cidr] ?? 'Write the address on which the cache listens, such as 169.254.25.10.',
  );
}

/** What to write instead of an `egress` to an address that belongs to the node. */
export function wayToAddress(range: Cidr): string {
  const way = WAYS[formatCidr(range)];
  if (way !== undefined) return way;
  const isOne = range.version === 4 && range.prefix === 32;
  const isCache =
    isOne &&
    range.network >> 16n === LINK_LOCAL.network >> 16n &&
    !METADATA_ADDRESSES.some(({ cidr }) => cidr === formatCidr(range));
  return isCache
    ? `If a DNS cache of the node listens there, write \`network: {dns: {nodeLocal: ${formatCidr(range).replace('/32', '')}}}\`; otherwise, name another range.`
    : 'Name another range.';
}
