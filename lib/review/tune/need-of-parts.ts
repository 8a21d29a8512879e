import { REAL_KEYS, type UsageHistory } from '../../cluster/usage/usage-history';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import { type BudgetKey, poolOf, quotaOf } from '../../fleet/organizations/budget-keys';
import { ONE } from '../../fleet/values/quantity';
import { parseShare } from '../../fleet/values/share';
import type { TuneTerms } from './tune-terms';
import { quotaKeyOf } from './tuned-keys';
import { type UsageFigures, figuresOf, sumOfSeries } from './usage-figures';

/** What the environments of a tenant need of something, as one total. */
export interface NeedOfParts {
  /** With headroom. */
  readonly wanted: bigint;
  /** The least total of which each environment has what it uses now. */
  readonly floor: bigint;
  readonly figures: UsageFigures;
  /** In percent. */
  readonly headroom: number;
  /** The most that containers really took, where that is known. */
  readonly real?: bigint;
  /** The environment that needs the total to be so large, in words. */
  readonly because?: string;
}

/** What is needed, or why nobody knows. */
export function needOfParts(
  fleet: Fleet,
  tenant: FleetTenant,
  key: BudgetKey,
  history: UsageHistory,
  terms: TuneTerms,
): NeedOfParts | string {
  const cluster = clusterOf(fleet) ?? null;
  const counted = quotaKeyOf(key, fleet.platform.pools);
  const headroom = Number.parseFloat(tenant.tuning?.headroom ?? String(terms.headroom));
  const parts = Object.entries(tenant.environments).map(([name, environment]) => ({
    name,
    share: parseShare(environment.share)!,
    part: quotaOf(environment.quota, key)?.nano ?? 0n,
    isExact: terms.isExact(tenant.name, name, key),
    series: history.of(cluster, environment.namespace, counted),
  }));
  const figures = figuresOf(sumOfSeries(parts.map(({ series }) => series)));
  const unread = parts.filter(({ series }) => series.length === 0).map(({ name }) => name);
  if (figures === undefined || unread.length > 0) {
    return `nothing was read of \`${key}\` in ${unread.join(', ')}.`;
  }
  if (figures.days < terms.minDays || figures.readings < terms.minReadings) {
    return `\`${key}\` was read ${figures.readings} times in ${figures.days.toFixed(1)} days. Wait until there are ${terms.minReadings} readings over ${terms.minDays} days.`;
  }
  const real = realPeak(tenant, cluster, key, history);
  const needs = parts.map(({ series }) => needOf(series, terms.basis, headroom));
  if (tenant.quota.split === false) {
    const own = needOf(sumOfSeries(parts.map(({ series }) => series)), terms.basis, headroom);
    return { wanted: own.wanted, floor: own.now, figures, headroom, ...real };
  }
  const weights = parts.reduce((sum, { share, isExact }) => (isExact ? sum : sum + share), 0n);
  const fixed = parts.reduce((sum, { part, isExact }) => (isExact ? sum + part : sum), 0n);
  let [wanted, floor, reason] = [fixed, fixed, ''];
  parts.forEach(({ name, share, isExact }, index) => {
    if (isExact) return;
    const need = needs[index]!;
    const total = fixed + totalFor(need.wanted, share, weights, key);
    if (total > wanted) [wanted, reason] = [total, name];
    const least = fixed + totalFor(need.now, share, weights, key);
    if (least > floor) floor = least;
  });
  const sum = needs.reduce((all, need) => all + need.wanted, 0n);
  return {
    wanted,
    floor,
    figures,
    headroom,
    ...real,
    ...(parts.length > 1 && wanted > sum && reason !== ''
      ? { because: `for the share of ${reason}` }
      : {}),
  };
}

/** What the containers of all environments took together at most. */
function realPeak(
  { environments }: FleetTenant,
  cluster: string | null,
  key: BudgetKey,
  history: UsageHistory,
): { readonly real?: bigint } {
  if (key !== 'cpu' && key !== 'memory') return {};
  const series = Object.values(environments).map(({ namespace }) =>
    history.of(cluster, namespace, REAL_KEYS[key]),
  );
  const peak = figuresOf(sumOfSeries(series))?.peak;
  return peak === undefined ? {} : { real: peak };
}

function needOf(
  series: Parameters<typeof figuresOf>[0],
  basis: TuneTerms['basis'],
  headroom: number,
): { readonly wanted: bigint; readonly now: bigint } {
  const figures = figuresOf(series)!;
  const percent = BigInt(Math.round((100 + headroom) * 1000));
  const wanted = (figures[basis] * percent + 99_999n) / 100_000n;
  return { wanted: wanted > figures.now ? wanted : figures.now, now: figures.now };
}

/** The smallest total of which a share is at least so much. Devices are whole. */
function totalFor(need: bigint, share: bigint, weights: bigint, key: BudgetKey): bigint {
  const unit = poolOf(key) === undefined ? 1n : ONE;
  const whole = ((need + unit - 1n) / unit) * unit;
  const total = (whole * weights + share - 1n) / share;
  return ((total + unit - 1n) / unit) * unit;
}
