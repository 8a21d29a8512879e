import { implicitResource } from '../../fleet/catalogue/class-resources';
import type { FleetPool, FleetTenant, FleetTunedAmounts } from '../../fleet/model/fleet';
import { type BudgetKey, poolOf } from '../../fleet/organizations/budget-keys';
import { countedName } from '../../fleet/quota/gpu-counts';
import { amount } from '../../fleet/values/amounts';
import { ONE, formatQuantity, unitsIn } from '../../fleet/values/quantity';

const GI = 1024n ** 3n * ONE;

/** What a quota is rounded up to a multiple of, unless `tuning.step` says otherwise. */
const STEPS: Readonly<Record<string, bigint>> = {
  cpu: ONE,
  memory: GI,
  ephemeralStorage: GI,
  storage: 10n * GI,
  pods: 5n * ONE,
};

const QUOTA_KEYS: Readonly<Record<string, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  ephemeralStorage: 'requests.ephemeral-storage',
  storage: 'requests.storage',
  pods: 'pods',
};

/** The key by which a ResourceQuota counts it. */
export function quotaKeyOf(key: BudgetKey, pools: Readonly<Record<string, FleetPool>>): string {
  const pool = poolOf(key);
  if (pool === undefined) return QUOTA_KEYS[key]!;
  const { servedBy, deviceClass, resource } = pools[pool]!;
  return servedBy === 'driver' && deviceClass !== undefined
    ? `requests.${implicitResource(deviceClass)}`
    : `requests.${resource}`;
}

/** Whether another pool is counted by the same key, so that nobody knows which of them is used. */
export function isCountedWithOthers(
  key: BudgetKey,
  pools: Readonly<Record<string, FleetPool>>,
): boolean {
  const pool = poolOf(key);
  if (pool === undefined) return false;
  const name = countedName(pools[pool]!);
  return Object.values(pools).filter((one) => countedName(one) === name).length > 1;
}

/** What is stated of one amount; undefined where nothing is. */
export function boundOf(
  amounts: FleetTunedAmounts | undefined,
  key: BudgetKey,
): bigint | undefined {
  const pool = poolOf(key);
  if (amounts === undefined) return undefined;
  if (pool !== undefined) {
    const { gpu } = amounts;
    const count = typeof gpu === 'object' ? gpu[pool] : gpu;
    return count === undefined ? undefined : BigInt(count) * ONE;
  }
  const text = amounts[key as 'cpu'];
  return text === undefined ? undefined : amount(text).nano;
}

/** What grants add to a total, which the file does not state in the quota. */
export function grantedAmount({ grants = {} }: FleetTenant, key: BudgetKey): bigint {
  return Object.values(grants).reduce((sum, { quota }) => sum + (boundOf(quota, key) ?? 0n), 0n);
}

export function stepOf(step: FleetTunedAmounts | undefined, key: BudgetKey): bigint {
  const stated = boundOf(step, key);
  if (stated !== undefined && stated > 0n) return stated;
  return STEPS[key] ?? ONE;
}

export function roundUp(nano: bigint, step: bigint): bigint {
  return nano <= 0n ? 0n : ((nano + step - 1n) / step) * step;
}

const BYTES: readonly string[] = ['memory', 'ephemeralStorage', 'storage'];

/** An amount as a quota states it. */
export function amountText(nano: bigint, key: BudgetKey): string {
  return formatQuantity({ nano, format: BYTES.includes(key) ? 'binary' : 'decimal' });
}

/** An amount as it is written in the file: without quotes, also where no unit fits, as with nothing at all. */
export function writtenAmount(nano: bigint, key: BudgetKey): string | number {
  if (!BYTES.includes(key) && nano % ONE === 0n) return unitsIn(nano);
  const text = amountText(nano, key);
  return /^[0-9]{1,15}$/.test(text) ? unitsIn(nano) : text;
}
