import { fc } from '../../fast-check';
import { HUNDRED_PERCENT, formatShare, parseShare } from '../../../lib/fleet/values/share';

describe('a share', () => {
  test.each([
    ['30%', 30_000_000n],
    ['30', 30_000_000n],
    [30, 30_000_000n],
    ['33.3%', 33_300_000n],
    ['12.5', 12_500_000n],
    [12.5, 12_500_000n],
    ['0.000001%', 1n],
    ['100%', HUNDRED_PERCENT],
    ['250%', 250_000_000n],
    ['30.0%', 30_000_000n],
  ])('%p is exact', (text, share) => {
    expect(parseShare(text)).toBe(share);
  });

  test.each([
    '',
    '%',
    '0',
    '0%',
    '0.0%',
    '-30%',
    '+30%',
    '30 %',
    ' 30%',
    '30%%',
    '.5%',
    '5.%',
    '030%',
    '1e1',
    '33.3333333%',
    '30,5%',
    'a third',
    '1234567890123',
    0,
    -30,
    1e21,
    Number.NaN,
    0.1 + 0.2,
  ])('%p is none: more than 0, plain digits, at most six decimals', (text) => {
    expect(parseShare(text)).toBeUndefined();
  });

  test.each([
    [30_000_000n, '30%'],
    [33_300_000n, '33.3%'],
    [12_500_000n, '12.5%'],
    [1n, '0.000001%'],
    [HUNDRED_PERCENT, '100%'],
  ])('%s is printed as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  test('three thirds with six decimals do not pretend to be a whole', () => {
    const third = parseShare('33.333333%')!;
    expect(3n * third).toBe(HUNDRED_PERCENT - 1n);
  });

  test('what is printed reads as the same share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), (share) => {
        expect(parseShare(formatShare(share))).toBe(share);
      }),
    );
  });
});
