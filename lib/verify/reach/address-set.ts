import { type Cidr, formatCidr, parseCidr } from '../../fleet/values/cidr';
import { type Interval, type IntervalList, normalized } from './interval-list';

/** IP addresses. Those of version 6 come after all of version 4, so that one list holds both. */
export type AddressSet = IntervalList<bigint>;

const V4_END = 1n << 32n;
const V6_START = 1n << 40n;
const V6_END = V6_START + (1n << 128n);

/** All addresses of both versions. */
export const ALL_ADDRESSES: AddressSet = [
  [0n, V4_END],
  [V6_START, V6_END],
];

/** The addresses of a range, or of a single address; `undefined` for any other text. */
export function readAddresses(text: string): AddressSet | undefined {
  const cidr =
    parseCidr(text) ?? parseCidr(`${text}/${text.includes(':') ? '128' : '32'}`) ?? undefined;
  return cidr === undefined ? undefined : [intervalOf(cidr)];
}

/** The addresses of ranges. What is none of them is left out. */
export function addressesOf(ranges: readonly string[]): AddressSet {
  return normalized(ranges.flatMap((text) => readAddresses(text) ?? []));
}

function intervalOf({ version, network, prefix }: Cidr): Interval<bigint> {
  const from = version === 4 ? network : V6_START + network;
  return [from, from + (1n << BigInt((version === 4 ? 32 : 128) - prefix))];
}

/** Whether addresses of version 4 are in the set. */
export function hasVersion4(set: AddressSet): boolean {
  return set.length > 0 && set[0]![0] < V4_END;
}

/** The version of an interval. */
export function versionOf([from]: Interval<bigint>): 4 | 6 {
  return from < V4_END ? 4 : 6;
}

/** A set as ranges: as few as possible, by address. A range of one address has no prefix. */
export function formatAddresses(set: AddressSet): string[] {
  return set.flatMap(cidrsOf).map((cidr) => formatCidr(cidr).replace(/(?<=\..*)\/32$|\/128$/, ''));
}

function cidrsOf(interval: Interval<bigint>): Cidr[] {
  const version = versionOf(interval);
  const [bits, start] = version === 4 ? [32, 0n] : [128, V6_START];
  const result: Cidr[] = [];
  let from = interval[0] - start;
  const to = interval[1] - start;
  while (from < to) {
    let length = 0;
    // The largest block that starts here and ends in time.
    while (
      length < bits &&
      (from & ((1n << BigInt(length + 1)) - 1n)) === 0n &&
      from + (1n << BigInt(length + 1)) <= to
    ) {
      length += 1;
    }
    result.push({ version, network: from, prefix: bits - length, hostBits: false });
    from += 1n << BigInt(length);
  }
  return result;
}
