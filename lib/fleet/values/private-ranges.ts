import { type Cidr, NON_PUBLIC_V4, NON_PUBLIC_V6, isWithin, parseCidr, subtract } from './cidr';

/** Ranges from which networks take the addresses of nodes, pods, Services and their own machines. */
export const PRIVATE_RANGES: readonly Cidr[] = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
  // Its lower half is not assigned, and its upper half is where everybody takes addresses from.
  'fc00::/7',
  'fd00::/8',
].map((text) => parseCidr(text)!);

/** What of a range is not the public Internet, unless that is the whole range. */
export function nonPublicWithin(range: Cidr): Cidr[] {
  return [...NON_PUBLIC_V4, ...NON_PUBLIC_V6]
    .map((known) => known.range)
    .filter((known) => isWithin(known, range));
}

/** Whether some ranges hold more than half of the addresses of another one. */
export function holdMostOf(whole: Cidr, parts: readonly Cidr[]): boolean {
  const closed = subtract(whole, parts).reduce((total, range) => total + sizeOf(range), 0n);
  return closed * 2n < sizeOf(whole);
}

function sizeOf({ version, prefix }: Cidr): bigint {
  return 1n << BigInt((version === 4 ? 32 : 128) - prefix);
}
