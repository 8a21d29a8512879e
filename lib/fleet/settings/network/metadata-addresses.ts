import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
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
import { PRIVATE_RANGES, nonPublicWithin } from '../../values/private-ranges';
import { exceptList } from './except-list';
import { wayToAddress } from './node-addresses';
import { exactRange } from './ranges';

/**
 * Link-local addresses that may be named: the agent of EKS Pod Identity gives each pod credentials of its own, and never
 * those of the node.
 */
const POD_IDENTITY = ['169.254.170.23/32', 'fd00:ec2::23/128'];

/** Reports an address range through which pods would reach the metadata services of clouds. Returns whether it is one. */
export function checkMetadataAddresses(
  { cidr, except }: Written<PeerProps>,
  place: FindingPath,
  findings: Findings,
): boolean {
  const range = exactRange(cidr);
  if (range === undefined || POD_IDENTITY.includes(formatCidr(range))) return false;
  const left = (except ?? []).map(exactRange);
  const open = METADATA_ADDRESSES.filter(
    (known) =>
      overlaps(range, known.range) &&
      !left.some((part) => part !== undefined && covers(part, known.range)),
  );
  const [first] = open;
  if (first === undefined) return false;
  const reason = metadataReason(cidr!, range, first);
  findings.add('CIDR_FORBIDDEN', place, reason, fixOf(range, except, open));
  return true;
}

/** Why a range that overlaps a known one cannot be opened. */
export function metadataReason(text: string, range: Cidr, known: KnownRange): string {
  return covers(known.range, range)
    ? `${text} belongs to ${known.reason}.`
    : `${text} covers ${known.cidr}: ${known.reason}.`;
}

/** A fix that opens neither metadata services nor private ranges: people copy it. */
function fixOf(
  range: Cidr,
  except: Written<PeerProps>['except'],
  open: readonly KnownRange[],
): string {
  if (!open.every((known) => isWithin(known.range, range))) return wayToAddress(range);
  if (PRIVATE_RANGES.some((known) => formatCidr(known) === formatCidr(range))) {
    return 'Name the addresses that pods need: this range usually holds nodes, pods and the API server as well.';
  }
  const list = exceptList(except, [...nonPublicWithin(range), ...open.map((known) => known.range)]);
  return range.prefix === 0
    ? `For public addresses, remove it and write \`internet: true\`, which is the default; or leave the private ones out with \`${list}\`.`
    : `Write \`${list}\`, or name a smaller range.`;
}
