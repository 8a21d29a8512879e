import { NON_PUBLIC_V4, NON_PUBLIC_V6 } from '../../fleet/values/cidr';
import { ALL_ADDRESSES, type AddressSet, addressesOf, versionOf } from './address-set';
import { difference, intersection } from './interval-list';

/** The addresses of the internet. */
export const PUBLIC_ADDRESSES: AddressSet = difference(
  ALL_ADDRESSES,
  addressesOf([...NON_PUBLIC_V4, ...NON_PUBLIC_V6].map(({ cidr }) => cidr)),
);

/**
 * As many addresses as a /12 of version 4 has, or a /24 of version 6. Universities and companies own a /16 or a few of
 * them, which are theirs and not the internet. Who has more are carriers and clouds, and lets addresses to anybody.
 */
const LEAST = { 4: 1n << 20n, 6: 1n << 104n } as const;

/**
 * Whether ranges are the internet at large, and not the addresses of somebody: so many of them are public that anybody can
 * get one.
 */
export function isInternet(ranges: readonly string[]): boolean {
  const held = intersection(PUBLIC_ADDRESSES, addressesOf(ranges));
  return ([4, 6] as const).some((version) => sizeOf(held, version) >= LEAST[version]);
}

function sizeOf(set: AddressSet, version: 4 | 6): bigint {
  return set
    .filter((interval) => versionOf(interval) === version)
    .reduce((sum, [from, to]) => sum + (to - from), 0n);
}
