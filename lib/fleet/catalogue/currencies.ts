/**
 * Currencies, with the number of decimals of their smallest unit. Source: ISO 4217, list one of 2026-01-01, without funds,
 * metals and codes for tests.
 */
const BY_DECIMALS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
    CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
    KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB
    PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
    TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

/** The decimals of each currency, by its code. */
export const CURRENCIES: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(decimals)] as const),
  ),
);

/** What people write for a currency, by its code. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  $: 'USD',
  US$: 'USD',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  '£': 'GBP',
  POUND: 'GBP',
  POUNDS: 'GBP',
  FRANKEN: 'CHF',
  FR: 'CHF',
  '¥': 'JPY',
  YEN: 'JPY',
  RMB: 'CNY',
};

/**
 * About how many units of a currency make a euro, where it is more than a few. It serves to notice a price of a month that
 * was taken for that of an hour, which is 730 times as much, so that rough numbers do for years. A currency that is in
 * neither list is not judged.
 */
const UNITS_PER_EURO: Readonly<Record<string, number>> = {
  AED: 4,
  ARS: 1_700,
  BRL: 6,
  CLP: 1_100,
  CNY: 8,
  COP: 4_700,
  CZK: 25,
  DKK: 7,
  EGP: 56,
  HKD: 9,
  HUF: 400,
  IDR: 19_000,
  ILS: 4,
  INR: 100,
  ISK: 145,
  JPY: 170,
  KRW: 1_650,
  KZT: 620,
  MXN: 22,
  MYR: 5,
  NGN: 1_700,
  NOK: 12,
  PHP: 67,
  PKR: 330,
  PLN: 4,
  RON: 5,
  RUB: 95,
  SAR: 4,
  SEK: 11,
  THB: 38,
  TRY: 48,
  TWD: 35,
  UAH: 48,
  VND: 30_000,
  ZAR: 20,
};

/** Currencies of which a unit is about a euro. */
const ABOUT_A_EURO: ReadonlySet<string> = new Set('AUD CAD CHF EUR GBP NZD SGD USD'.split(' '));

/** About how many units of a currency make a euro. Undefined: not known. */
export function unitsPerEuro(currency: string): number | undefined {
  return ABOUT_A_EURO.has(currency) ? 1 : UNITS_PER_EURO[currency];
}
