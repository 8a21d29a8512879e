import { costOf, moneyWords, roundMoneyWords } from '../../../lib/report/data/money-words';

test.each([
  [1_825_000, 'EUR', 2, '18,250.00 EUR'],
  [5, 'EUR', 2, '0.05 EUR'],
  [0, 'JPY', 0, '0 JPY'],
  [1234567, 'JPY', 0, '1,234,567 JPY'],
  [1500, 'KWD', 3, '1.500 KWD'],
  [null, 'EUR', 2, 'unlimited'],
])('%p of %s is %s', (amount, currency, decimals, words) => {
  expect(moneyWords(amount, { currency, decimals })).toBe(words);
});

test('a chart leaves out what is smaller than the currency', () => {
  expect(roundMoneyWords(1_825_050, { currency: 'EUR', decimals: 2 })).toBe('18,251');
});

test('a sum with something that nothing bounds is not bounded', () => {
  const part = { kind: 'tenant', costCenter: 'C', environments: ['all'], lines: {} } as const;
  const costs = {
    currency: 'EUR',
    decimals: 2,
    organizations: {},
    budgets: { owners: {}, costCenters: {}, organizations: {} },
    parts: [
      { ...part, owner: 'a', cost: 1 },
      { ...part, owner: 'b', cost: 2 },
      { ...part, owner: 'c', cost: null },
    ],
  };
  expect(costOf({ costs }, ({ owner }) => owner !== 'c')).toBe(3);
  expect(costOf({ costs })).toBeNull();
});
