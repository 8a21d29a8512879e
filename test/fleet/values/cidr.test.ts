import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { fc } from '../../fast-check';
import {
  METADATA_ADDRESSES,
  NON_PUBLIC_V4,
  NON_PUBLIC_V6,
  covers,
  firstOverlap,
  formatCidr,
  isWithin,
  overlaps,
  parseCidr,
  subtract,
  type Cidr,
} from '../../../lib/fleet/values/cidr';

const cidr = (text: string): Cidr => parseCidr(text)!;
const canonical = (text: string): string => formatCidr(cidr(text));

const ranges4 = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => `${address}/${prefix}`);
const ranges6 = fc
  .tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }))
  .map(([address, prefix]) => `${address}/${prefix}`)
  .filter((text) => parseCidr(text) !== undefined);

describe('reading a range', () => {
  test.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['255.255.255.255/32', '255.255.255.255/32'],
    ['::/0', '::/0'],
    ['::1/128', '::1/128'],
    ['FD00:EC2::254/128', 'fd00:ec2::254/128'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001/128', '2001:db8::1/128'],
    ['2001:db8:0:0:1:0:0:0/64', '2001:db8::/64'],
    ['2001:db8:0:0:1:0:0:1/128', '2001:db8::1:0:0:1/128'],
    ['2001:db8:0:1:1:1:1:1/128', '2001:db8:0:1:1:1:1:1/128'],
    ['1:2:3:4:5:6:7::/112', '1:2:3:4:5:6:7:0/112'],
    ['64:ff9b::192.0.2.33/128', '64:ff9b::c000:221/128'],
    ['1:2:3:4:5:6:192.0.2.33/128', '1:2:3:4:5:6:c000:221/128'],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test.each([
    ...['', '/', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08'],
    ...['10.0.0.0/8/8', ' 10.0.0.0/8', '10.0.0.0/8\n', '10.0.0.0 /8', '10.0.0.0/8.0'],
    ...['10.0.0/8', '10.0.0.0.0/8', '010.0.0.0/8', '10.0.0.00/8', '10.0.0.256/32', '10..0.0/8'],
    ...['0x0a.0.0.0/8', '10/8', 'example.com/32'],
    ...['::/129', ':::/0', '::1::/64', '1:2:3:4:5:6:7/64', '1:2:3:4:5:6:7:8:9/64', '12345::/16'],
    ...['1:2:3:4:5:6:7:8::/128', 'g::/16', 'fe80::1%eth0/64', '[::1]/128', ':1/128', '1:/128'],
    ...['1.2.3.4::/32', '::1.2.3/128', '::1.2.3.4.5/128', '::01.2.3.4/128', '::1.2.3.4:5/128'],
  ])('%j is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test.each(['::ffff:169.254.169.254/128', '::ffff:a9fe:a9fe/128', '::ffff:0:0/96'])(
    '%s is refused: readers disagree on which family it belongs to',
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );

  test('bits behind the prefix are flagged, and the range is printed', () => {
    expect(cidr('10.1.2.3/8')).toMatchObject({ hostBits: true, prefix: 8 });
    expect(canonical('10.1.2.3/8')).toBe('10.0.0.0/8');
    expect(cidr('10.0.0.0/8').hostBits).toBe(false);
    expect(cidr('fd00::1/8').hostBits).toBe(true);
    expect(cidr('10.1.2.3/32').hostBits).toBe(false);
  });

  test('what is printed reads as the same range, in the form of RFC 5952', () => {
    fc.assert(
      fc.property(fc.oneof(ranges4, ranges6), (text) => {
        const range = cidr(text);
        const printed = formatCidr(range);
        expect(parseCidr(printed)).toEqual({ ...range, hostBits: false });
        const [address] = printed.split('/') as [string];
        expect(range.version === 4 ? isIPv4(address) : isIPv6(address)).toBe(true);
        // URLs print addresses of version 6 by the same rules.
        if (range.version === 6) {
          expect(new URL(`http://[${address}]/`).hostname).toBe(`[${address}]`);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('ranges and ranges', () => {
  test('a range covers itself and what lies in it', () => {
    expect(covers(cidr('10.0.0.0/8'), cidr('10.20.0.0/16'))).toBe(true);
    expect(covers(cidr('10.0.0.0/8'), cidr('10.0.0.0/8'))).toBe(true);
    expect(covers(cidr('10.20.0.0/16'), cidr('10.0.0.0/8'))).toBe(false);
    expect(covers(cidr('10.0.0.0/8'), cidr('11.0.0.0/8'))).toBe(false);
    expect(covers(cidr('fc00::/7'), cidr('fd00:ec2::254/128'))).toBe(true);
  });

  test('ranges of different versions have nothing in common', () => {
    expect(covers(cidr('0.0.0.0/0'), cidr('::/0'))).toBe(false);
    expect(overlaps(cidr('::/0'), cidr('0.0.0.0/0'))).toBe(false);
  });

  test('two ranges overlap when one covers the other', () => {
    expect(overlaps(cidr('10.20.0.0/16'), cidr('10.0.0.0/8'))).toBe(true);
    expect(overlaps(cidr('10.0.0.0/8'), cidr('10.20.0.0/16'))).toBe(true);
    expect(overlaps(cidr('10.0.0.0/9'), cidr('10.128.0.0/9'))).toBe(false);
  });

  test('an exception lies inside and is smaller', () => {
    expect(isWithin(cidr('10.0.0.0/8'), cidr('0.0.0.0/0'))).toBe(true);
    expect(isWithin(cidr('10.0.0.0/8'), cidr('10.0.0.0/8'))).toBe(false);
    expect(isWithin(cidr('11.0.0.0/16'), cidr('10.0.0.0/8'))).toBe(false);
    expect(isWithin(cidr('10.0.0.0/8'), cidr('10.0.0.0/16'))).toBe(false);
  });

  test('one address lies in a range exactly where the system says so', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(ranges4, fc.ipV4(), fc.constant('ipv4' as const)),
          fc.tuple(ranges6, fc.ipV6(), fc.constant('ipv6' as const)),
        ),
        fc.boolean(),
        ([text, far, family], near) => {
          const range = cidr(text);
          // A random address is hardly ever inside: take one from the range half the time.
          const address = near ? text.split('/')[0]! : far;
          const one = parseCidr(`${address}/${family === 'ipv4' ? 32 : 128}`);
          if (one === undefined) return;
          const list = new BlockList();
          list.addSubnet(formatCidr(range).split('/')[0]!, range.prefix, family);
          expect(covers(range, one)).toBe(list.check(address, family));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what is left of a range', () => {
  const left = (text: string, ...without: string[]): string[] =>
    subtract(cidr(text), without.map(cidr)).map(formatCidr);

  test('without what lies elsewhere is the range', () => {
    expect(left('10.0.0.0/8', '192.168.0.0/16', 'fd00::/8')).toEqual(['10.0.0.0/8']);
  });

  test('without itself, or more, is nothing', () => {
    expect(left('10.0.0.0/8', '10.0.0.0/8')).toEqual([]);
    expect(left('10.0.0.0/8', '0.0.0.0/0')).toEqual([]);
  });

  test('without one address is all the others', () => {
    expect(left('10.0.0.0/30', '10.0.0.2/32')).toEqual(['10.0.0.0/31', '10.0.0.3/32']);
    expect(left('::/126', '::1/128')).toEqual(['::/128', '::2/127']);
  });

  test.each([
    [4, ranges4, fc.ipV4()],
    [6, ranges6, fc.ipV6()],
  ])(
    'holds exactly the addresses that no other range holds, in version %i',
    (version, ranges, addresses) => {
      fc.assert(
        fc.property(ranges, fc.array(ranges, { maxLength: 4 }), addresses, (text, without, any) => {
          const address = parseCidr(`${any}/${version === 4 ? 32 : 128}`);
          if (address === undefined) return;
          const holds = (list: readonly Cidr[]): boolean =>
            list.some((one) => covers(one, address));
          const others = without.map(cidr);
          const rest = subtract(cidr(text), others);
          expect(holds(rest)).toBe(holds([cidr(text)]) && !holds(others));
        }),
      );
    },
  );
});

describe('known ranges', () => {
  const all = [...METADATA_ADDRESSES, ...NON_PUBLIC_V4, ...NON_PUBLIC_V6];

  test('are written in canonical form, each with a reason', () => {
    for (const { cidr: text, range, reason } of all) {
      expect(formatCidr(range)).toBe(text);
      expect(range.hostBits).toBe(false);
      expect(reason).toMatch(/^(a|the) /);
    }
  });

  test('what of the Internet is not public', () => {
    expect(NON_PUBLIC_V4.map((entry) => entry.cidr)).toEqual([
      '10.0.0.0/8',
      '100.64.0.0/10',
      '127.0.0.0/8',
      '168.63.129.16/32',
      '169.254.0.0/16',
      '172.16.0.0/12',
      '192.0.0.0/24',
      '192.168.0.0/16',
      '198.18.0.0/15',
      '224.0.0.0/4',
      '240.0.0.0/4',
    ]);
    expect(NON_PUBLIC_V6.map((entry) => entry.cidr)).toEqual([
      '64:ff9b::/96',
      '64:ff9b:1::/48',
      '2002::/16',
      'fc00::/7',
      'fe80::/10',
      'ff00::/8',
    ]);
  });

  test('exceptions of one rule do not overlap, and lie inside it', () => {
    for (const [list, whole] of [
      [NON_PUBLIC_V4, '0.0.0.0/0'],
      [NON_PUBLIC_V6, '::/0'],
    ] as const) {
      for (const { range, cidr: text } of list) {
        expect(isWithin(range, cidr(whole))).toBe(true);
        expect(list.filter((entry) => overlaps(entry.range, range)).map((e) => e.cidr)).toEqual([
          text,
        ]);
      }
    }
  });

  test('no metadata service is public', () => {
    for (const { range } of METADATA_ADDRESSES) {
      const exceptions = [...NON_PUBLIC_V4, ...NON_PUBLIC_V6];
      expect(exceptions.some((entry) => covers(entry.range, range))).toBe(true);
    }
  });

  test.each([
    ['169.254.169.254/32', '169.254.169.254/32'],
    ['169.254.0.0/16', '169.254.169.254/32'],
    ['169.254.20.10/32', '169.254.0.0/16'],
    ['0.0.0.0/0', '169.254.169.254/32'],
    ['100.100.0.0/16', '100.100.100.200/32'],
    ['168.63.129.16/32', '168.63.129.16/32'],
    ['fd00::/8', 'fd00:ec2::254/128'],
  ])('%s reaches %s', (text, expected) => {
    expect(firstOverlap(cidr(text), METADATA_ADDRESSES)?.cidr).toBe(expected);
  });

  test('a private range of one company reaches no metadata service', () => {
    expect(firstOverlap(cidr('10.20.0.0/16'), METADATA_ADDRESSES)).toBeUndefined();
  });
});
