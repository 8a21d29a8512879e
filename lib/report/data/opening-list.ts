import { NON_PUBLIC_V4, NON_PUBLIC_V6 } from '../../fleet/values/cidr';
import {
  ALL_ADDRESSES,
  type AddressSet,
  addressesOf,
  versionOf,
} from '../../verify/reach/address-set';
import { difference, intersection } from '../../verify/reach/interval-list';
import type { Opening } from '../../verify/reach/network-profile';
import { NumberedList } from './numbered-list';
import type { ReportOpening } from './report-data';

/** How many ranges are still a list, and not a heap. */
const MOST_RANGES = 4;

/** Openings, each once: most namespaces have those of the platform. */
export class OpeningList {
  private readonly openings = new NumberedList<ReportOpening>();

  get all(): readonly ReportOpening[] {
    return this.openings.all;
  }

  indexOf({ addresses, ...opening }: Opening): number {
    return this.openings.numberOf(
      addresses === undefined ? opening : { ...opening, ...shortened(addresses) },
    );
  }
}

/** A few ranges as they are; of many, the first ones, how many there are, and whether they are the internet. */
function shortened(
  ranges: readonly string[],
): Pick<ReportOpening, 'addresses' | 'more' | 'isInternet'> {
  const isInternet = ranges.length > MOST_RANGES && isMostlyPublic(ranges);
  return {
    addresses: ranges.slice(0, MOST_RANGES),
    ...(ranges.length > MOST_RANGES ? { more: ranges.length - MOST_RANGES } : {}),
    ...(isInternet ? { isInternet } : {}),
  };
}

const PUBLIC = difference(
  ALL_ADDRESSES,
  addressesOf([...NON_PUBLIC_V4, ...NON_PUBLIC_V6].map(({ cidr }) => cidr)),
);

/** Whether it is more than half of all public addresses of a version. */
function isMostlyPublic(ranges: readonly string[]): boolean {
  const held = intersection(PUBLIC, addressesOf(ranges));
  return ([4, 6] as const).some((version) => sizeOf(held, version) * 2n > sizeOf(PUBLIC, version));
}

function sizeOf(set: AddressSet, version: 4 | 6): bigint {
  return set
    .filter((interval) => versionOf(interval) === version)
    .reduce((sum, [from, to]) => sum + (to - from), 0n);
}
