import { isInternet } from '../../../lib/verify/reach/public-addresses';

test.each([
  ['all addresses', ['0.0.0.0/0'], true],
  ['all of version 6', ['::/0'], true],
  ['all but private ones', ['0.0.0.0/5', '8.0.0.0/7', '11.0.0.0/8'], true],
  ['a half, without the addresses that people try first', ['64.0.0.0/2'], true],
  ['many ranges that are large together', ['20.0.0.0/9', '52.0.0.0/9'], true],
  ['one address of a public service', ['8.8.8.8/32'], false],
  ['the addresses of a company', ['203.0.112.0/22', '192.30.252.0/22'], false],
  ['private addresses', ['10.0.0.0/8', '172.16.0.0/12', 'fc00::/7'], false],
  ['nothing', [], false],
])('%s', (_, ranges, expected) => {
  expect(isInternet(ranges)).toBe(expected);
});
