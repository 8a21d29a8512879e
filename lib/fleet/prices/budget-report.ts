import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { ONE, countOf } from '../values/quantity';
import { HOURS_PER_MONTH, sumOfCosts } from './ceiling-lines';
import { type CostPart, environmentName } from './priced-parts';
import { type Currency, moneyText, plainAmount } from './money';
import { isPrice, priceNano } from '../values/price';

/** A budget, and the parts that it pays for. */
export interface ComparedBudget {
  readonly path: FindingPath;
  readonly holder: string;
  readonly amount: string | number;
  readonly parts: readonly CostPart[];
  readonly currency: Currency;
}

/** How many environments a message names. */
const MOST_NAMED = 3;

/** Reports a budget that is lower than the ceiling of what it pays for. */
export function reportBudget(budget: ComparedBudget, findings: Findings): void {
  const { path, holder, amount, parts, currency } = budget;
  const ceiling = sumOfCosts(parts.map(({ cost }) => cost));
  if (ceiling === null) return reportUnbounded(budget, findings);
  const allowed = wholeUnits(amount, currency);
  if (ceiling <= allowed) return;
  const excess = ceiling - allowed;
  const enough = shortAmount(ceiling, currency);
  findings.add(
    'COST_ABOVE_BUDGET',
    path,
    `${sentence(holder)} can cost up to ${moneyText(ceiling, currency)} a month, which is ${moneyText(excess, currency)} more than its budget of ${moneyText(allowed, currency)}. Most of it: ${dearest(parts, currency)}.`,
    `Lower the quota${saving(parts, excess, currency)}${isPrice(enough) ? `, or write \`budget: ${enough}\` if that much was agreed` : ''}.`,
  );
}

function reportUnbounded({ path, holder, parts }: ComparedBudget, findings: Findings): void {
  const open = parts.flatMap((part) =>
    part.lines
      .filter(({ cost }) => cost === null)
      .map(({ kind }) => `\`${kind}\` of \`${environmentName(part)}\``),
  );
  const more = open.length - MOST_NAMED;
  const named = [...open.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  findings.add(
    'COST_UNBOUNDED',
    path,
    `${sentence(holder)} has a budget, and nothing bounds what it can cost: what has a price and no quota is ${named}.`,
    'State the amount under `quota`, or remove the budget.',
  );
}

/** The budget in the smallest unit of its currency; what is finer is left out. */
function wholeUnits(amount: string | number, { decimals }: Currency): bigint {
  return (priceNano(amount) * 10n ** BigInt(decimals)) / ONE;
}

/** The start of a sentence. */
function sentence(holder: string): string {
  return holder[0]!.toUpperCase() + holder.slice(1);
}

/** The environments that cost most, with what they cost. */
function dearest(parts: readonly CostPart[], currency: Currency): string {
  const sorted = byCost(parts).filter(({ cost }) => cost! > 0n);
  const named = sorted
    .slice(0, MOST_NAMED)
    .map((part) => `\`${environmentName(part)}\` ${moneyText(part.cost!, currency)}`);
  const more = sorted.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function byCost(parts: readonly CostPart[]): CostPart[] {
  return [...parts].sort((one, other) =>
    one.cost === other.cost ? 0 : one.cost! > other.cost! ? -1 : 1,
  );
}

/** How many devices of the dearest environment would do: ` by 4 of \`h100\` for \`vision/prod\``. */
function saving(parts: readonly CostPart[], excess: bigint, { decimals }: Currency): string {
  for (const part of byCost(parts)) {
    for (const { kind, name, quantity, price } of part.lines) {
      if (kind !== 'gpu' || priceNano(price) === 0n) continue;
      const ofOne = priceNano(price) * HOURS_PER_MONTH * 10n ** BigInt(decimals);
      const count = (excess * ONE + ofOne - 1n) / ofOne;
      if (count <= BigInt(countOf(quantity!))) {
        return ` by ${count} of \`${name}\` for \`${environmentName(part)}\``;
      }
    }
  }
  return '';
}

/** `36000`, or `36000.50`. */
function shortAmount(amount: bigint, currency: Currency): string {
  return plainAmount(amount, currency).replace(/\.0+$/, '');
}
