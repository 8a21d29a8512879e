import type { Interval } from './interval-list';
import type { PortSet } from './port-set';

/** Addresses to which the same ports are open. */
export interface AddressOpening {
  readonly addresses: readonly Interval<bigint>[];
  readonly ports: PortSet;
}
