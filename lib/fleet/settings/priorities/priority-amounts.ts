import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import type { FleetPool, FleetPriorityQuota } from '../../model/fleet';
import type { PriorityQuotaProps } from '../../model/props';
import type { Merged, Written } from '../../model/written';
import { checkDefaultPool, checkGpus, checkPoolName, resolveGpus } from '../../quota/gpu-counts';
import {
  type Measure,
  amount,
  canonicalAmount,
  checkAmount,
  checkUnitStated,
} from '../../values/amounts';
import { defined, mapOf } from '../../values/maps';
import { compareQuantities } from '../../values/quantity';
import type { MergedEnvironment } from '../setting';
import { priorityQuotas } from './granted-priorities';

/** What has an amount, and how it is measured. */
const AMOUNTS = [
  ['cpu', 'cores'],
  ['memory', 'bytes'],
  ['pods', 'count'],
] as const satisfies readonly (readonly [string, Measure])[];

const AMOUNT_KEYS = AMOUNTS.map(([key]) => key);

/** The pool of a bare number that could come from several. No pool has this name, so that the check finds it. */
const SOME_POOL = '';

/** Reports amounts of a class that cannot be read. */
export function checkPriorityQuota(
  quota: Written<PriorityQuotaProps>,
  path: FindingPath,
  findings: Findings,
): void {
  for (const [key, measure] of AMOUNTS) {
    checkAmount(quota[key], measure, [...path, key], findings);
    if (measure === 'bytes') checkUnitStated(quota[key], [...path, key], findings);
  }
  // Which pools there are is known when the layers are merged.
  checkGpus(quota.gpu, [...path, 'gpu'], undefined, findings);
}

/** The quota of a class in normal form; undefined where it bounds nothing. */
export function resolvePriorityQuota(
  quota: Merged<PriorityQuotaProps>,
  pools: Readonly<Record<string, FleetPool>>,
): FleetPriorityQuota | undefined {
  const amounts = defined(
    mapOf(AMOUNT_KEYS, (key) => {
      const value = quota[key];
      return value === undefined ? undefined : canonicalAmount(value);
    }),
  );
  const { gpu } = quota;
  if (gpu === undefined) return Object.keys(amounts).length === 0 ? undefined : amounts;
  const isUnclear = typeof gpu === 'number' && gpu !== 0 && noDefault(pools);
  return { ...amounts, gpu: isUnclear ? { [SOME_POOL]: gpu } : resolveGpus(gpu, pools) };
}

function noDefault(pools: Readonly<Record<string, FleetPool>>): boolean {
  return Object.values(pools).every((pool) => !pool.default);
}

/** Reports quotas of classes that are about no pool, or that bound nothing. */
export function checkPriorityQuotas(merged: MergedEnvironment, findings: Findings): void {
  for (const [name, { gpu = {}, ...amounts }] of priorityQuotas(merged.environment.priorities)) {
    for (const key of AMOUNT_KEYS) {
      const total = merged.environment.quota[key];
      const part = amounts[key];
      if (part === undefined || total === null) continue;
      if (compareQuantities(amount(part), amount(total)) <= 0) continue;
      reportAbove(name, { keys: [key], part: `${part} of \`${key}\``, total }, merged, findings);
    }
    for (const [pool, count] of Object.entries(gpu)) {
      checkGpusOf(name, pool, count, merged, findings);
    }
  }
}

function checkGpusOf(
  name: string,
  pool: string,
  count: number,
  merged: MergedEnvironment,
  findings: Findings,
): void {
  const { environment, platform, placeOf } = merged;
  const keys = ['priorities', name, 'quota', 'gpu'];
  if (pool === SOME_POOL) {
    checkDefaultPool(count, platform.pools, keys, placeOf, findings);
    return;
  }
  checkPoolName(pool, Object.keys(platform.pools), placeOf([...keys, pool]), findings);
  const total = environment.quota.gpu[pool] ?? 0;
  if (platform.pools[pool] === undefined || count <= total) return;
  const part = `${count} GPU${count === 1 ? '' : 's'} of \`${pool}\``;
  reportAbove(name, { keys: ['gpu', pool], part, total: String(total) }, merged, findings);
}

interface Excess {
  readonly keys: readonly string[];
  readonly part: string;
  readonly total: string;
}

function reportAbove(
  name: string,
  { keys, part, total }: Excess,
  { tenant, name: environment, placeOf }: MergedEnvironment,
  findings: Findings,
): void {
  findings.addOnce(
    'PRIORITY_QUOTA_ABOVE',
    placeOf(['priorities', name, 'quota', ...keys]),
    `Pods of \`${name}\` may request ${part}, but \`${environment}\` of \`${tenant}\` has ${total}, so this bounds nothing there.`,
    `Lower it to at most ${total}, or state other amounts for single environments: \`environments: {${environment}: {priorities: {${name}: {quota: …}}}}\`.`,
  );
}
