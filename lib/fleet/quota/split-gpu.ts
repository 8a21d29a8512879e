import type { Findings } from '../../findings/finding';
import { isMap } from '../model/layers';
import { defaultPool } from './pools';
import { type Portion, type QuotaContext, overridesOf } from './portions';
import { apportion } from '../values/apportion';

export function splitGpu(
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
