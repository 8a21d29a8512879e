import { resolvePort } from '../../../lib/fleet/settings/network/ports';
import { meantPort } from '../../../lib/fleet/values/meant-port';
import { portText } from '../../../lib/fleet/values/port-text';
import { parse } from 'yaml';

test.each([
  [{ port: 443 }, '443'],
  [{ port: 443, protocol: 'TCP' }, '443'],
  [{ port: 53, protocol: 'UDP' }, '{port: 53, protocol: UDP}'],
  [{ port: 30000, endPort: 30100, protocol: 'TCP' }, '{port: 30000, endPort: 30100}'],
  [{ port: 1, endPort: 9, protocol: 'SCTP' }, '{port: 1, endPort: 9, protocol: SCTP}'],
])('%j is written as %s, and means the same', (port, text) => {
  expect(portText(port)).toBe(text);
  expect(resolvePort(parse(text))).toEqual({ protocol: 'TCP', ...port });
});

test.each(['443', '53/udp', 'udp:53', '443-450', '443:450/UDP', '80/tcp'])(
  'what `%s` means is told in the same words',
  (text) => {
    const meant = meantPort(text);
    if (text === '443') expect(meant).toBeUndefined();
    else expect(portText(resolvePort(parse(meant!)))).toBe(meant);
  },
);
