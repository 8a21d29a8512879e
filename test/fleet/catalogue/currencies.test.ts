import { CURRENCIES, CURRENCY_SIGNS, unitsPerEuro } from '../../../lib/fleet/catalogue/currencies';

/** Currencies that the Unicode data of this Node.js knows. */
const KNOWN = new Set(Intl.supportedValuesOf('currency'));

describe('the catalogue of currencies', () => {
  test('has no code twice, and none that nobody else knows', () => {
    expect(CURRENCIES.size).toBeGreaterThan(150);
    // Younger than the data of older versions of Node.js.
    const young = ['XCG', 'VED', 'SLE'];
    expect(
      [...CURRENCIES.keys()].filter((code) => !KNOWN.has(code) && !young.includes(code)),
    ).toEqual([]);
  });

  test('has the currencies in which clouds bill', () => {
    const billed =
      'AUD BRL CAD CHF CNY DKK EUR GBP INR JPY KRW MXN NOK NZD PLN SEK SGD TWD USD ZAR';
    expect(billed.split(' ').filter((code) => !CURRENCIES.has(code))).toEqual([]);
    expect(billed.split(' ').filter((code) => unitsPerEuro(code) === undefined)).toEqual([]);
  });

  test('knows the smallest unit', () => {
    expect([CURRENCIES.get('EUR'), CURRENCIES.get('JPY'), CURRENCIES.get('KWD')]).toEqual([
      2, 0, 3,
    ]);
  });

  test('means a currency by every sign', () => {
    expect(Object.values(CURRENCY_SIGNS).filter((code) => !CURRENCIES.has(code))).toEqual([]);
  });
});
