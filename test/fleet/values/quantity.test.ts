import { fc } from '../../fast-check';
import {
  MEBI,
  MILLI,
  ONE,
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  quantityProblem,
  scaleQuantity,
  subtractQuantity,
  wholeUnits,
  type ParsedQuantity,
} from '../../../lib/fleet/values/quantity';

const canonical = (text: string | number): string => formatQuantity(parseQuantity(text)!);

const LARGEST = (2n ** 63n - 1n) * ONE;

const quantities: fc.Arbitrary<ParsedQuantity> = fc.record({
  nano: fc.oneof(
    fc.bigInt({ min: -LARGEST, max: LARGEST }),
    fc.bigInt({ min: -5000n, max: 5000n }).map((count) => count * ONE),
    fc.bigInt({ min: -9000n, max: 9000n }).map((count) => count * 1024n * ONE),
    fc.bigInt({ min: 0n, max: 4000n }).map((count) => count * 500n * MEBI),
    fc.bigInt({ min: 0n, max: 100_000n }).map((count) => count * MILLI),
  ),
  format: fc.constantFrom('binary', 'decimal'),
});

const texts = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '+'),
    fc.stringMatching(/^\d{1,6}(\.\d{0,3})?$/),
    fc.constantFrom('', 'm', 'k', 'M', 'G', 'T', 'Ki', 'Mi', 'Gi', 'Ti', 'e3', 'E3', 'e-2'),
  )
  .map((parts) => parts.join(''));

describe('reading a quantity', () => {
  // Values as apimachinery 0.36 reads them.
  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['1', ONE],
    ['+1', ONE],
    ['007', 7n * ONE],
    ['0.1', 100n * MILLI],
    ['.5', 500n * MILLI],
    ['5.', 5n * ONE],
    ['100m', 100n * MILLI],
    ['1n', 1n],
    ['1u', 1000n],
    ['2k', 2000n * ONE],
    ['64G', 64_000_000_000n * ONE],
    ['1T', 10n ** 12n * ONE],
    ['1P', 10n ** 15n * ONE],
    ['1Ki', 1024n * ONE],
    ['1.5Gi', 1536n * MEBI],
    ['1Ti', 1024n ** 2n * MEBI],
    ['1Pi', 1024n ** 3n * MEBI],
    ['1Ei', 1024n ** 4n * MEBI],
    ['-2', -2n * ONE],
  ])('%s', (text, nano) => {
    expect(parseQuantity(text)!.nano).toBe(nano);
  });

  test('an E alone is exa, an E before digits is an exponent', () => {
    expect(parseQuantity('9E')!.nano).toBe(9n * 10n ** 18n * ONE);
    expect(parseQuantity('12E3')!.nano).toBe(12_000n * ONE);
    expect(parseQuantity('12e3')!.nano).toBe(12_000n * ONE);
    expect(parseQuantity('12e+3')!.nano).toBe(12_000n * ONE);
    expect(parseQuantity('12E-3')!.nano).toBe(12n * MILLI);
    expect(quantityProblem('12e')).toBe('syntax');
  });

  test('a number stands for its shortest decimal form', () => {
    expect(parseQuantity(0.1)!.nano).toBe(100n * MILLI);
    expect(parseQuantity(100)!.nano).toBe(100n * ONE);
    expect(parseQuantity(1e-7)!.nano).toBe(100n);
    expect(quantityProblem(Number.NaN)).toBe('syntax');
    expect(quantityProblem(Infinity)).toBe('syntax');
  });

  test.each([
    '',
    ' ',
    '+',
    '.',
    'Gi',
    '1 Gi',
    ' 1',
    '1\n',
    '1,5',
    '1..5',
    '1K',
    '1GB',
    '1GiB',
    '1g',
    '1gi',
    '1mi',
    '0x10',
    '1_000',
    'e3',
    '--1',
    '١',
    '9'.repeat(65),
  ])('%j is no quantity', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
    expect(quantityProblem(text)).toBe('syntax');
  });

  test.each(['0.1n', '1.5n', '0.0000000001', '1e-10', '1e-999999999', '0.33333333333Gi'])(
    '%s is finer than a billionth',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
      expect(quantityProblem(text)).toBe('too-fine');
    },
  );

  test.each(['9223372036854775808', '-9223372036854775808', '8Ei', '10E', '1e19', '1e999999999'])(
    '%s is more than 64 bits can count',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
      expect(quantityProblem(text)).toBe('too-large');
    },
  );

  test('the largest quantity and a nought with any exponent are fine', () => {
    expect(parseQuantity('9223372036854775807')!.nano).toBe(LARGEST);
    expect(parseQuantity('0e999999999')!.nano).toBe(0n);
    expect(quantityProblem('1')).toBeUndefined();
  });
});

describe('the canonical form', () => {
  // As apimachinery 0.36 prints them, unless said otherwise.
  test.each([
    ['0', '0'],
    ['0Gi', '0'],
    ['-0m', '0'],
    ['0.1', '100m'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['1.500', '1500m'],
    ['0.5', '500m'],
    ['2000', '2k'],
    ['2001', '2001'],
    ['1000000', '1M'],
    ['1024', '1024'],
    ['64G', '64G'],
    ['64000M', '64G'],
    ['1.5G', '1500M'],
    ['1000n', '1u'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Gi', '512Mi'],
    ['200Gi', '200Gi'],
    ['2Ti', '2Ti'],
    ['1Ki', '1Ki'],
    ['0.5Ki', '512'],
    ['0.1Gi', '107374182400m'],
    ['40.8Ti', '44860074413260800m'],
    ['-1.5Gi', '-1536Mi'],
    ['+5', '5'],
    ['7Ei', '7Ei'],
  ])('%s is printed as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test('exponents become suffixes', () => {
    expect(canonical('1e3')).toBe('1k');
    expect(canonical('12E6')).toBe('12M');
    expect(canonical('5e-1')).toBe('500m');
    expect(canonical(1e21 / 1e6)).toBe('1P');
  });

  test('bytes that are no multiple of Ki are printed without Ki, and stay as they are when read again', () => {
    const print = (bytes: bigint) => formatQuantity({ nano: bytes * ONE, format: 'binary' });
    expect(print(1025n)).toBe('1025');
    expect(print(1000n)).toBe('1k');
    expect(print(2000n)).toBe('2k');
    expect(print(2048n)).toBe('2Ki');
  });

  test('never loses value: what is printed reads as the same quantity', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        expect(parseQuantity(formatQuantity(quantity))!.nano).toBe(quantity.nano);
      }),
    );
  });

  test('is a fixed point: printing what was printed changes nothing', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        const printed = formatQuantity(quantity);
        expect(canonical(printed)).toBe(printed);
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text));
      }),
    );
  });

  test('has no fraction, no exponent and no sign but minus', () => {
    fc.assert(
      fc.property(quantities, (quantity) => {
        expect(formatQuantity(quantity)).toMatch(/^(0|-?[1-9]\d*([numkMGTPE]|[KMGTPE]i)?)$/);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('a sum has the format of the first quantity that is not 0', () => {
    const sum = (...terms: string[]) =>
      formatQuantity(addQuantities(...terms.map((term) => parseQuantity(term)!)));
    expect(sum()).toBe('0');
    expect(sum('1Gi', '512Mi')).toBe('1536Mi');
    expect(sum('0', '1Gi')).toBe('1Gi');
    expect(sum('1500m', '500m')).toBe('2');
    expect(sum('1048576', '1Mi')).toBe('2097152');
  });

  test('a difference may be negative', () => {
    const difference = subtractQuantity(parseQuantity('1Gi')!, parseQuantity('2Gi')!);
    expect(formatQuantity(difference)).toBe('-1Gi');
  });

  test('quantities compare by value, whatever they were written in', () => {
    const compare = (one: string, other: string) =>
      compareQuantities(parseQuantity(one)!, parseQuantity(other)!);
    expect(compare('1Gi', '1073741824')).toBe(0);
    expect(compare('1G', '1Gi')).toBe(-1);
    expect(compare('1', '999m')).toBe(1);
    expect(['2', '100m', '-1', '1Ki'].sort(compare)).toEqual(['-1', '100m', '2', '1Ki']);
  });

  test('scaling rounds to whole units in the direction that was asked for', () => {
    const scaled = (text: string, rounding: 'floor' | 'ceil', unit: bigint) =>
      formatQuantity(scaleQuantity(parseQuantity(text)!, 120n, 100n, rounding, unit));
    expect(scaled('100', 'ceil', MILLI)).toBe('120');
    expect(scaled('200Gi', 'ceil', MEBI)).toBe('240Gi');
    expect(scaled('1Mi', 'floor', MEBI)).toBe('1Mi');
    expect(scaled('1Mi', 'ceil', MEBI)).toBe('2Mi');
    expect(scaled('1m', 'floor', MILLI)).toBe('1m');
    expect(scaled('1m', 'ceil', MILLI)).toBe('2m');
    expect(scaled('-1m', 'floor', MILLI)).toBe('-2m');
    expect(scaled('-1m', 'ceil', MILLI)).toBe('-1m');
    expect(scaled('0', 'ceil', ONE)).toBe('0');
  });

  test('rounding down and up differ by less than one unit and enclose the exact value', () => {
    fc.assert(
      fc.property(
        quantities,
        fc.bigInt({ min: 0n, max: 1000n }),
        fc.bigInt({ min: 1n, max: 1000n }),
        fc.constantFrom(MILLI, ONE, MEBI),
        (quantity, numerator, denominator, unit) => {
          const exact = quantity.nano * numerator;
          const low = scaleQuantity(quantity, numerator, denominator, 'floor', unit).nano;
          const high = scaleQuantity(quantity, numerator, denominator, 'ceil', unit).nano;
          expect(low * denominator <= exact && exact <= high * denominator).toBe(true);
          expect(high - low).toBe(exact % (denominator * unit) === 0n ? 0n : unit);
        },
      ),
    );
  });

  test('a quantity is a whole number of units, or not', () => {
    expect(wholeUnits(parseQuantity('64Gi')!, MEBI)).toBe(65_536n);
    expect(wholeUnits(parseQuantity('64G')!, MEBI)).toBeUndefined();
    expect(wholeUnits(parseQuantity('1.5')!, ONE)).toBeUndefined();
    expect(wholeUnits(parseQuantity('1.5')!, MILLI)).toBe(1500n);
  });
});
