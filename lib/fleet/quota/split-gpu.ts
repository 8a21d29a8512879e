import type { Findings } from '../../findings/findings';
import type { PlaceOf } from '../model/layers';
import { apportion } from '../values/apportion';
import { type Division, divisionOf, potOf } from './division';
import { checkDefaultPool, resolveGpus } from './gpu-counts';
import { type MergedQuota, ONE_OF, type Portion, exactKeys, exactText } from './portions';

/** Numbers of GPUs by pool. */
type Gpus = Record<string, number>;

/** The GPUs of a tenant, split. */
export interface GpuSplit {
  readonly total: Gpus;
  /** The part of each environment, in the order of the portions. */
  readonly parts: readonly Gpus[];
  readonly pools: readonly PoolSplit[];
}

/** The GPUs of one pool, and the part of each environment. */
interface PoolSplit {
  readonly pool: string;
  readonly division: Division;
  readonly counts: readonly number[];
}

/** Splits the GPUs of every pool that the tenant or one of its environments names, to the last device. */
export function splitGpus({ total, portions, pools, isPot = false }: MergedQuota): GpuSplit {
  const totals = resolveGpus(total.gpu, pools);
  const exact = portions.map((portion) => resolveGpus(portion.exact.gpu, pools));
  const shares = portions.map(({ share }) => share);
  const names = new Set([totals, ...exact].flatMap((gpus) => Object.keys(gpus)));
  const split = [...names].sort().map((pool): PoolSplit => {
    const given = exact.map((gpus) => toCount(gpus[pool]));
    const sum = toCount(totals[pool]) ?? 0n;
    const division = isPot ? potOf(sum, given) : divisionOf(sum, given, shares);
    return { pool, division, counts: isPot ? potCounts(division) : countsOf(division) };
  });
  const parts = portions.map((_, index): Gpus => {
    const gpus: Gpus = {};
    for (const { pool, counts } of split) gpus[pool] = counts[index]!;
    return gpus;
  });
  return { total: totals, parts, pools: split };
}

function potCounts({ total, exact, problem }: Division): number[] {
  return exact.map((count) => (problem === undefined ? Number(count ?? total) : 0));
}

function countsOf({ total, taken, exact, weights, problem }: Division): number[] {
  if (problem === 'above total') return exact.map(() => 0);
  const split = apportion(total - taken, weights);
  return exact.map((count, index) => Number(count ?? split[index]!));
}

function toCount(count: number | undefined): bigint | undefined {
  return count === undefined ? undefined : BigInt(count);
}

/** Reports numbers that come from no pool, are more than the total, or leave GPUs or an environment behind. */
export function checkGpuSplit(
  split: GpuSplit,
  quota: MergedQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  const { total, portions, pools, among } = quota;
  checkDefaultPool(total.gpu, pools, ['quota', 'gpu'], placeOf, findings);
  for (const { name, exact } of portions) {
    const keys = [among, name, 'quota', 'gpu'];
    checkDefaultPool(exact.gpu, pools, keys, placeOf, findings);
  }
  for (const pool of split.pools) checkPoolSplit(pool, quota, placeOf, findings);
}

function checkPoolSplit(
  { pool, division, counts }: PoolSplit,
  { tenant, portions, among, isPart }: MergedQuota,
  placeOf: PlaceOf,
  findings: Findings,
): void {
  const { total, taken, exact, problem } = division;
  const stated = portions.filter((_, index) => exact[index] !== undefined);
  if (problem === 'above total') {
    findings.addOnce(
      'OVERRIDE_ABOVE_TOTAL',
      placeOf(...exactKeys(stated, 'gpu', pool), ['quota', 'gpu', pool]),
      `The ${among} of \`${tenant}\` are given ${devices(taken, pool)}, but the tenant has ${total}.`,
      `Raise the tenant's \`gpu\`, or lower what its ${among} are given.`,
    );
    return;
  }
  if (problem === 'rest lost') {
    findings.addOnce(
      'QUOTA_REST',
      placeOf(['quota', 'gpu', pool], ...exactKeys(stated, 'gpu', pool)),
      `Of the ${devices(total, pool)} that \`${tenant}\` has, ${total - taken} go to no ${ONE_OF[among]}, because all ${among} have exact numbers.`,
      `${isPart === true ? `Lower what \`${tenant}\` has there by ${total - taken}` : `Lower the total to ${taken}`}, or leave one ${ONE_OF[among]} without a number.`,
    );
  }
  const without = portions.filter((_, index) => counts[index] === 0 && exact[index] === undefined);
  if (total === 0n || without.length === 0) return;
  findings.addOnce(
    'GPU_ZERO',
    placeOf(['quota', 'gpu', pool], ...exactKeys(portions, 'gpu', pool)),
    `\`${tenant}\` has ${devices(total, pool)}, of which ${listOf(without)} ${without.length === 1 ? 'gets' : 'get'} none.`,
    `Give ${without.length === 1 ? 'it' : 'each'} a number, \`${exactText(without[0]!, `{gpu: {${pool}: 1}}`)}\`; write 0 to give none on purpose.`,
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
