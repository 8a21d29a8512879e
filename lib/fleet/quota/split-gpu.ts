import type { Findings } from '../../findings/findings';
import type { PlaceOf } from '../model/layers';
import { apportion } from '../values/apportion';
import { type Division, divisionOf, isAboveTotal, isRestLost } from './division';
import { checkDefaultPool, resolveGpus } from './gpu-counts';
import { type MergedQuota, type Portion, exactKeys } from './portions';

/** Numbers of GPUs by pool: the total, and the part of each environment in the order of the portions. */
export interface GpuSplit {
  readonly total: Record<string, number>;
  readonly parts: readonly Record<string, number>[];
}

/** Splits the GPUs of each pool to the last device. */
export function splitGpus(quota: MergedQuota): GpuSplit {
  const total = resolveGpus(quota.total.gpu, quota.pools);
  const parts = quota.portions.map((): Record<string, number> => ({}));
  for (const [pool, division] of divisionsOf(quota)) {
    splitPool(division).forEach((count, index) => (parts[index]![pool] = count));
  }
  return { total, parts };
}

function splitPool(division: Division): number[] {
  const { total, taken, exact, weights } = division;
  if (isAboveTotal(division)) return exact.map(() => 0);
  const split = apportion(total - taken, weights);
  return exact.map((count, index) => Number(count ?? split[index]!));
}

/** The division of each pool that the tenant or one of its environments names, in the order of their names. */
function divisionsOf({ total, portions, pools }: MergedQuota): [pool: string, Division][] {
  const totals = resolveGpus(total.gpu, pools);
  const exact = portions.map((portion) => resolveGpus(portion.exact.gpu, pools));
  const shares = portions.map(({ share }) => share);
  const names = new Set([totals, ...exact].flatMap((counts) => Object.keys(counts)));
  return [...names].sort().map((pool) => {
    const given = exact.map((counts) => toCount(counts[pool]));
    return [pool, divisionOf(toCount(totals[pool]) ?? 0n, given, shares)];
  });
}

function toCount(count: number | undefined): bigint | undefined {
  return count === undefined ? undefined : BigInt(count);
}

/** Reports numbers that come from no pool, are more than the total, or leave GPUs or an environment behind. */
export function checkGpuSplit(quota: MergedQuota, placeOf: PlaceOf, findings: Findings): void {
  const { total, portions, pools } = quota;
  checkDefaultPool(total.gpu, pools, placeOf(['quota', 'gpu']), findings);
  for (const portion of portions) {
    const place = placeOf(...exactKeys([portion], 'gpu'));
    checkDefaultPool(portion.exact.gpu, pools, place, findings);
  }
  for (const [pool, division] of divisionsOf(quota)) {
    checkPoolSplit(pool, division, quota, placeOf, findings);
  }
}

function checkPoolSplit(
  pool: string,
  division: Division,
  { tenant, portions }: MergedQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  const { total, taken, exact } = division;
  const stated = portions.filter((_, index) => exact[index] !== undefined);
  if (isAboveTotal(division)) {
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      placeOf(...exactKeys(stated, 'gpu', pool), ['quota', 'gpu', pool]),
      `The environments of \`${tenant}\` are given ${devices(taken, pool)}, but the tenant has ${total}.`,
      "Raise the tenant's `gpu`, or lower what its environments are given.",
    );
    return;
  }
  if (isRestLost(division)) {
    findings.addOnce(
      'QUOTA_REST',
      placeOf(['quota', 'gpu', pool], ...exactKeys(stated, 'gpu', pool)),
      `Of the ${devices(total, pool)} that \`${tenant}\` has, ${total - taken} go to no environment, because all environments have exact numbers.`,
      `Lower the total to ${taken}, or leave one environment without a number.`,
    );
  }
  const counts = splitPool(division);
  const without = portions.filter((_, index) => counts[index] === 0 && exact[index] === undefined);
  if (total === 0n || without.length === 0) return;
  findings.addOnce(
    'GPU_ZERO',
    placeOf(['quota', 'gpu', pool], ...exactKeys(portions, 'gpu', pool)),
    `\`${tenant}\` has ${devices(total, pool)}, of which ${listOf(without)} ${without.length === 1 ? 'gets' : 'get'} none.`,
    `Give ${without.length === 1 ? 'it' : 'each'} a number, \`environments: {${without[0]!.name}: {quota: {gpu: {${pool}: 1}}}}\`; write 0 to give none on purpose.`,
  );
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(portions: readonly Portion[]): string {
  const names = portions.map(({ name }) => `\`${name}\``);
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
}

function devices(count: bigint, pool: string): string {
  return `${count} GPU${count === 1n ? '' : 's'} of \`${pool}\``;
}
