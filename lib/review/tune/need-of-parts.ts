import { REAL_KEYS, type UsageHistory } from '../../cluster/usage/usage-history';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetEnvironment, FleetTenant } from '../../fleet/model/fleet';
import { type BudgetKey, poolOf, quotaOf } from '../../fleet/organizations/budget-keys';
import { MEBI, MILLI, ONE, nanoOf } from '../../fleet/values/quantity';
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
  /**
   * The least total with which work can start in each environment: one container that states no requests, and one pod.
   * Less would be refused, or nothing could start.
   */
  readonly least: bigint;
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
    least: leastOf(environment, key),
    series: history.of(cluster, environment.namespace, counted),
  }));
  const figures = figuresOf(sumOfSeries(parts.map(({ series }) => series)));
  const unread = parts.filter(({ series }) => series.length === 0).map(({ name }) => name);
  if (figures === undefined || unread.length > 0) {
    const isOld = unread.every((name) =>
      history.isOld(cluster, tenant.environments[name]!.namespace, counted),
    );
    return isOld
      ? `all readings of \`${key}\` in ${unread.join(', ')} are older than the days that count (--days).`
      : `nothing was read of \`${key}\` in ${unread.join(', ')}.`;
  }
  if (figures.days < terms.minDays || figures.readings < terms.minReadings) {
    return `\`${key}\` was read ${figures.readings} times in ${figures.days.toFixed(1)} days. Wait until there are ${terms.minReadings} readings over ${terms.minDays} days.`;
  }
  const real = realPeak(tenant, cluster, key, history);
  const needs = parts.map(({ series }) => needOf(series, terms.basis, headroom));
  if (tenant.quota.split === false) {
    const own = needOf(sumOfSeries(parts.map(({ series }) => series)), terms.basis, headroom);
    const least = parts.reduce((most, part) => (part.least > most ? part.least : most), 0n);
    return { wanted: own.wanted, floor: own.now, least, figures, headroom, ...real };
  }
  const weights = parts.reduce((sum, { share, isExact }) => (isExact ? sum : sum + share), 0n);
  const fixed = parts.reduce((sum, { part, isExact }) => (isExact ? sum + part : sum), 0n);
  let [wanted, floor, least, reason] = [fixed, fixed, 0n, ''];
  parts.forEach((part, index) => {
    const { name, share, isExact } = part;
    if (isExact) return;
    const need = needs[index]!;
    const total = fixed + totalFor(need.wanted, share, weights, key);
    if (total > wanted) [wanted, reason] = [total, name];
    const now = fixed + totalFor(need.now, share, weights, key);
    if (now > floor) floor = now;
    if (part.least === 0n) return;
    const start = fixed + totalIn(splitUnitOf(key), part.least, share, weights);
    if (start > least) least = start;
  });
  const sum = needs.reduce((all, need) => all + need.wanted, 0n);
  return {
    wanted,
    floor,
    least,
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

/** What one container, or one pod, asks for there. Nothing where nothing can start now. */
function leastOf({ quota, containers }: FleetEnvironment, key: BudgetKey): bigint {
  if (quotaOf(quota, key)?.nano === 0n) return 0n;
  if (key === 'pods') return ONE;
  if (key !== 'cpu' && key !== 'memory' && key !== 'ephemeralStorage') return 0n;
  const request = containers.defaultRequest[key];
  return request === undefined || request === null ? 0n : nanoOf(request);
}

/** In which steps a total is split over environments. */
function splitUnitOf(key: BudgetKey): bigint {
  if (poolOf(key) !== undefined || key === 'pods') return ONE;
  return key === 'cpu' ? MILLI : MEBI;
}

/** The smallest total of which a share is at least so much. Devices are whole. */
function totalFor(need: bigint, share: bigint, weights: bigint, key: BudgetKey): bigint {
  return totalIn(poolOf(key) === undefined ? 1n : ONE, need, share, weights);
}

function totalIn(unit: bigint, need: bigint, share: bigint, weights: bigint): bigint {
  const whole = ((need + unit - 1n) / unit) * unit;
  const total = (whole * weights + share - 1n) / share;
  return ((total + unit - 1n) / unit) * unit;
}
