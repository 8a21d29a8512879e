import { FAMILY_TAINTS } from '../catalogue/accelerators';
import type { FleetPool, FleetScheduling, FleetTaint } from '../model/fleet';

/** A taint as `scheduling.tolerations` writes it. One without a value is granted as that alone, and not with every value. */
export function taintText({ key, value = '' }: FleetTaint): string {
  return `${key}=${value}`;
}

/** A taint as people read it, with its effect. */
export function shownTaint({ key, value, effect }: FleetTaint): string {
  return `${key}${value === undefined ? '' : `=${value}`}:${effect}`;
}

/** The taints of a pool that keep pods off its nodes. */
export function repellingTaints({ taints = [] }: Pick<FleetPool, 'taints'>): FleetTaint[] {
  return taints.filter(({ effect }) => effect !== 'PreferNoSchedule');
}

/**
 * Whether a taint is one that the guard rail `podScheduling` lets every pod tolerate that asks for a device of the pool: it
 * has the name of the resource, or that of all devices of its vendor.
 */
export function isTaintOfDevices({ key }: FleetTaint, { resource }: FleetPool): boolean {
  const [domain = ''] = resource.split('/');
  return key === resource || FAMILY_TAINTS.some((family) => key === `${domain}/${family}`);
}

/** The taints that the pods of a namespace may tolerate because it may have devices of the pool, as they are granted. */
export function grantedWithPool(pool: FleetPool): string[] {
  if (pool.toleratedBy !== 'queue') return [];
  return (pool.taints ?? []).filter((taint) => !isTaintOfDevices(taint, pool)).map(taintText);
}

/** Whether the pods of an environment may tolerate a taint of a pool of which it may have devices. */
export function mayTolerate(
  { tolerations, nodes }: Pick<FleetScheduling, 'tolerations' | 'nodes'>,
  taint: FleetTaint,
  pool: FleetPool,
): boolean {
  if (pool.toleratedBy === 'queue' || isTaintOfDevices(taint, pool)) return true;
  const granted = [...tolerations, ...(nodes === undefined ? [] : [nodes.taint])];
  return granted.includes(taint.key) || granted.includes(taintText(taint));
}
