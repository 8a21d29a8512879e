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
import { type PoolNames, checkPoolName, defaultPool } from './pools';
import {
  ONE,
  type ParsedQuantity,
  addQuantities,
  compareQuantities,
  formatQuantity,
  scaleQuantity,
} from './values/quantity';
import { HUNDRED_PERCENT, formatShare, parseShare } from './values/share';

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

/** Reports bursts that cannot be read. */
export function checkBurst(burst: unknown, path: FindingPath, findings: Findings): void {
  const entries: [unknown, FindingPath][] = isMap(burst)
    ? Object.entries(burst).map(([key, value]) => [value, [...path, key]])
    : [[burst, path]];
  for (const [value, at] of entries) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const meant = meantPercent(value);
    if (meant !== undefined) {
      findings.add(
        'BURST_INVALID',
        at,
        `\`${value}\` is less than one percent.`,
        `Did you mean ${meant}? Write ${value}% if it is that little.`,
      );
    } else if (parseShare(value) === undefined && !/^0(\.0+)?%?$/.test(String(value))) {
      findings.add(
        'BURST_INVALID',
        at,
        `\`${value}\` is no percentage.`,
        'Write how far limits exceed requests, such as 20%.',
      );
    }
  }
}

/** The percentage that a fraction most likely means: `30%` for `0.3`, which would be a third of a percent. */
export function meantPercent(text: string | number): string | undefined {
  const share = /^0?\.\d+$/.test(String(text))
    ? parseShare(`0${String(text).replace(/^0/, '')}`)
    : undefined;
  return share === undefined ? undefined : formatShare(share * 100n);
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
}

/** Where, in the latest layer, one of several values was written; keys are those of a tenant. */
export type PlaceOf = (...values: readonly (readonly string[])[]) => FindingPath;

/** What a split needs to know of the tenant. */
export interface QuotaContext {
  readonly tenant: string;
  readonly total: DataMap;
  readonly placeOf: PlaceOf;
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
  return context.portions.map((_, index) => parts && formatQuantity(parts[index]!));
}

/** Where environments state their own amounts of something, the last first. */
function overridesOf(stated: readonly Portion[], keys: readonly string[]): string[][] {
  return stated.map(({ name }) => ['environments', name, 'quota', ...keys]).reverse();
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

function splitGpu(
  context: QuotaContext,
  findings: Findings,
): { total: Record<string, number>; parts: Record<string, number>[] } {
  const { portions } = context;
  const total = byPool(context.total['gpu'], ['quota', 'gpu'], context, findings);
  const overrides = portions.map(({ name, override }) =>
    byPool(override['gpu'], ['environments', name, 'quota', 'gpu'], context, findings),
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
  const { portions, tenant } = context;
  const taken = overrides.reduce((sum, override) => sum + (override[pool] ?? 0), 0);
  const stated = portions.filter((_, index) => overrides[index]![pool] !== undefined);
  if (taken > total) {
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      context.placeOf(...overridesOf(stated, ['gpu', pool]), ['quota', 'gpu', pool]),
      `The environments of \`${tenant}\` are given ${devices(taken, pool)}, but it has ${total}.`,
      "Raise the tenant's `gpu`, or lower what its environments are given.",
    );
    return portions.map(() => 0);
  }
  const weights = portions.map(({ share }, index) =>
    overrides[index]![pool] === undefined ? share : 0n,
  );
  if (taken < total && weights.every((weight) => weight === 0n)) {
    findings.addOnce(
      'QUOTA_REST',
      context.placeOf(['quota', 'gpu', pool], ...overridesOf(stated, ['gpu', pool])),
      `${total - taken} of \`${tenant}\`'s ${devices(total, pool)} go to no environment: all of them have exact numbers.`,
      `Lower the total to ${taken}, or leave one environment without a number.`,
    );
  }
  const split = apportion(BigInt(total - taken), weights).map(Number);
  const counts = portions.map((_, index) => overrides[index]![pool] ?? split[index]!);
  const without = portions.filter(
    (portion, index) => counts[index] === 0 && !stated.includes(portion),
  );
  if (total > 0 && without.length > 0) reportNone(pool, total, without, context, findings);
  return counts;
}

/** Warns of environments whose shares are too small for a device. */
function reportNone(
  pool: string,
  total: number,
  without: readonly Portion[],
  context: QuotaContext,
  findings: Findings,
): void {
  const names = without.map(({ name }) => `\`${name}\``);
  const [first] = without;
  findings.addOnce(
    'GPU_ZERO',
    context.placeOf(['quota', 'gpu', pool], ...overridesOf(context.portions, ['gpu', pool])),
    `\`${context.tenant}\` has ${devices(total, pool)}: ${listOf(names)} ${names.length === 1 ? 'gets' : 'get'} none.`,
    `Give ${names.length === 1 ? 'it' : 'each'} a number, \`environments: {${first!.name}: {quota: {gpu: {${pool}: 1}}}}\`; 0 says that none is meant.`,
  );
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function devices(count: number, pool: string): string {
  return `${count} GPU${count === 1 ? '' : 's'} of \`${pool}\``;
}

/** `10`, or `{h100: 8}`, as numbers by pool. `keys` say where it stands in the tenant. */
function byPool(
  gpu: unknown,
  keys: readonly string[],
  { pools, placeOf }: QuotaContext,
  findings: Findings,
): Record<string, number> {
  const names = Object.keys(pools);
  if (typeof gpu === 'number') {
    const pool = defaultPool(pools);
    if (pool !== undefined) return { [pool]: gpu };
    if (gpu === 0) return {};
    findings.add(
      'POOL_AMBIGUOUS',
      placeOf(keys),
      names.length === 0
        ? `There is no pool that ${gpu} GPU${gpu === 1 ? '' : 's'} could come from.`
        : `It is not said which pool the ${gpu} GPU${gpu === 1 ? ' comes' : 's come'} from.`,
      names.length === 0
        ? 'Declare one: `platform: {pools: {h100: {resource: nvidia.com/gpu}}}`.'
        : `Write \`gpu: {${names[0]}: ${gpu}}\`, or mark one pool with \`default: true\`. Pools: ${names.join(', ')}.`,
    );
    return {};
  }
  if (!isMap(gpu)) return {};
  return Object.fromEntries(
    Object.keys(gpu)
      .sort()
      .map((name) => [name, gpu[name] as number]),
  );
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
    context.portions.forEach(({ name, override }, index) => {
      const written = isMap(override['limits']) ? override['limits'][key] : undefined;
      if (written !== undefined) {
        const place = context.placeOf(['environments', name, 'quota', 'limits', key]);
        checkLimit(key, written as string, burst, texts[index]![key], place, findings);
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
  // An amount that is no whole number of Mi would be cut below itself.
  const isFine = stated.some((request) => splitUnit(request, LIMIT_UNITS[key]) === ONE);
  const unitName: SplitUnit = isFine ? 'one' : LIMIT_UNITS[key];
  const unit = splitUnit(sum, unitName)!;
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
    unitName,
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
  place: FindingPath,
  findings: Findings,
): void {
  if (burst === undefined) {
    findings.add(
      'LIMITS_INVALID',
      place,
      `A limit of \`${key}\` stands without a burst: every pod that states no limit would be refused.`,
      `Add \`burst: {${key}: 20%}\` to the tenant, or remove the limit.`,
    );
  } else if (request !== undefined && compareQuantities(amount(written), amount(request)) < 0) {
    findings.addOnce(
      'LIMITS_INVALID',
      place,
      `The limit ${written} of \`${key}\` is below the requests of ${request}.`,
      'Raise it, or remove it to have it follow the burst.',
    );
  }
}
