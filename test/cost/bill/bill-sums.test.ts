import { addedParts } from '../../../lib/cluster/costs/measured-costs';
import { billGroups } from '../../../lib/cost/bill/bill-groups';
import { rounded } from '../../../lib/cost/bill/bill-lines';
import { COST_VIEWS } from '../../../lib/cost/cost-views';
import { fc } from '../../fast-check';
import { randomBills } from './random-bills';

describe('a bill of random allocations by random rules', () => {
  test('adds up to what the source says, in every view, and no line is negative', () => {
    fc.assert(
      fc.property(randomBills, ({ bill, fleet, measured }) => {
        const exact = measured.rows
          .flatMap(({ parts }) => addedParts(parts))
          .reduce((sum, { cost }) => sum + cost, 0n);
        expect(bill.total).toBe(rounded(exact, bill.currency));
        expect(bill.lines.every(({ amount }) => amount >= 0n)).toBe(true);
        expect(bill.lines.reduce((sum, line) => sum + line.exact, 0n)).toBe(exact);
        for (const by of COST_VIEWS) {
          const sum = billGroups(bill, by, [fleet]).reduce(
            (total, { amount }) => total + amount,
            0n,
          );
          expect([by, sum]).toEqual([by, bill.total]);
        }
      }),
    );
  });

  test('gives each line its exact amount, to less than one unit of the currency', () => {
    fc.assert(
      fc.property(randomBills, ({ bill }) => {
        for (const { exact, amount } of bill.lines) {
          const units = exact * 10n ** BigInt(bill.currency.decimals);
          const difference = amount * 10n ** 9n - units;
          expect(difference < 10n ** 9n && difference > -(10n ** 9n)).toBe(true);
        }
      }),
    );
  });

  test('leaves nothing idle to the platform where somebody used something', () => {
    fc.assert(
      fc.property(randomBills, ({ bill }) => {
        const isUsed = bill.lines.some(
          ({ holder, sort, exact }) => holder.owner !== null && sort !== 'idle' && exact > 0n,
        );
        const left = bill.lines.some(
          ({ holder, sort, exact }) => holder.owner === null && sort === 'idle' && exact > 0n,
        );
        expect(left && isUsed && bill.rules.idle === 'proportional').toBe(false);
      }),
    );
  });

  test('never lets a tenant pay for a service that it may not use', () => {
    fc.assert(
      fc.property(randomBills, ({ bill }) => {
        const payers = bill.lines.filter(({ service }) => service === 'features');
        expect(payers.every(({ holder }) => holder.owner === 'a')).toBe(true);
      }),
    );
  });
});
