import type { Opening } from '../../verify/reach/network-profile';
import { isInternet } from '../../verify/reach/public-addresses';
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
  if (ranges.length <= MOST_RANGES) return { addresses: ranges };
  return {
    addresses: ranges.slice(0, MOST_RANGES),
    more: ranges.length - MOST_RANGES,
    ...(isInternet(ranges) ? { isInternet: true } : {}),
  };
}
