import { adoptedNetwork } from '../../../lib/review/adopt/read/adopted-network';
import { readingOf, saidIn, teamWith } from './reading';

const NAMESPACES = readingOf(
  ['monitoring', 'team-b', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7']
    .map(
      (name) =>
        `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {kubernetes.io/metadata.name: ${name}, role: ${name === 'monitoring' ? 'ops' : 'work'}}}`,
    )
    .join('\n---\n'),
).namespaces;

function network(...specs: readonly string[]) {
  const policies = specs.map(
    (spec, index) =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p${index}, IN_TEAM}\nspec: ${spec}`,
  );
  const { value, notes } = adoptedNetwork(teamWith(...policies), NAMESPACES, ['team', 'team-b']);
  return { value, said: saidIn(notes) };
}

const CLOSED = '{podSelector: {}, policyTypes: [Ingress, Egress]}';
const FROM = (peer: string, ports = '') =>
  `{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [${peer}]${ports}}]}`;
const TO = (peer: string, ports = '') =>
  `{podSelector: {}, policyTypes: [Egress], egress: [{to: [${peer}]${ports}}]}`;

test('an open namespace: what closes is said', () => {
  const { value, said } = network();
  expect(value).toEqual({ internet: true });
  expect(said.join()).toMatch(
    /Nothing closes the namespace to callers.*Nothing closes the way out/,
  );
});

test('a closed one has no internet, and nothing to say', () => {
  expect(network(CLOSED)).toEqual({ value: { internet: false }, said: [] });
});

test.each([
  [
    'a namespace by its name',
    FROM(
      '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}',
      ', ports: [{port: 9090}]',
    ),
    { ingress: { monitoring: { namespace: 'monitoring', ports: [9090] } } },
  ],
  [
    'a namespace by a label that it has, with pods',
    FROM(
      '{namespaceSelector: {matchLabels: {role: ops}}, podSelector: {matchLabels: {app: prom}}}',
    ),
    { ingress: { monitoring: { namespace: 'monitoring', pods: { app: 'prom' } } } },
  ],
  [
    'addresses',
    TO(
      '{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}',
      ', ports: [{port: 53, protocol: UDP}, {port: 8000, endPort: 8010}]',
    ),
    {
      egress: {
        p1: {
          cidr: '10.0.0.0/8',
          except: ['10.1.0.0/16'],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 8000, endPort: 8010 },
          ],
        },
      },
    },
  ],
  [
    'for some pods alone',
    '{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}',
    { ingress: { p1: { cidr: '10.0.0.0/8', for: { app: 'web' } } } },
  ],
  ['the internet', TO('{ipBlock: {cidr: 0.0.0.0/0}}'), { internet: true }],
  ['its own pods', FROM('{podSelector: {}}'), {}],
  [
    'DNS, which is always open',
    TO('{namespaceSelector: {}}', ', ports: [{port: 53, protocol: UDP}]'),
    {},
  ],
  [
    'another namespace of the tenant',
    FROM('{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: team-b}}}'),
    { reach: 'tenant' },
  ],
])('what opens: %s', (_, spec, expected) => {
  expect(network(CLOSED, spec)).toEqual({ value: { internet: false, ...expected }, said: [] });
});

test.each([
  [
    'everybody',
    '{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}',
    /opens its pods to everybody/,
  ],
  ['all namespaces', FROM('{namespaceSelector: {}}'), /in many namespaces/],
  ['many of them', FROM('{namespaceSelector: {matchLabels: {role: work}}}'), /in many namespaces/],
  [
    'expressions',
    FROM('{namespaceSelector: {}, podSelector: {matchExpressions: [{key: a, operator: Exists}]}}'),
    /by expressions/,
  ],
])('what gets lost: %s', (_, spec, pattern) => {
  const { said } = network(CLOSED, spec);
  expect(said).toEqual([expect.stringMatching(pattern)]);
  expect(said[0]).toMatch(/^lost: The network policy p1 opens /);
});
