import type { FindingPath, Findings } from '../../../findings/finding';
import type { PeerProps } from '../../model/props';
import type { Written } from '../../model/written';
import {
  type Cidr,
  type KnownRange,
  METADATA_ADDRESSES,
  covers,
  formatCidr,
  isWithin,
  overlaps,
} from '../../values/cidr';
import { exactRange } from './ranges';

/**
 * Link-local addresses that may be named: the agent of EKS Pod Identity gives each pod credentials of its own, and never
 * those of the node.
 */
const POD_IDENTITY = ['169.254.170.23/32', 'fd00:ec2::23/128'];

/** Reports an address range through which pods would reach the metadata services of clouds. */
export function checkMetadataAddresses(
  { cidr, except }: Written<PeerProps>,
  place: FindingPath,
  findings: Findings,
): void {
  const range = exactRange(cidr);
  if (range === undefined || POD_IDENTITY.includes(formatCidr(range))) return;
  const left = (except ?? []).map(exactRange);
  const open = METADATA_ADDRESSES.filter(
    (known) =>
      overlaps(range, known.range) &&
      !left.some((part) => part !== undefined && covers(part, known.range)),
  );
  const [first] = open;
  if (first === undefined) return;
  findings.add('CIDR_FORBIDDEN', place, metadataReason(cidr!, range, first), fixOf(range, open));
}

/** Why a range that overlaps a known one cannot be opened. */
export function metadataReason(text: string, range: Cidr, known: KnownRange): string {
  return covers(known.range, range)
    ? `${text} belongs to ${known.reason}.`
    : `${text} covers ${known.cidr}: ${known.reason}.`;
}

function fixOf(range: Cidr, open: readonly KnownRange[]): string {
  if (!open.every((known) => isWithin(known.range, range))) return 'Name another range.';
  const widest = open.filter(
    (known) =>
      !open.some((other) => other.range !== known.range && covers(other.range, known.range)),
  );
  const which = widest.length === 1 ? 'it' : 'them';
  const list = widest.map((known) => known.cidr).join(', ');
  return `Leave ${which} out with \`except: [${list}]\`, or name a smaller range.`;
}
