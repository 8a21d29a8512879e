import { focusCsv } from '../../../lib/cost/bill/output/focus-csv';
import { plainAmount } from '../../../lib/fleet/prices/money';
import { fc } from '../../fast-check';
import { MANDATORY, focusProblems, readCsv } from './focus-validator';
import { randomBills } from './random-bills';

describe.each(['1.2', '1.3'] as const)('a bill as FOCUS %s', (version) => {
  test('has every mandatory column, with values that the rules allow', () => {
    fc.assert(
      fc.property(randomBills, ({ bill }) => {
        expect(focusProblems(focusCsv(bill, version), version)).toEqual([]);
      }),
    );
  });

  test('costs what the bill costs', () => {
    fc.assert(
      fc.property(randomBills, ({ bill }) => {
        const { rows } = readCsv(focusCsv(bill, version));
        const sum = rows.reduce(
          (total, { EffectiveCost }) => total + BigInt(EffectiveCost!.replace('.', '')),
          0n,
        );
        expect(plainAmount(sum, bill.currency)).toBe(plainAmount(bill.total, bill.currency));
      }),
    );
  });
});

test('the ratios of what is split add up to 1', () => {
  fc.assert(
    fc.property(randomBills, ({ bill }) => {
      const sums = new Map<string, bigint>();
      const { rows } = readCsv(focusCsv(bill, '1.3'));
      rows.forEach(({ AllocatedMethodDetails: details }, index) => {
        if (details === '') return;
        const [, whole = '', fraction = ''] = /AllocatedRatio":(\d)(?:\.(\d+))?/.exec(details!)!;
        const { sort, origin, service = '', kind, pool = '' } = bill.lines[index]!;
        const key = [sort, origin, service, kind, pool].join('/');
        sums.set(key, (sums.get(key) ?? 0n) + BigInt(whole + fraction.padEnd(9, '0')));
      });
      expect([...sums.values()].every((sum) => sum === 10n ** 9n)).toBe(true);
    }),
  );
});

test('the validator finds each column that is missing, and values that are wrong', () => {
  const { bill } = fc.sample(
    randomBills.filter((one) => one.bill.lines.length > 0),
    1,
  )[0]!;
  const text = focusCsv(bill, '1.2');
  expect(Object.keys(MANDATORY)).toHaveLength(21);
  for (const name of Object.keys(MANDATORY)) {
    const problems = focusProblems(
      text.replace(new RegExp(`(^|,)${name}(?=,)`), '$1x_Other'),
      '1.2',
    );
    expect(problems).toContain(`${name} is missing`);
  }
  expect(focusProblems(text.replace(',Usage,', ',Used,'), '1.2')).toContain(
    'row 1: ChargeCategory is "Used"',
  );
  expect(
    focusProblems(text.replaceAll('2026-10-01T', '2026-09-01 '), '1.2').length,
  ).toBeGreaterThan(0);
});
