import { Findings } from '../../../../lib/findings/findings';
import { checkCalledHosts } from '../../../../lib/fleet/settings/network/called-hosts';

/** What is found in a list of hosts, as the index of the host, the message and the fix. */
function foundIn(hosts: readonly string[] | undefined): (readonly [string, string, string])[] {
  const findings = new Findings();
  checkCalledHosts(hosts, ['hosts'], findings);
  return findings.all.map(({ path, message, fix }) => [path.join('.'), message, fix]);
}

test('names, and all names one label or any number of labels below one, are hosts', () => {
  expect(foundIn(['huggingface.co', '*.hf.co', '**.hf.co', 'a.b.example.com'])).toEqual([]);
  expect(foundIn(undefined)).toEqual([]);
});

test('a list without a host would open nothing, and is reported', () => {
  expect(foundIn([])).toEqual([['hosts', 'The list of hosts is empty.', expect.any(String)]]);
});

test.each([
  ['*', /means every host\.$/, /`internet: true`/],
  ['**', /means every host\.$/, /`internet: true`/],
  ['*.', /means every host\.$/, /`internet: true`/],
  ['*.com', /every host of a top-level domain/, /\*\.hf\.co/],
  ['https://hf.co', /is not a valid host name/, /without protocol, port and path/],
  ['hf.co:443', /is not a valid host name/, /without protocol, port and path/],
  ['hf.co/models', /is not a valid host name/, /without protocol, port and path/],
  ['cdn.*.hf.co', /is not a valid host name/, /for all below/],
  ['HF.co', /is not a valid host name/, /huggingface\.co/],
  ['192.0.2.7', /is an address/, /`cidr`/],
])('`%s` is no host', (host, message, fix) => {
  const [found, ...others] = foundIn(['hf.co', host]);
  expect(others).toEqual([]);
  expect(found).toEqual(['hosts.1', expect.stringMatching(message), expect.stringMatching(fix)]);
});
