import { compareQuantities, parseQuantity } from '../../fleet/values/quantity';
import type { ServerQuota } from './server-objects';
import type { FullestKey } from './usage-snapshot';

/** Caps and what is used of them, by key. */
export interface QuotaState {
  readonly hard: Readonly<Record<string, string>>;
  readonly used: Readonly<Record<string, string>>;
}

/** What the quotas of a namespace say together. The lowest cap holds. Quotas for a part of the pods say nothing of all. */
export function quotaState(quotas: readonly ServerQuota[]): QuotaState {
  const hard = new Map<string, string>();
  const used = new Map<string, string>();
  for (const { spec, status } of quotas) {
    if ((spec?.scopes ?? []).length > 0 || (spec?.scopeSelector ?? null) !== null) continue;
    for (const [key, cap] of Object.entries(status?.hard ?? {})) {
      const known = hard.get(key);
      if (known !== undefined && compare(known, cap) <= 0) continue;
      hard.set(key, cap);
      used.set(key, status?.used?.[key] ?? '0');
    }
  }
  return { hard: sorted(hard), used: sorted(used) };
}

/** What is nearest to its cap. Of several, the first by name. */
export function fullestOf({ hard, used }: QuotaState): FullestKey | null {
  let fullest: FullestKey | null = null;
  for (const key of Object.keys(hard).sort()) {
    const percent = percentOf(used[key] ?? '0', hard[key]!);
    if (percent !== undefined && percent > (fullest?.percent ?? -1)) fullest = { key, percent };
  }
  return fullest;
}

/** How much of a cap is used, rounded down to one decimal; undefined for a cap of 0. */
export function percentOf(used: string, hard: string): number | undefined {
  const [part, whole] = [parseQuantity(used), parseQuantity(hard)];
  if (part === undefined || whole === undefined || whole.nano <= 0n) return undefined;
  return Number((part.nano * 1000n) / whole.nano) / 10;
}

function compare(one: string, other: string): number {
  const [left, right] = [parseQuantity(one), parseQuantity(other)];
  return left === undefined || right === undefined ? 0 : compareQuantities(left, right);
}

function sorted(texts: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...texts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
