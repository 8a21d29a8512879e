import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetEnvironmentQuota, FleetQuota } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import type { EnvironmentQuotaProps } from '../model/props';
import type { Written } from '../model/written';
import { RESOURCES, canonicalAmount, checkAmount } from '../values/amounts';
import { defined } from '../values/maps';
import { type PoolNames, checkGpus, checkSharedResources } from './gpu-counts';
import { type MergedQuota, SPLITS, type SplitKey } from './portions';
import { checkAmountSplit, splitAmount } from './split-amounts';
import { checkGpuSplit, splitGpus } from './split-gpu';
import { checkLimits, splitLimits } from './split-limits';

/** Reports amounts that cannot be read, and pools that do not exist. */
export function checkQuota(
  quota: Written<EnvironmentQuotaProps> | undefined,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (quota === undefined) return;
  for (const [key, measure] of SPLITS) checkAmount(quota[key], measure, [...path, key], findings);
  checkGpus(quota.gpu, [...path, 'gpu'], pools, findings);
  for (const [key, measure] of RESOURCES) {
    checkAmount(quota.limits?.[key], measure, [...path, 'limits', key], findings);
  }
}

/** A quota in normal form: the total, and the part of each environment in the order of the portions. */
export interface SplitQuota {
  readonly total: FleetQuota;
  readonly parts: readonly FleetEnvironmentQuota[];
}

/** Splits a quota. The parts add up to the total exactly. */
export function resolveQuota(quota: MergedQuota): SplitQuota {
  const gpus = splitGpus(quota);
  const parts = quota.portions.map((): Amounts => ({}));
  for (const [key, , unit] of SPLITS) {
    splitAmount(key, unit, quota).forEach((text, index) => (parts[index]![key] = text));
  }
  const limits = splitLimits(parts, quota);
  return {
    total: normalForm(totalsOf(quota), gpus.total),
    parts: parts.map((amounts, index) => ({
      ...normalForm(amounts, gpus.parts[index]!),
      ...defined({ limits: limits[index] }),
    })),
  };
}

/** Reports what is wrong with a quota once it is split. */
export function checkSplit(
  quota: MergedQuota,
  { total, parts }: SplitQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  for (const [key] of SPLITS) checkAmountSplit(key, quota, placeOf, findings);
  checkGpuSplit(quota, placeOf, findings);
  checkLimits(quota, parts, placeOf, findings);
  checkUnbounded(total, placeOf, findings);
  checkSharedResources(total, quota.pools, placeOf, findings);
}

/** Warns of amounts of which one tenant can take everything. */
function checkUnbounded(total: FleetQuota, placeOf: PlaceOf, findings: Findings): void {
  for (const key of ['cpu', 'memory', 'storage', 'pods'] as const) {
    if (total[key] !== null) continue;
    findings.add(
      'QUOTA_UNBOUNDED',
      placeOf(['quota', key]),
      `Nothing bounds \`${key}\`: one tenant can take all of it.`,
      'State an amount, or say under `accept` why that is intentional.',
    );
  }
}

type Amounts = { [Key in SplitKey]?: string | undefined };

function totalsOf({ total }: MergedQuota): Amounts {
  const totals: Amounts = {};
  for (const [key] of SPLITS) {
    const value = total[key];
    if (value !== undefined) totals[key] = canonicalAmount(value);
  }
  return totals;
}

function normalForm(amounts: Amounts, gpu: Record<string, number>): FleetQuota {
  const { cpu, memory, storage, pods, ephemeralStorage } = amounts;
  return {
    cpu: cpu ?? null,
    memory: memory ?? null,
    storage: storage ?? null,
    pods: pods ?? null,
    ...defined({ ephemeralStorage }),
    gpu,
  };
}
