import { withThousands } from '../../fleet/values/thousands';
import type { ReportCosts, ReportData } from './report-data';

type Currency = Pick<ReportCosts, 'currency' | 'decimals'>;

/** An amount of the smallest unit as people write it: `18,250.00 EUR`. */
export function moneyWords(amount: number | null, { currency, decimals }: Currency): string {
  if (amount === null) return 'unlimited';
  return `${grouped(amount, decimals)} ${currency}`;
}

/** The same without what is smaller than the currency itself, for charts: `18,250`. */
export function roundMoneyWords(amount: number, { decimals }: Currency): string {
  return grouped(Math.round(amount / 10 ** decimals), 0);
}

function grouped(amount: number, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0');
  const whole = withThousands(digits.slice(0, digits.length - decimals));
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
}

type CostPart = ReportCosts['parts'][number];

/** What the parts that are chosen cost together. Null: nothing bounds one of them. */
export function costOf(
  { costs }: Pick<ReportData, 'costs'>,
  isChosen: (part: CostPart) => boolean = () => true,
): number | null {
  return (costs?.parts ?? [])
    .filter(isChosen)
    .reduce<number | null>(
      (sum, { cost }) => (sum === null || cost === null ? null : sum + cost),
      0,
    );
}

/** Chooses the parts of an owner. */
export function partsOfOwner(owner: {
  readonly kind: string;
  readonly name: string;
}): (part: CostPart) => boolean {
  return (part) => part.kind === owner.kind && part.owner === owner.name;
}
