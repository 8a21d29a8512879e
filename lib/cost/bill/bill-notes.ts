import { periodText } from '../../cluster/costs/bill-month';
import { timeText } from '../../fleet/values/dates';
import { moneyText } from '../../fleet/prices/money';
import { grouped } from '../../fleet/values/groups';
import type { Bill } from './bill';
import { type BillBudget, amountOf } from './bill-budgets';

/** The rules of a bill in words. */
export function ruleNotes({ rules, month }: Bill): string[] {
  const idle =
    rules.idle === 'platform'
      ? 'the platform pays for what is idle'
      : 'what is idle is split by the costs of each kind';
  const shared = {
    none: 'each shared service pays for itself',
    even: 'shared services are split evenly over their consumers',
    proportional: 'shared services are split over their consumers by what these cost',
    'by-usage': 'shared services are split over their consumers by how much each used them',
  }[rules.shared ?? 'none'];
  const forecast = month.isRunning
    ? ' The forecast takes the days to come to be like those with data.'
    : '';
  return [`Rules: ${idle}; ${shared}.${forecast}`];
}

/** Until when the bill of a month goes that is not over. */
export function untilNotes({ month }: Bill): string[] {
  return month.isRunning
    ? [`${month.name} is not over: the bill is up to ${timeText(month.billed.end)}.`]
    : [];
}

/** What was not measured, and when. */
export function gapNotes({ clusters }: Bill): string[] {
  const unmeasured = clusters.filter(({ isMeasured }) => !isMeasured);
  const without = clusters.flatMap(({ cluster, isMeasured, gaps }) =>
    gaps.length === 0 || !isMeasured
      ? []
      : [
          `No data${cluster === null ? '' : ` of ${cluster}`}: ${gaps.map(periodText).join(', ')}. Nothing is billed for it.`,
        ],
  );
  if (unmeasured.length === 0) return without;
  return [
    `No source is about ${unmeasured.map(({ cluster }) => cluster).join(', ')}: nothing is billed there, and budgets are compared without its costs.`,
    ...without,
  ];
}

/** Everything that people must know to read a bill, each a sentence. */
export function billNotes(bill: Bill): string[] {
  const { currency, total, measured, added, lines } = bill;
  const platform = grouped(
    lines.filter(({ holder, sort }) => holder.owner === null && sort !== 'idle'),
    ({ holder }) => holder.namespace,
  );
  const unowned = [...platform]
    .map(([name, own]) => ({ name, amount: amountOf(own) }))
    .sort((one, other) => (one.amount === other.amount ? 0 : one.amount > other.amount ? -1 : 1));
  const named = unowned
    .slice(0, MOST_NAMED)
    .map(({ name, amount }) => `${name} ${moneyText(amount, currency)}`);
  const more = unowned.length - named.length;
  return [
    ...untilNotes(bill),
    ...ruleNotes(bill),
    ...(named.length === 0
      ? []
      : [
          `Nobody owns, so that the platform pays: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
        ]),
    added === 0n
      ? `The total is that of the source, ${moneyText(measured, currency)}.`
      : `The source says ${moneyText(measured, currency)}; with ${moneyText(added, currency)} for what it does not price, the total is ${moneyText(total, currency)}.`,
    ...gapNotes(bill),
    ...bill.notes,
  ];
}

const MOST_NAMED = 8;

/** What is wrong with a budget; undefined if nothing is. */
export function budgetText(
  { holder, name, budget, amount, forecast, state }: BillBudget,
  { currency, month }: Bill,
): string | undefined {
  const money = (cents: bigint): string => moneyText(cents, currency);
  if (state === 'over') {
    return `The ${holder} ${name} cost ${money(amount)} in ${month.name}, which is ${money(amount - budget)} more than its budget of ${money(budget)}.`;
  }
  return state === 'expected'
    ? `The ${holder} ${name} will cost ${money(forecast)} in ${month.name} if it goes on like this, which is ${money(forecast - budget)} more than its budget of ${money(budget)}; so far, it cost ${money(amount)}.`
    : undefined;
}
