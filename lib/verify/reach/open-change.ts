import type { AddressOpening } from './address-opening';
import { formatAddresses } from './address-set';
import { type IntervalList, cutBy, includesPoint, normalized } from './interval-list';
import type { Open } from './open-between';
import { NO_PORTS, commonPorts, formatPorts, isEmpty, withoutPorts } from './port-set';

/** How what is open differs. */
export interface OpenChange {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly limits?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** What differs for addresses. */
export interface AddressChange {
  readonly addresses: readonly string[];
  readonly change: OpenChange;
}

/** How what is open between the same ends differs; `undefined` if it does not. */
export function openChange(before: Open, after: Open): OpenChange | undefined {
  const opened = withoutPorts(after.ports, before.ports);
  const closed = withoutPorts(before.ports, after.ports);
  const isLimited =
    before.limits.join('\n') !== after.limits.join('\n') &&
    !isEmpty(commonPorts(before.ports, after.ports));
  if (isEmpty(opened) && isEmpty(closed) && !isLimited) return undefined;
  return {
    opened: formatPorts(opened),
    closed: formatPorts(closed),
    ...(isLimited ? { limits: { before: before.limits, after: after.limits } } : {}),
  };
}

/** How what is open to addresses differs. Addresses with the same change are one. */
export function addressChanges(
  before: readonly AddressOpening[],
  after: readonly AddressOpening[],
): AddressChange[] {
  if (before === after) return [];
  const lists = [...before, ...after].map(({ addresses }) => addresses as IntervalList<bigint>);
  const groups = new Map<string, { intervals: [bigint, bigint][]; change: OpenChange }>();
  for (const [from, to] of cutBy(normalized(lists.flat()), lists)) {
    const openAt = (openings: readonly AddressOpening[]): Open => ({
      ports: openings.find(({ addresses }) => includesPoint(addresses, from))?.ports ?? NO_PORTS,
      limits: [],
    });
    const change = openChange(openAt(before), openAt(after));
    if (change === undefined) continue;
    const key = JSON.stringify(change);
    const group = groups.get(key) ?? { intervals: [], change };
    group.intervals.push([from, to]);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ intervals, change }) => ({
    addresses: formatAddresses(normalized(intervals)),
    change,
  }));
}
