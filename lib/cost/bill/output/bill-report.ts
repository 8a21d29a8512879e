import type { CostKind } from '../../../cluster/costs/measured-costs';
import { timeText } from '../../../fleet/values/dates';
import type { Fleet } from '../../../fleet/model/fleet';
import type { IdleBilling, SharedBilling } from '../../../fleet/model/props';
import { plainAmount } from '../../../fleet/prices/money';
import type { CostView } from '../../cost-views';
import type { Bill } from '../bill';
import { type BudgetHolder, type BudgetState, billBudgets } from '../bill-budgets';
import { billGroups } from '../bill-groups';
import type { BillLine } from '../bill-lines';
import { billNotes } from '../bill-notes';
import type { ChargeSort } from '../charges';
import { nanoText, unitOf } from './line-units';

/**
 * What `tenancy bill --format json` prints. Amounts of money are decimal texts with the decimals of the currency, and add up
 * exactly. New keys may be added; any other change of the shape comes with another `apiVersion`.
 */
export interface BillReport {
  readonly apiVersion: 'cdk8s-tenancy/v1alpha1';
  readonly kind: 'Bill';
  /** `2026-10` */
  readonly month: string;
  /** What is billed, in UTC: from `start` to before `end`. */
  readonly period: { readonly start: string; readonly end: string; readonly isRunning: boolean };
  /** Its code in ISO 4217. */
  readonly currency: string;
  readonly rules: { readonly idle: IdleBilling; readonly shared: SharedBilling | null };
  /** What was measured where. */
  readonly clusters: readonly BillReportCluster[];
  /** What the groups are. */
  readonly by: CostView;
  readonly groups: readonly BillReportGroup[];
  /** The sum of all groups. */
  readonly total: string;
  /** What the source says that everything cost. */
  readonly measured: string;
  /** What was added for pools that the source does not price. */
  readonly added: string;
  readonly budgets: readonly BillReportBudget[];
  /** For people, each a sentence. */
  readonly notes: readonly string[];
}

/** What was measured on a cluster. */
export interface BillReportCluster {
  /** Null: the file has no `clusters`. */
  readonly name: string | null;
  readonly hoursWithData: number;
  readonly gaps: readonly { readonly start: string; readonly end: string }[];
}

/** One row of a view. */
export interface BillReportGroup {
  /** Null: what has no such name, such as what the platform pays for. */
  readonly name: string | null;
  readonly amount: string;
  readonly own: string;
  readonly idle: string;
  readonly shared: string;
  /** Of an organisation: together with all organisations below it. */
  readonly withBelow?: string;
  /** At the end of a running month. Null: the month is over. */
  readonly forecast: string | null;
  readonly lines: readonly BillReportLine[];
}

/** One thing that somebody pays for. */
export interface BillReportLine {
  readonly cluster: string | null;
  /** The tenant or shared service. Null: the platform. */
  readonly owner: string | null;
  readonly environment: string | null;
  readonly namespace: string;
  readonly costCenter: string | null;
  readonly department: string | null;
  readonly organization: string | null;
  readonly why: ChargeSort;
  /** Of a part of a shared service, its name. */
  readonly service: string | null;
  /** The namespace that it ran in, or what the source calls the row. */
  readonly origin: string;
  readonly kind: CostKind;
  readonly pool: string | null;
  /** Null: nothing is measured. */
  readonly quantity: string | null;
  readonly unit: string;
  readonly amount: string;
}

/** A budget, and the real amount. */
export interface BillReportBudget {
  readonly holder: BudgetHolder;
  readonly name: string;
  readonly budget: string;
  readonly amount: string;
  readonly forecast: string;
  readonly state: BudgetState;
}

/** A bill in one view, for programs. */
export function billReport(bill: Bill, by: CostView, fleets: readonly Fleet[]): BillReport {
  const { month, currency, rules, clusters } = bill;
  const text = (cents: bigint): string => plainAmount(cents, currency);
  return {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    kind: 'Bill',
    month: month.name,
    period: {
      start: timeText(month.billed.start),
      end: timeText(month.billed.end),
      isRunning: month.isRunning,
    },
    currency: currency.code,
    rules: { idle: rules.idle, shared: rules.shared ?? null },
    clusters: clusters.map(({ cluster, covered, gaps }) => ({
      name: cluster,
      hoursWithData: Math.round(covered / 36_000) / 100,
      gaps: gaps.map(({ start, end }) => ({ start: timeText(start), end: timeText(end) })),
    })),
    by,
    groups: billGroups(bill, by, fleets).map(
      ({ name, amount, of, forecast, withBelow, lines }) => ({
        name,
        amount: text(amount),
        own: text(of.own),
        idle: text(of.idle),
        shared: text(of.shared),
        ...(withBelow === undefined ? {} : { withBelow: text(withBelow) }),
        forecast: forecast === null ? null : text(forecast),
        lines: lines.map((line) => lineReport(line, text)),
      }),
    ),
    total: text(bill.total),
    measured: text(bill.measured),
    added: text(bill.added),
    budgets: billBudgets(bill, fleets).map(({ budget, amount, forecast, ...rest }) => ({
      ...rest,
      budget: text(budget),
      amount: text(amount),
      forecast: text(forecast),
    })),
    notes: billNotes(bill),
  };
}

function lineReport(line: BillLine, text: (cents: bigint) => string): BillReportLine {
  const { holder, sort, service = null, origin, kind, pool = null, quantity, amount } = line;
  const { cluster, owner, environment, namespace, costCenter, department, organization } = holder;
  return {
    cluster,
    owner,
    environment: environment === '' ? null : environment,
    namespace,
    costCenter,
    department,
    organization,
    why: sort,
    service,
    origin,
    kind,
    pool,
    quantity: quantity === null ? null : nanoText(quantity),
    unit: unitOf(kind),
    amount: text(amount),
  };
}
