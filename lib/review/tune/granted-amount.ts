import type { FleetTenant } from '../../fleet/model/fleet';
import { type BudgetKey, poolOf } from '../../fleet/organizations/budget-keys';
import { amount } from '../../fleet/values/amounts';
import { ONE } from '../../fleet/values/quantity';

/** What grants add to a total, which the file does not state in the quota. */
export function grantedAmount({ grants = {} }: FleetTenant, key: BudgetKey): bigint {
  const pool = poolOf(key);
  return Object.values(grants).reduce((sum, { quota }) => {
    if (pool !== undefined) return sum + BigInt(quota.gpu?.[pool] ?? 0) * ONE;
    const text = quota[key as 'cpu'];
    return text === undefined ? sum : sum + amount(text).nano;
  }, 0n);
}
