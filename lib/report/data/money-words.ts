import { withThousands } from '../../fleet/values/thousands';
import type { ReportCosts, ReportData } from './report-data';

type Currency = Pick<ReportCosts, 'currency' | 'decimals'>;

/** An amount of the smallest unit as people write it: `18,250.00 EUR`. */
export function moneyWords(amount: number | null, { currency, decimals }: Currency): string {
  if (amount === null) return 'unlimited';
  return `${decimalWords(amount, { decimals })} ${currency}`;
}

/** The same without what is smaller than the currency itself, for charts: `18,250`. */
export function roundMoneyWords(amount: number, { decimals }: Currency): string {
  return decimalWords(Math.round(amount / 10 ** decimals), { decimals: 0 });
}

/** The same without the currency: `18,250.00`. */
export function decimalWords(amount: number, { decimals }: Pick<Currency, 'decimals'>): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const sign = amount < 0 ? '-' : '';
  const whole = `${sign}${withThousands(digits.slice(0, digits.length - decimals))}`;
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
