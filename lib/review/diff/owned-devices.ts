import type { Fleet } from '../../fleet/model/fleet';
import { formatQuantity, nanoOf } from '../../fleet/values/quantity';
import type { AmountChange } from './amount-rows';
import type { SideFleets } from './base/tree-side';

/**
 * The devices that tenants and shared services have as their own on both sides, where queues lend them: what namespaces
 * may hold then adds up to more than there is. Undefined where nothing is lent, or a side has no fleets.
 */
export function ownedDevices(before: SideFleets, after: SideFleets): AmountChange | undefined {
  const [old, next] = [before.fleets, after.fleets];
  if (old === undefined || next === undefined) return undefined;
  const lends = [...old, ...next].some(({ platform }) => platform.queueing !== undefined);
  return lends ? { before: ownedIn(old), after: ownedIn(next) } : undefined;
}

function ownedIn(fleets: readonly Fleet[]): string {
  const amounts = fleets
    .flatMap(({ tenants, sharedServices }) => [...tenants, ...Object.values(sharedServices)])
    .flatMap(({ quota }) => Object.values(quota.gpu));
  return formatQuantity({
    nano: amounts.reduce((sum, amount) => sum + nanoOf(amount), 0n),
    format: 'decimal',
  });
}
