import { amount, canonicalAmount, readAmount, type Measure } from './values/amounts';
import { apportion, splitQuantity, splitUnit, type SplitUnit } from './values/apportion';
import { RESOURCES, burstShare } from './containers';
import type { FindingPath, Findings } from './finding';
import type {
  FleetBurst,
  FleetEnvironmentQuota,
  FleetPool,
  FleetQuota,
  FleetResources,
} from './fleet';
import { type DataMap, isMap } from './layers';
import { nearest } from './values/nearest';
import { defaultPool } from './pools';
import {
  type ParsedQuantity,
  addQuantities,
  compareQuantities,
  formatQuantity,
  scaleQuantity,
} from './values/quantity';
import { HUNDRED_PERCENT, parseShare } from './values/share';

/** What is split, and how: the key, its measure, the unit of its parts. */
const SPLITS: readonly (readonly [key: SplitKey, measure: Measure, unit: SplitUnit])[] = [
  ['cpu', 'cores', 'milli'],
  ['memory', 'bytes', 'mebi'],
  ['ephemeralStorage', 'bytes', 'mebi'],
  ['storage', 'bytes', 'mebi'],
  ['pods', 'count', 'one'],
];

type SplitKey = 'cpu' | 'memory' | 'ephemeralStorage' | 'storage' | 'pods';

const LIMIT_UNITS = { cpu: 'milli', memory: 'mebi' } as const;

/** Reports amounts that cannot be read. Pools are checked by `resolveQuota`, which knows them. */
export function checkQuota(quota: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(quota)) return;
  for (const [key, measure] of SPLITS) readAmount(quota[key], measure, [...path, key], findings);
  const { gpu, limits } = quota;
  if (typeof gpu === 'number') checkDevices(gpu, [...path, 'gpu'], findings);
  if (isMap(gpu)) {
    for (const [pool, count] of Object.entries(gpu)) {
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
    count < 0
      ? 'Write 0 or more.'
      : 'Devices are whole: to share one, make a pool of its MIG profile or of nvidia.com/gpu.shared.',
  );
}

/** Reports bursts that cannot be read. */
export function checkBurst(burst: unknown, path: FindingPath, findings: Findings): void {
  const entries: [unknown, FindingPath][] = isMap(burst)
    ? Object.entries(burst).map(([key, value]) => [value, [...path, key]])
    : [[burst, path]];
  for (const [value, at] of entries) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    if (parseShare(value) !== undefined || /^0(\.0+)?%?$/.test(String(value))) continue;
    findings.add('BURST_INVALID', at, `\`${value}\` is no percentage.`, 'Write it as 20%.');
  }
}

/** `20%`, or `{memory: 20%}`, in normal form. */
export function resolveBurst(burst: unknown): FleetBurst | undefined {
  if (burst === undefined || burst === null) return undefined;
  const both = isMap(burst) ? burst : { cpu: burst, memory: burst };
  const result: { cpu?: string; memory?: string } = {};
  for (const [key] of RESOURCES) {
    const value = (both as Record<string, unknown>)[key];
    if (value !== undefined && value !== null) result[key] = percent(String(value));
  }
  return Object.keys(result).length === 0 ? undefined : result;
}

function percent(text: string): string {
  const number = text.replace(/%$/, '');
  const trimmed = number.includes('.') ? number.replace(/0+$/, '').replace(/\.$/, '') : number;
  return `${trimmed}%`;
}

/** One environment, as the split sees it. */
export interface Portion {
  readonly name: string;
  readonly share: bigint;
  /** Exact amounts, merged over all layers. */
  readonly override: DataMap;
  /** Where the override at some keys was written. */
  readonly placeOf: (keys: readonly string[]) => FindingPath;
}

/** What a split needs to know of the tenant. */
export interface QuotaContext {
  readonly total: DataMap;
  /** Where the total at some keys was written. */
  readonly placeOf: (keys: readonly string[]) => FindingPath;
  readonly burst: FleetBurst | undefined;
  readonly pools: Record<string, FleetPool>;
  readonly portions: readonly Portion[];
}

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
  return parts.map(formatQuantity);
}

/** Overrides come off the total first; the rest is split over the others by their shares. */
function splitRest(
  key: string,
  total: ParsedQuantity,
  overrides: readonly (ParsedQuantity | undefined)[],
  unit: SplitUnit,
  context: QuotaContext,
  findings: Findings,
): ParsedQuantity[] {
  const { portions } = context;
  const taken = addQuantities(...overrides.filter((override) => override !== undefined));
  if (compareQuantities(taken, total) > 0) {
    const last = portions.filter((_, index) => overrides[index] !== undefined).at(-1)!;
    findings.add(
      'OVERRIDE_ABOVE_TOTAL',
      last.placeOf([key]),
      `The environments are given ${formatQuantity({ ...taken, format: total.format })} of \`${key}\`, but the tenant has ${formatQuantity(total)}.`,
      `Raise the tenant's \`${key}\`, or lower the overrides.`,
    );
    return portions.map(() => ({ ...total, nano: 0n }));
  }
  const rest = { ...total, nano: total.nano - taken.nano };
  const weights = portions.map(({ share }, index) => (overrides[index] === undefined ? share : 0n));
  if (rest.nano > 0n && weights.every((weight) => weight === 0n)) {
    findings.add(
      'QUOTA_REST',
      context.placeOf([key]),
      `${formatQuantity(rest)} of \`${key}\` goes to no environment: all of them have exact amounts.`,
      `Lower the total to ${formatQuantity({ ...taken, format: total.format })}, or leave one environment without an amount.`,
    );
  }
  const split = splitQuantity(rest, weights, unit)!;
  return portions.map((_, index) => {
    const override = overrides[index];
    return override === undefined ? split[index]! : override;
  });
}

function splitGpu(
  context: QuotaContext,
  findings: Findings,
): { total: Record<string, number>; parts: Record<string, number>[] } {
  const { portions, pools } = context;
  const total = byPool(context.total['gpu'], pools, context.placeOf, findings);
  const overrides = portions.map(({ override, placeOf }) =>
    byPool(override['gpu'], pools, placeOf, findings),
  );
  const parts = portions.map(() => ({}) as Record<string, number>);
  const named = new Set([...Object.keys(total), ...overrides.flatMap(Object.keys)]);
  for (const pool of [...named].sort()) {
    splitPool(pool, total[pool] ?? 0, overrides, context, findings).forEach(
      (count, index) => (parts[index]![pool] = count),
    );
  }
  return { total, parts };
}

function splitPool(
  pool: string,
  total: number,
  overrides: readonly Record<string, number>[],
  context: QuotaContext,
  findings: Findings,
): number[] {
  const { portions } = context;
  const taken = overrides.reduce((sum, override) => sum + (override[pool] ?? 0), 0);
  const stated = portions.filter((_, index) => overrides[index]![pool] !== undefined);
  if (taken > total) {
    findings.add(
      'OVERRIDE_ABOVE_TOTAL',
      stated.at(-1)!.placeOf(['gpu', pool]),
      `The environments are given ${devices(taken, pool)}, but the tenant has ${total}.`,
      "Raise the tenant's `gpu`, or lower the overrides.",
    );
    return portions.map(() => 0);
  }
  const weights = portions.map(({ share }, index) =>
    overrides[index]![pool] === undefined ? share : 0n,
  );
  if (taken < total && weights.every((weight) => weight === 0n)) {
    findings.add(
      'QUOTA_REST',
      context.placeOf(['gpu', pool]),
      `${devices(total - taken, pool)} go to no environment: all of them have exact numbers.`,
      `Lower the total to ${taken}, or leave one environment without a number.`,
    );
  }
  const split = apportion(BigInt(total - taken), weights).map(Number);
  return portions.map((portion, index) => {
    const override = overrides[index]![pool];
    if (override !== undefined) return override;
    if (split[index] === 0 && total > 0) {
      findings.add(
        'GPU_ZERO',
        context.placeOf(['gpu', pool]),
        `\`${portion.name}\` gets none of the ${devices(total, pool)}: its share is less than one.`,
        `Give it a number, \`environments: {${portion.name}: {quota: {gpu: {${pool}: 1}}}}\`; 0 says that none is meant.`,
      );
    }
    return split[index]!;
  });
}

function devices(count: number, pool: string): string {
  return `${count} GPU${count === 1 ? '' : 's'} of \`${pool}\``;
}

/** `10`, or `{h100: 8}`, as numbers by pool. */
function byPool(
  gpu: unknown,
  pools: Record<string, FleetPool>,
  placeOf: (keys: readonly string[]) => FindingPath,
  findings: Findings,
): Record<string, number> {
  const names = Object.keys(pools);
  if (typeof gpu === 'number') {
    const pool = defaultPool(pools);
    if (pool !== undefined) return { [pool]: gpu };
    if (gpu === 0) return {};
    findings.add(
      'POOL_AMBIGUOUS',
      placeOf(['gpu']),
      names.length === 0
        ? `There is no pool that ${gpu} GPUs could come from.`
        : `It is not said which pool the ${gpu} GPUs come from.`,
      names.length === 0
        ? 'Declare one: `platform: {pools: {h100: {resource: nvidia.com/gpu}}}`.'
        : `Write \`gpu: {${names[0]}: ${gpu}}\`, or mark one pool with \`default: true\`. Pools: ${names.join(', ')}.`,
    );
    return {};
  }
  if (!isMap(gpu)) return {};
  const counts: Record<string, number> = {};
  for (const name of Object.keys(gpu).sort()) {
    if (Object.hasOwn(pools, name)) counts[name] = gpu[name] as number;
    else {
      const near = nearest(name, names);
      findings.add(
        'POOL_UNKNOWN',
        placeOf(['gpu', name]),
        `There is no pool \`${name}\`.`,
        near !== undefined
          ? `Did you mean \`${near}\`?`
          : names.length === 0
            ? 'Declare it under `platform.pools`.'
            : `Pools: ${names.join(', ')}.`,
      );
    }
  }
  return counts;
}

/**
 * Limits: all requests together × (1 + burst), rounded up, split by the requests. So every environment's limits are at
 * least its requests × (1 + burst) rounded down, and default containers fill both at once.
 */
function splitLimits(
  texts: readonly Record<SplitKey, string | undefined>[],
  context: QuotaContext,
  findings: Findings,
): (FleetResources | undefined)[] {
  const results = texts.map(() => ({}) as { cpu?: string; memory?: string });
  for (const [key] of RESOURCES) {
    const burst = context.burst?.[key];
    const computed = burst === undefined ? undefined : computeLimits(key, burst, texts);
    context.portions.forEach(({ override, placeOf }, index) => {
      const written = isMap(override['limits']) ? override['limits'][key] : undefined;
      if (written !== undefined) {
        checkLimit(key, written as string, burst, texts[index]![key], placeOf, findings);
      }
      const text = written === undefined ? computed?.[index] : canonicalAmount(written as string);
      if (text !== undefined) results[index]![key] = text;
    });
  }
  return results.map((limits) => (Object.keys(limits).length === 0 ? undefined : limits));
}

function computeLimits(
  key: 'cpu' | 'memory',
  burst: string,
  texts: readonly Record<SplitKey, string | undefined>[],
): (string | undefined)[] {
  const requests = texts.map((text) => (text[key] === undefined ? undefined : amount(text[key])));
  const stated = requests.filter((request) => request !== undefined);
  const sum = addQuantities(...stated);
  const unit = splitUnit(sum, LIMIT_UNITS[key])!;
  const total = scaleQuantity(
    sum,
    HUNDRED_PERCENT + burstShare(burst),
    HUNDRED_PERCENT,
    'ceil',
    unit,
  );
  const split = splitQuantity(
    total,
    requests.map((request) => request?.nano ?? 0n),
    LIMIT_UNITS[key],
  )!;
  return requests.map((request, index) =>
    request === undefined ? undefined : formatQuantity(split[index]!),
  );
}

function checkLimit(
  key: 'cpu' | 'memory',
  written: string,
  burst: string | undefined,
  request: string | undefined,
  placeOf: (keys: readonly string[]) => FindingPath,
  findings: Findings,
): void {
  if (burst === undefined) {
    findings.add(
      'LIMITS_INVALID',
      placeOf(['limits', key]),
      `A limit of \`${key}\` stands without a burst: every pod that states no limit would be refused.`,
      `Add \`burst: {${key}: 20%}\` to the tenant, or remove the limit.`,
    );
  } else if (request !== undefined && compareQuantities(amount(written), amount(request)) < 0) {
    findings.add(
      'LIMITS_INVALID',
      placeOf(['limits', key]),
      `The limit ${written} of \`${key}\` is below the requests of ${request}.`,
      'Raise it, or remove it to have it follow the burst.',
    );
  }
}
