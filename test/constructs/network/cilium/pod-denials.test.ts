import { k8s } from '../../../../lib/constructs/api-object/k8s';
import { podDenials } from '../../../../lib/constructs/network/cilium/pod-denials';
import { portRanges } from '../../../../lib/constructs/network/cilium/port-ranges';
import { podsOf, toPorts } from '../../../../lib/constructs/network/network-rules';
import type { FleetPort } from '../../../../lib/fleet/model/fleet';

const HTTP: FleetPort = { port: 'http', protocol: 'TCP' };
const HTTPS: FleetPort = { port: 443, protocol: 'TCP' };

const denied = (ports?: readonly FleetPort[]) =>
  podDenials('vision', [{ peers: [podsOf('nlp', { app: 'api' })], ports: toPorts(ports).ports }]);

test('a port by name: no port of the opened pods is denied, because denials know numbers alone', () => {
  expect(denied([HTTP])).toEqual(denied());
  expect(denied([HTTPS, HTTP])).toEqual(denied());
});

test('a port by number: the other ports of these pods are denied', () => {
  expect(denied([HTTPS])).not.toEqual(denied());
});

test('other pods of the namespace are denied either way', () => {
  const [, ofNamespace] = denied([HTTP]);
  expect(JSON.stringify(ofNamespace)).toMatch(/NotIn.*api|api.*NotIn/);
});

test('a name is never taken for a number', () => {
  const port = k8s.IntOrString.fromString('http');
  expect(() => portRanges([{ port, protocol: 'TCP' }])).toThrow('the port http is a name');
});
