import { RESOURCES } from '../settings/containers';
import type { Findings, FindingPath } from '../../findings/finding';
import type { FleetEnvironmentQuota, FleetQuota } from '../model/fleet';
import { type DataMap, isMap } from '../model/layers';
import { type PoolNames, checkPoolName } from './pools';
import { type QuotaContext, SPLITS, type SplitKey, overridesOf } from './portions';
import { splitGpu } from './split-gpu';
import { splitLimits } from './split-limits';
import { amount, canonicalAmount, readAmount } from '../values/amounts';
import { type SplitUnit, splitQuantity } from '../values/apportion';
import {
  type ParsedQuantity,
  addQuantities,
  compareQuantities,
  formatQuantity,
} from '../values/quantity';

/** Reports amounts that cannot be read, and pools that do not exist. */
export function checkQuota(
  quota: unknown,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  if (!isMap(quota)) return;
  for (const [key, measure] of SPLITS) readAmount(quota[key], measure, [...path, key], findings);
  const { gpu, limits } = quota;
  if (typeof gpu === 'number') checkDevices(gpu, [...path, 'gpu'], findings);
  if (isMap(gpu)) {
    for (const [pool, count] of Object.entries(gpu)) {
      checkPoolName(pool, pools, [...path, 'gpu', pool], findings);
      if (typeof count === 'number') checkDevices(count, [...path, 'gpu', pool], findings);
    }
  }
  if (isMap(limits)) {
    for (const [key, measure] of RESOURCES) {
      readAmount(limits[key], measure, [...path, 'limits', key], findings);
    }
  }
}

function checkDevices(count: number, path: FindingPath, findings: Findings): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  findings.add(
    'QUANTITY_INVALID',
    path,
    `${count} is no number of GPUs.`,
    count < 0 ? 'Write 0 or more.' : WHOLE_DEVICES,
  );
}

/** What to do instead of dividing a device by a fraction. */
export const WHOLE_DEVICES =
  'Devices are whole: to share one, make a pool of its MIG profile or of nvidia.com/gpu.shared.';

/** The total and the part of every environment, in the order of the portions. Parts add up exactly. */
export function resolveQuota(
  context: QuotaContext,
  findings: Findings,
): { total: FleetQuota; parts: FleetEnvironmentQuota[] } {
  const texts = context.portions.map(() => ({}) as Record<SplitKey, string | undefined>);
  for (const [key, , unit] of SPLITS) {
    splitKey(key, unit, context, findings).forEach((text, index) => (texts[index]![key] = text));
  }
  const gpu = splitGpu(context, findings);
  const limits = splitLimits(texts, context, findings);
  const parts = context.portions.map((_, index) => ({
    ...amounts(texts[index]!, gpu.parts[index]!),
    ...(limits[index] === undefined ? {} : { limits: limits[index] }),
  }));
  return { total: amounts(totals(context.total), gpu.total), parts };
}

function totals(total: DataMap): Record<SplitKey, string | undefined> {
  const texts = {} as Record<SplitKey, string | undefined>;
  for (const [key] of SPLITS) {
    const value = total[key];
    texts[key] = value === undefined ? undefined : canonicalAmount(value as string);
  }
  return texts;
}

function amounts(
  texts: Record<SplitKey, string | undefined>,
  gpu: Record<string, number>,
): FleetQuota {
  return {
    cpu: texts.cpu ?? null,
    memory: texts.memory ?? null,
    storage: texts.storage ?? null,
    pods: texts.pods ?? null,
    ...(texts.ephemeralStorage === undefined ? {} : { ephemeralStorage: texts.ephemeralStorage }),
    gpu,
  };
}

function splitKey(
  key: SplitKey,
  unit: SplitUnit,
  context: QuotaContext,
  findings: Findings,
): (string | undefined)[] {
  const overrides = context.portions.map(({ override }) =>
    override[key] === undefined ? undefined : amount(override[key] as string),
  );
  if (context.total[key] === undefined) {
    return overrides.map((override) =>
      override === undefined ? undefined : formatQuantity(override),
    );
  }
  const total = amount(context.total[key] as string);
  const parts = splitRest(key, total, overrides, unit, context, findings);
  return context.portions.map((_, index) => parts && formatQuantity(parts[index]!));
}

/**
 * Overrides come off the total first; the rest is split over the others by their shares. Undefined where they exceed
 * the total.
 */
function splitRest(
  key: string,
  total: ParsedQuantity,
  overrides: readonly (ParsedQuantity | undefined)[],
  unit: SplitUnit,
  context: QuotaContext,
  findings: Findings,
): ParsedQuantity[] | undefined {
  const { portions, tenant } = context;
  const stated = portions.filter((_, index) => overrides[index] !== undefined);
  const taken = addQuantities(...overrides.filter((override) => override !== undefined));
  const given = formatQuantity({ ...taken, format: total.format });
  if (compareQuantities(taken, total) > 0) {
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      context.placeOf(...overridesOf(stated, [key]), ['quota', key]),
      `The environments of \`${tenant}\` are given ${given} of \`${key}\` (${stated.map(({ name, override }) => `${name} ${canonicalAmount(override[key] as string)}`).join(', ')}), but it has ${formatQuantity(total)}.`,
      `Raise the tenant's \`${key}\`, or lower what its environments are given.`,
    );
    return undefined;
  }
  const rest = { ...total, nano: total.nano - taken.nano };
  const weights = portions.map(({ share }, index) => (overrides[index] === undefined ? share : 0n));
  if (rest.nano > 0n && weights.every((weight) => weight === 0n)) {
    findings.addOnce(
      'QUOTA_REST',
      context.placeOf(['quota', key], ...overridesOf(stated, [key])),
      `${formatQuantity(rest)} of \`${tenant}\`'s ${formatQuantity(total)} of \`${key}\` go to no environment: all of them have exact amounts.`,
      `Lower the total to ${given}, or leave one environment without an amount.`,
    );
  }
  const split = splitQuantity(rest, weights, unit)!;
  return portions.map((_, index) => {
    const override = overrides[index];
    return override === undefined ? split[index]! : override;
  });
}
