import { MEBI, ONE } from '../../../lib/fleet/values/quantity';
import { writtenAmount } from '../../../lib/review/tune/tuned-keys';

describe('an amount is written without quotes', () => {
  test.each([
    ['cpu', 12n * ONE, 12],
    ['cpu', (3n * ONE) / 2n, '1500m'],
    ['memory', 11n * 1024n * MEBI, '11Gi'],
    ['storage', 0n, 0],
    ['memory', 1500n * ONE, 1500],
  ] as const)('%s of %s: %s', (key, nano, written) => {
    expect(writtenAmount(nano, key)).toBe(written);
  });

  test('bytes beyond what a number holds stay a text', () => {
    const bytes = 2n ** 60n + 1n;
    expect(writtenAmount(bytes * ONE, 'storage')).toBe(String(bytes));
  });
});
