import type { UsageHistory } from '../../cluster/usage/usage-history';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet, FleetTenant } from '../../fleet/model/fleet';
import { type BudgetKey, budgetKeys, poolOf, quotaOf } from '../../fleet/organizations/budget-keys';
import { MEBI, MILLI, ONE } from '../../fleet/values/quantity';
import { FreeAmounts } from './free-amounts';
import { type NeedOfParts, needOfParts } from './need-of-parts';
import type { TuneTerms } from './tune-terms';
import type { UsageFigures } from './usage-figures';
import {
  amountText,
  boundOf,
  isCountedWithOthers,
  roundUp,
  stepOf,
  grantedAmount,
} from './tuned-keys';

/** A number of a quota, as it is and as it should be, in billionths. */
export interface Proposal {
  readonly tenant: string;
  readonly key: BudgetKey;
  readonly before: bigint;
  readonly after: bigint;
  /** What the file is to state: without grants, which add to it. */
  readonly written: bigint;
  readonly figures: UsageFigures;
  /** In percent. */
  readonly headroom: number;
  /** The most that containers really took, where that is known. */
  readonly real?: bigint;
  /** One line. */
  readonly why: string;
}

/** What comes of readings. */
export interface TuneReport {
  readonly proposals: readonly Proposal[];
  /** Why nothing is proposed for somebody. */
  readonly notes: readonly string[];
}

/** Proposes quotas for the tenants of a fleet. */
export function tuneFleet(
  fleets: readonly Fleet[],
  history: UsageHistory,
  terms: TuneTerms,
  tenants: readonly string[],
): TuneReport {
  const proposals: Proposal[] = [];
  const notes: string[] = [];
  const free = new FreeAmounts(fleets);
  const places = new Map<string, number>();
  for (const { name } of fleets.flatMap((fleet) => fleet.tenants)) {
    places.set(name, (places.get(name) ?? 0) + 1);
  }
  for (const fleet of fleets) {
    for (const tenant of fleet.tenants) {
      if (tenants.length > 0 && !tenants.includes(tenant.name)) continue;
      if (tenant.state === 'removed') continue;
      if (places.get(tenant.name) !== 1) {
        const note = `${tenant.name}: it is on several clusters, so its total follows from none of them. Tune it by hand.`;
        if (!notes.includes(note)) notes.push(note);
        continue;
      }
      tuneTenant(fleet, tenant, history, terms, free, proposals, notes);
    }
  }
  return { proposals, notes };
}

function tuneTenant(
  fleet: Fleet,
  tenant: FleetTenant,
  history: UsageHistory,
  terms: TuneTerms,
  free: FreeAmounts,
  proposals: Proposal[],
  notes: string[],
): void {
  const { pools } = fleet.platform;
  for (const key of budgetKeys(Object.keys(pools))) {
    const before = quotaOf(tenant.quota, key)?.nano;
    const pool = poolOf(key);
    // A pool that is closed stays closed, and what has no bound needs none.
    if (before === undefined || (pool !== undefined && before === 0n)) continue;
    if (isCountedWithOthers(key, pools)) {
      notes.push(`${tenant.name}: \`${key}\` is counted together with another pool.`);
      continue;
    }
    noteHeadroom(tenant, terms, notes);
    const need = needOfParts(fleet, tenant, key, history, terms);
    if (typeof need === 'string') {
      notes.push(`${tenant.name}: ${need}`);
      continue;
    }
    const proposal = proposalOf(tenant, key, before, need, terms, free, clusterOf(fleet));
    if (proposal !== undefined) proposals.push(proposal);
  }
}

/** Tells that the file says otherwise than the command, and counts. */
function noteHeadroom({ name, tuning }: FleetTenant, terms: TuneTerms, notes: string[]): void {
  const stated = tuning?.headroom;
  if (stated === undefined || terms.asked === undefined) return;
  if (Number.parseFloat(stated) === terms.asked) return;
  const note = `${name}: \`tuning.headroom: ${stated}\` of the file counts, and not --headroom ${terms.asked}.`;
  if (!notes.includes(note)) notes.push(note);
}

function proposalOf(
  tenant: FleetTenant,
  key: BudgetKey,
  before: bigint,
  need: NeedOfParts,
  { basis, auto }: TuneTerms,
  free: FreeAmounts,
  cluster: string | undefined,
): Proposal | undefined {
  const { min, max, step: steps } = tenant.tuning ?? {};
  const step = stepOf(steps, key);
  const [least, most] = [boundOf(min, key), boundOf(max, key)];
  const words: string[] = [];
  let after = roundUp(need.wanted, step);
  if (least !== undefined && after < least) {
    after = least;
    words.push(`at least ${amountText(least, key)}`);
  }
  if (most !== undefined && after > most) {
    after = most;
    words.push(`at most ${amountText(most, key)}`);
  }
  // A pool that is closed is never opened by readings: who has no devices uses none. The file may say that it closes.
  const mayClose = least !== undefined || (most !== undefined && most < ONE);
  if (poolOf(key) !== undefined && after < ONE && !mayClose) {
    after = ONE;
    words.push(
      'one stays, or the pool would be closed for good (`tuning: {min: {gpu: 0}}` allows that)',
    );
  }
  const room = free.of(tenant, key, cluster);
  if (room !== undefined && after > before + room.nano) {
    after = before + room.nano;
    words.push(`${room.where} has ${amountText(room.nano, key)} free`);
  }
  // Below what is used, nothing new would start until it falls.
  if (after < need.floor) {
    after = need.floor > before ? before : roundUp(need.floor, poolOf(key) ? ONE : 1_000_000n);
    words.push(`${amountText(need.figures.now, key)} are used now`);
  }
  // With less, the file would be refused, or nothing could start. What grants add ends some day.
  const start = need.least + grantedAmount(tenant, key);
  if (after < start) {
    const rounded = roundUp(start, step);
    after = start > before ? before : rounded > before ? start : rounded;
    words.push(`room for a ${key === 'pods' ? 'pod' : 'container'} in each environment`);
  }
  if (after === before) return undefined;
  if (auto && (after < before ? least : most) === undefined) return undefined;
  const granted = grantedAmount(tenant, key);
  const written = after - granted < 0n ? 0n : after - granted;
  free.take(tenant, key, cluster, after - before);
  const { figures, headroom } = need;
  const days = Math.max(1, Math.round(figures.days));
  const line = [
    `${key} ${amountText(before, key)} → ${amountText(after, key)}: ${basis} ${amountText(figures[basis], key)} over ${days} day${days === 1 ? '' : 's'}`,
    `peak ${amountText(figures.peak, key)}`,
    `headroom ${headroom} %`,
    ...(need.real === undefined
      ? []
      : [`really used at most ${amountText(measured(need.real, key), key)}`]),
    ...(need.because === undefined ? [] : [need.because]),
    ...words,
  ];
  const { real } = need;
  return {
    tenant: tenant.name,
    key,
    before,
    after,
    written,
    figures,
    headroom,
    ...(real === undefined ? {} : { real: measured(real, key) }),
    why: line.join(', '),
  };
}

/** What is really used is measured more finely than anybody reads. */
function measured(nano: bigint, key: BudgetKey): bigint {
  return roundUp(nano, key === 'memory' ? MEBI : 10n * MILLI);
}
