import { CURRENCIES } from '../catalogue/currencies';
import { withThousands } from '../values/thousands';

/** A currency, and the decimals of its smallest unit. */
export interface Currency {
  /** As in ISO 4217. */
  readonly code: string;
  /** 2 where the smallest unit is a cent. */
  readonly decimals: number;
}

/** The currency with a code that was checked before. */
export function currencyOf(code: string): Currency {
  return { code, decimals: CURRENCIES.get(code)! };
}

/** An amount in the smallest unit of its currency as a plain decimal: `18250.00`. */
export function plainAmount(amount: bigint, { decimals }: Currency): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0');
  const sign = amount < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** The same for people: `18,250.00`. */
export function groupedAmount(amount: bigint, currency: Currency): string {
  return withThousands(plainAmount(amount, currency));
}

/** The same with its currency: `18,250.00 EUR`. */
export function moneyText(amount: bigint, currency: Currency): string {
  return `${groupedAmount(amount, currency)} ${currency.code}`;
}
