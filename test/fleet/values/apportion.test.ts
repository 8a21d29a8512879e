import { fc } from '../../fast-check';
import {
  apportion,
  splitQuantity,
  splitUnit,
  type SplitUnit,
} from '../../../lib/fleet/values/apportion';
import { addQuantities, formatQuantity, parseQuantity } from '../../../lib/fleet/values/quantity';

/** dev, staging and prod of the example. */
const SHARES = [30n, 20n, 50n];

const split = (total: string, unit: SplitUnit, weights = SHARES): string[] | undefined =>
  splitQuantity(parseQuantity(total)!, weights, unit)?.map(formatQuantity);

const totals = fc.bigInt({ min: 0n, max: 10n ** 24n });
const weightLists = fc.array(fc.bigInt({ min: 0n, max: 10n ** 10n }), { maxLength: 12 });

describe('splitting whole things by 30, 20 and 50', () => {
  test.each([
    [0n, [0n, 0n, 0n]],
    [1n, [0n, 0n, 1n]],
    [2n, [1n, 0n, 1n]],
    [3n, [1n, 1n, 1n]],
    [4n, [1n, 1n, 2n]],
    [7n, [2n, 1n, 4n]],
    [8n, [2n, 2n, 4n]],
    [9n, [3n, 2n, 4n]],
    [10n, [3n, 2n, 5n]],
    [64n, [19n, 13n, 32n]],
  ])('%s', (total, parts) => {
    expect(apportion(total, SHARES)).toEqual(parts);
  });
});

describe('ties', () => {
  test('of equal remainders the larger weight gets the rest', () => {
    expect(apportion(2n, [1n, 3n])).toEqual([0n, 2n]);
    expect(apportion(2n, [3n, 1n])).toEqual([2n, 0n]);
  });

  test('of equal weights the later one gets the rest, because production is listed last', () => {
    expect(apportion(1n, [1n, 1n, 1n])).toEqual([0n, 0n, 1n]);
    expect(apportion(2n, [1n, 1n, 1n])).toEqual([0n, 1n, 1n]);
  });
});

describe('the parts', () => {
  test('are all 0 when no weight is above 0', () => {
    expect(apportion(10n, [0n, 0n])).toEqual([0n, 0n]);
    expect(apportion(10n, [])).toEqual([]);
  });

  test('a weight of 0 gets nothing', () => {
    expect(apportion(7n, [0n, 1n, 0n])).toEqual([0n, 7n, 0n]);
  });

  test('add up to the total, are never negative, and are less than one off the exact share', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const parts = apportion(total, weights);
        const sum = weights.reduce((one, other) => one + other, 0n);
        expect(parts).toHaveLength(weights.length);
        expect(parts.reduce((one, other) => one + other, 0n)).toBe(sum === 0n ? 0n : total);
        parts.forEach((part, index) => {
          expect(part >= 0n).toBe(true);
          const off = part * sum - total * weights[index]!;
          expect(-sum < off && off < sum).toBe(sum > 0n);
        });
      }),
    );
  });

  test('depend on the ratio of the weights alone', () => {
    fc.assert(
      fc.property(totals, weightLists, fc.bigInt({ min: 1n, max: 1000n }), (total, weights, by) => {
        const scaled = weights.map((weight) => weight * by);
        expect(apportion(total, scaled)).toEqual(apportion(total, weights));
      }),
    );
  });

  test('a larger weight never gets less', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const parts = apportion(total, weights);
        weights.forEach((weight, one) =>
          weights.forEach((other, two) => {
            if (weight > other) expect(parts[one]! >= parts[two]!).toBe(true);
          }),
        );
      }),
    );
  });

  test('a negative total or weight is a mistake of the caller', () => {
    expect(() => apportion(-1n, [1n])).toThrow(RangeError);
    expect(() => apportion(1n, [1n, -1n])).toThrow(RangeError);
  });
});

describe('splitting quantities', () => {
  test('cpu in millicores', () => {
    expect(split('1', 'milli')).toEqual(['300m', '200m', '500m']);
    expect(split('50', 'milli')).toEqual(['15', '10', '25']);
    expect(split('1m', 'milli')).toEqual(['0', '0', '1m']);
  });

  test('memory in Mi', () => {
    expect(split('64Gi', 'mebi')).toEqual(['19661Mi', '13107Mi', '32Gi']);
    expect(split('200Gi', 'mebi')).toEqual(['60Gi', '40Gi', '100Gi']);
    expect(split('1.5Gi', 'mebi')).toEqual(['461Mi', '307Mi', '768Mi']);
  });

  test('memory that is no whole number of Mi in bytes', () => {
    expect(split('64G', 'mebi')).toEqual(['19200M', '12800M', '32G']);
    expect(split('1Ki', 'mebi')).toEqual(['307', '205', '512']);
    expect(split('10', 'mebi')).toEqual(['3', '2', '5']);
  });

  test('counts in whole things', () => {
    expect(split('100', 'one')).toEqual(['30', '20', '50']);
    expect(split('10', 'one')).toEqual(['3', '2', '5']);
  });

  test('limits at a burst of 20 % of 100 cpu and 200Gi', () => {
    expect(split('120', 'milli')).toEqual(['36', '24', '60']);
    expect(split('240Gi', 'mebi')).toEqual(['72Gi', '48Gi', '120Gi']);
  });

  test('what is left beside an override of 6 in 10 is split 30 to 20', () => {
    expect(split('4', 'one', [30n, 20n])).toEqual(['2', '2']);
  });

  test('a total that is finer than its unit, or negative, cannot be split', () => {
    expect(split('1.5', 'one')).toBeUndefined();
    expect(split('100u', 'milli')).toBeUndefined();
    expect(split('100m', 'mebi')).toBeUndefined();
    expect(split('-1', 'one')).toBeUndefined();
    expect(splitUnit(parseQuantity('1.5')!, 'one')).toBeUndefined();
  });

  test('the parts add up to the total and keep its format', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.constantFrom('', 'm', 'k', 'Ki', 'Mi', 'Gi'),
        weightLists.filter((weights) => weights.some((weight) => weight > 0n)),
        (digits, suffix, weights) => {
          const total = parseQuantity(`${digits % 10n ** 9n}${suffix}`)!;
          const parts = splitQuantity(total, weights, suffix === 'm' ? 'milli' : 'mebi')!;
          expect(addQuantities(...parts).nano).toBe(total.nano);
          expect(parts.every(({ format }) => format === total.format)).toBe(true);
        },
      ),
    );
  });
});
