import { isInternet } from '../../../lib/verify/reach/public-addresses';

test.each([
  ['all addresses', ['0.0.0.0/0'], true],
  ['all of version 6', ['::/0'], true],
  ['all but private ones', ['0.0.0.0/5', '8.0.0.0/7', '11.0.0.0/8'], true],
  ['a half, without the addresses that people try first', ['64.0.0.0/2'], true],
  ['many ranges that are large together', ['20.0.0.0/9', '52.0.0.0/9'], true],
  ['half of a cloud', ['52.0.0.0/9'], true],
  ['as much as only carriers and clouds have', ['52.16.0.0/12'], true],
  ['half as much', ['52.16.0.0/13'], false],
  ['half as much, and another half elsewhere', ['52.16.0.0/13', '20.64.0.0/13'], true],
  ['the addresses of a university', ['18.7.0.0/16', '18.9.0.0/16'], false],
  ['a region of a cloud in version 6', ['2600:1f00::/24'], true],
  ['the addresses of a carrier’s customer in version 6', ['2003:a000::/32'], false],
  ['one address of a public service', ['8.8.8.8/32'], false],
  ['the addresses of a company', ['203.0.112.0/22', '192.30.252.0/22'], false],
  ['private addresses', ['10.0.0.0/8', '172.16.0.0/12', 'fc00::/7'], false],
  ['nothing', [], false],
])('%s', (_, ranges, expected) => {
  expect(isInternet(ranges)).toBe(expected);
});
