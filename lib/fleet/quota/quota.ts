import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetEnvironmentQuota, FleetQuota } from '../model/fleet';
import type { PlaceOf } from '../model/layers';
import type { EnvironmentQuotaProps } from '../model/props';
import type { Written } from '../model/written';
import { RESOURCES, canonicalAmount, checkAmount, checkUnitStated } from '../values/amounts';
import { type PoolNames, checkGpus, checkSharedResources } from './gpu-counts';
import { type MergedQuota, SPLITS, type SplitKey } from './portions';
import { type AmountSplit, checkAmountSplit, splitAmount } from './split-amounts';
import { type GpuSplit, checkGpuSplit, splitGpus } from './split-gpu';
import { checkLimits, splitLimits } from './split-limits';

/** Reports amounts that cannot be read, and pools that do not exist. */
export function checkQuota(
  quota: Written<EnvironmentQuotaProps> | undefined,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (quota === undefined) return;
  for (const [key, measure] of SPLITS) {
    checkAmount(quota[key], measure, [...path, key], findings);
    if (measure === 'bytes') checkUnitStated(quota[key], [...path, key], findings);
  }
  checkGpus(quota.gpu, [...path, 'gpu'], pools, findings);
  for (const [key, measure] of RESOURCES) {
    const at = [...path, 'limits', key];
    checkAmount(quota.limits?.[key], measure, at, findings);
    if (measure === 'bytes') checkUnitStated(quota.limits?.[key], at, findings);
  }
}

/** A quota in normal form, and how it was split. */
export interface SplitQuota {
  readonly total: FleetQuota;
  /** The part of each environment, in the order of the portions. The parts add up to the total exactly. */
  readonly parts: readonly FleetEnvironmentQuota[];
  readonly amounts: readonly AmountSplit[];
  readonly gpus: GpuSplit;
}

/** Splits a quota. */
export function resolveQuota(quota: MergedQuota): SplitQuota {
  const amounts = SPLITS.map(([key, , unit]) => splitAmount(key, unit, quota));
  const gpus = splitGpus(quota);
  const requests = quota.portions.map((_, index) => amountsOf(amounts, index));
  const limits = splitLimits(requests, quota);
  return {
    total: normalForm(totalsOf(quota), gpus.total),
    parts: requests.map((request, index) => {
      const part = normalForm(request, gpus.parts[index]!);
      return limits[index] === undefined ? part : { ...part, limits: limits[index] };
    }),
    amounts,
    gpus,
  };
}

/** Reports what is wrong with a quota once it is split. */
export function checkSplit(
  quota: MergedQuota,
  { total, parts, amounts, gpus }: SplitQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  for (const split of amounts) checkAmountSplit(split, quota, placeOf, findings);
  checkGpuSplit(gpus, quota, placeOf, findings);
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

function amountsOf(splits: readonly AmountSplit[], index: number): Amounts {
  const amounts: Amounts = {};
  for (const { key, parts } of splits) amounts[key] = parts[index];
  return amounts;
}

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
    ...(ephemeralStorage === undefined ? {} : { ephemeralStorage }),
    gpu,
  };
}
