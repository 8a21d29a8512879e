import type { FleetBudget, FleetQuota } from '../model/fleet';
import { SPLITS, type SplitKey } from '../quota/portions';
import { amount } from '../values/amounts';
import { ONE, type ParsedQuantity } from '../values/quantity';

/** What a budget counts: an amount, or the devices of a pool. */
export type BudgetKey = SplitKey | `gpu.${string}`;

const AMOUNTS: readonly SplitKey[] = SPLITS.map(([key]) => key);

/** Everything that a budget bounds, where devices come from these pools. */
export function budgetKeys(pools: readonly string[]): BudgetKey[] {
  return [...AMOUNTS, ...pools.map((pool): BudgetKey => `gpu.${pool}`)];
}

/** The keys that lead to an amount in a quota: `cpu`, or `gpu` and the pool. */
export function keysOfBudget(key: BudgetKey): readonly string[] {
  const pool = poolOf(key);
  return pool === undefined ? [key] : ['gpu', pool];
}

/** The pool whose devices are counted. */
export function poolOf(key: BudgetKey): string | undefined {
  return key.startsWith('gpu.') ? key.slice('gpu.'.length) : undefined;
}

/** What a budget allows of something; undefined where it does not bound it. */
export function budgetOf({ gpu, ...amounts }: FleetBudget, key: BudgetKey): Bound {
  const pool = poolOf(key);
  if (pool !== undefined) return gpu === undefined ? undefined : devices(gpu[pool] ?? 0);
  const stated = amounts[key as SplitKey];
  return stated === undefined ? undefined : amount(stated);
}

/** What a tenant has of something; undefined where nothing bounds it. */
export function quotaOf({ gpu, ...amounts }: FleetQuota, key: BudgetKey): Bound {
  const pool = poolOf(key);
  if (pool !== undefined) return devices(gpu[pool] ?? 0);
  const stated = amounts[key as SplitKey];
  return stated === undefined || stated === null ? undefined : amount(stated);
}

/** An amount, or undefined for no bound. */
export type Bound = ParsedQuantity | undefined;

function devices(count: number): ParsedQuantity {
  return { nano: BigInt(count) * ONE, format: 'decimal' };
}
