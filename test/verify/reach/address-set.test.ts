import { fc } from '../../fast-check';
import {
  ALL_ADDRESSES,
  addressesOf,
  formatAddresses,
  readAddresses,
} from '../../../lib/verify/reach/address-set';
import { difference } from '../../../lib/verify/reach/interval-list';

describe('a set of addresses', () => {
  it('holds both versions, and is told in as few ranges as possible', () => {
    expect(formatAddresses(ALL_ADDRESSES)).toEqual(['0.0.0.0/0', '::/0']);
    expect(formatAddresses(addressesOf(['10.0.0.0/25', '10.0.0.128/25', 'fd00::1']))).toEqual([
      '10.0.0.0/24',
      'fd00::1',
    ]);
  });

  it('has no text but addresses and ranges', () => {
    expect(readAddresses('10.0.0.0/33')).toBeUndefined();
    expect(readAddresses('example.com')).toBeUndefined();
    expect(formatAddresses(readAddresses('203.0.113.7')!)).toEqual(['203.0.113.7']);
    // What an engine makes of host bits is the range.
    expect(formatAddresses(readAddresses('10.1.2.3/8')!)).toEqual(['10.0.0.0/8']);
  });

  it('without some is told so that reading it gives the same set', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }))
      .map(
        ([value, prefix]) =>
          `${[24, 16, 8, 0].map((s) => (value >>> s) & 255).join('.')}/${prefix}`,
      );
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), fc.array(range, { maxLength: 4 }), (a, b) => {
        const set = difference(addressesOf(a), addressesOf(b));
        expect(addressesOf(formatAddresses(set))).toEqual(set);
      }),
    );
  });
});
