import type { Bill } from '../../cost/bill/bill';
import { type BillGroup, billGroups } from '../../cost/bill/bill-groups';
import type { BillLine } from '../../cost/bill/bill-lines';
import { billNotes, gapNotes, ruleNotes, untilNotes } from '../../cost/bill/bill-notes';
import { nanoText, unitOf } from '../../cost/bill/output/line-units';
import type { Fleet } from '../../fleet/model/fleet';
import { timeText } from '../../fleet/values/dates';
import { grouped } from '../../fleet/values/groups';
import { pageFileNames } from './page-file-names';
import { sumsOf } from './bill-page-sums';
import type {
  BillIndexPage,
  BillPageBudget,
  BillPageData,
  BillPageHead,
  BillPageLine,
  CostCenterPage,
} from './bill-page-data';

/** A page and the name of its file. */
export interface BillPageFile {
  readonly file: string;
  readonly data: BillPageData;
}

/** The name of the page that leads to all others. */
export const INDEX_FILE = 'index.html';

/** A page for each cost center that pays something, and one that leads to them. They add up to the bill. */
export function billPages(bill: Bill, fleets: readonly Fleet[]): BillPageFile[] {
  const groups = billGroups(bill, 'cost-center', fleets);
  const files = pageFileNames(groups.map(({ name }) => name));
  const head = { ...headOf(bill), notes: [...ruleNotes(bill), ...gapNotes(bill)] };
  const index: BillIndexPage = {
    kind: 'index',
    ...headOf(bill),
    // The page says it above everything else.
    notes: billNotes(bill).filter((note) => !untilNotes(bill).includes(note)),
    total: sumsOf(bill, bill.lines),
    centers: groups.map((group, at) => ({
      name: group.name,
      file: files[at]!,
      owners: ownersIn(group),
      budget: budgetOf(group),
      ...sumsOf(bill, group.lines),
    })),
  };
  return [
    { file: INDEX_FILE, data: index },
    ...groups.map((group, at) => ({ file: files[at]!, data: pageOf(bill, group, head) })),
  ];
}

function headOf({ month, currency }: Bill): Omit<BillPageHead, 'notes'> {
  return {
    month: month.name,
    until: month.isRunning ? timeText(month.billed.end) : null,
    currency: currency.code,
    decimals: currency.decimals,
  };
}

function pageOf(bill: Bill, group: BillGroup, head: BillPageHead): CostCenterPage {
  const { lines } = group;
  const items = grouped(lines, ({ kind, pool }) => `${kind} ${pool ?? ''}`);
  return {
    kind: 'cost-center',
    ...head,
    name: group.name,
    sums: sumsOf(bill, lines),
    budget: budgetOf(group),
    owners: [...grouped(lines, ({ holder }) => holder.owner)].map(([owner, own]) => ({
      owner,
      ...sumsOf(bill, own),
    })),
    items: [...items.values()].map((same) => ({
      kind: same[0]!.kind,
      pool: same[0]!.pool ?? null,
      amount: sumsOf(bill, same).amount,
    })),
    lines: lines.map(lineOf),
  };
}

function lineOf({ holder, sort, service, kind, pool, quantity, amount }: BillLine): BillPageLine {
  return {
    cluster: holder.cluster,
    owner: holder.owner,
    namespace: holder.namespace,
    why: sort,
    service: service ?? null,
    kind,
    pool: pool ?? null,
    quantity: quantity === null ? null : nanoText(quantity),
    unit: unitOf(kind),
    amount: Number(amount),
  };
}

function budgetOf({ budget }: BillGroup): BillPageBudget | null {
  return budget === undefined ? null : { amount: Number(budget.budget), state: budget.state };
}

function ownersIn({ lines }: BillGroup): string[] {
  const owners = lines.flatMap(({ holder }) => holder.owner ?? []);
  return [...new Set(owners)].sort();
}
