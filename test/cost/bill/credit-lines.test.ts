import { type Charge } from '../../../lib/cost/bill/charges';
import { billLines, roundedSum } from '../../../lib/cost/bill/bill-lines';
import { currencyOf } from '../../../lib/fleet/prices/money';
import { fc } from '../../fast-check';

const EUR = currencyOf('EUR');

/** Charges of these costs, in billionths. */
function chargesOf(costs: readonly bigint[]): Charge[] {
  return costs.map((cost, index) => ({
    holder: {
      cluster: null,
      owner: null,
      ownerKind: 'platform',
      environment: '',
      namespace: `x${index}`,
      costCenter: null,
      department: null,
      organization: null,
      formerNames: [],
    },
    sort: cost < 0n ? 'credit' : 'own',
    origin: `x${index}`,
    kind: 'other',
    cost,
    quantity: null,
  }));
}
const amounts = (...costs: readonly bigint[]): bigint[] =>
  billLines(chargesOf(costs), EUR).lines.map(({ amount }) => amount);

describe('credits', () => {
  test('are rounded together, and not one by one', () => {
    // Three times -0.005 are -0.015.
    const credit = -5_000_000n;
    expect(amounts(credit, credit, credit).reduce((sum, one) => sum + one, 0n)).toBe(-2n);
  });

  test('are not taken from what others pay', () => {
    // 10.00 and three times -0.004 are 9.988.
    const [first, ...credits] = amounts(10_000_000_000n, -4_000_000n, -4_000_000n, -4_000_000n);
    expect(first).toBe(1000n);
    expect(credits.reduce((sum, one) => sum + one, 0n)).toBe(-1n);
  });

  test('and costs add up to the rounded sum, and no line has the wrong sign', () => {
    const cost = fc.oneof(fc.bigInt(-(10n ** 8n), 10n ** 8n), fc.bigInt(-(10n ** 13n), 10n ** 13n));
    fc.assert(
      fc.property(fc.array(cost, { maxLength: 12 }), (costs) => {
        const { lines, total } = billLines(chargesOf(costs), EUR);
        const exact = costs.reduce((sum, one) => sum + one, 0n);
        expect(total).toBe(roundedSum(exact, EUR));
        expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(total);
        for (const line of lines) {
          expect(line.exact < 0n ? line.amount <= 0n : line.amount >= 0n).toBe(true);
        }
      }),
    );
  });
});
