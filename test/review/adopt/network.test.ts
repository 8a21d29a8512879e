import { adoptedNetwork } from '../../../lib/review/adopt/network/adopted-network';
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

/** Closed to everybody but the pods of the namespace. */
const CLOSED =
  '{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {}}]}], egress: [{to: [{podSelector: {}}]}]}';
const PRIVATE = '10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16';
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
    'a namespace by its name as an expression, with pods and named ports',
    FROM(
      '{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [monitoring]}]}, podSelector: {matchLabels: {app: prom}}}',
      ', ports: [{port: metrics}]',
    ),
    {
      ingress: {
        monitoring: { namespace: 'monitoring', pods: { app: 'prom' }, ports: ['metrics'] },
      },
    },
  ],
  [
    'all ports of a protocol',
    TO('{ipBlock: {cidr: 10.0.0.0/16}}', ', ports: [{protocol: UDP}, {protocol: TCP}]'),
    {
      egress: {
        p1: {
          cidr: '10.0.0.0/16',
          ports: [
            { port: 1, endPort: 65535, protocol: 'UDP' },
            { port: 1, endPort: 65535 },
          ],
        },
      },
    },
  ],
  [
    'everybody by address',
    FROM('{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}', ', ports: [{port: 443}]'),
    { ingress: { p1: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'], ports: [443] } } },
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
  [
    'the internet',
    TO(`{ipBlock: {cidr: 0.0.0.0/0, except: [${PRIVATE}, 169.254.169.254/32]}}`),
    { internet: true },
  ],
  [
    'the internet, and a part of it stays closed',
    TO(`{ipBlock: {cidr: 0.0.0.0/0, except: [${PRIVATE}, 203.0.114.0/24]}}`),
    { internet: { except: ['203.0.114.0/24'] } },
  ],
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

const OPS = '{namespaceSelector: {matchLabels: {role: ops}}}';
const EXPRESSIONS = '{matchExpressions: [{key: a, operator: Exists}]}';

test.each([
  [
    'everybody',
    '{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}',
    /its pods to everybody,/,
  ],
  [
    'everybody on a port',
    '{podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: 80, endPort: 90}]}]}',
    /its pods to everybody on the ports 80-90,/,
  ],
  ['all namespaces', FROM('{namespaceSelector: {}}'), /pods of all namespaces \(ingress\)/],
  [
    'many of them',
    FROM('{namespaceSelector: {matchLabels: {role: work}}}'),
    /pods of namespaces with role=work, 7 today \(ingress\)/,
  ],
  [
    'many by an expression',
    TO('{namespaceSelector: {matchExpressions: [{key: role, operator: NotIn, values: [ops]}]}}'),
    /pods of namespaces with role!=ops, 7 today \(egress\)/,
  ],
  [
    'none today',
    FROM('{namespaceSelector: {matchLabels: {role: gone}}}'),
    /pods of namespaces with role=gone, of which there are none today/,
  ],
  [
    'pods by expressions',
    FROM(`{namespaceSelector: {matchLabels: {role: ops}}, podSelector: ${EXPRESSIONS}}`),
    /pods of namespaces with role=ops that it selects by expressions/,
  ],
  [
    'its own pods by expressions',
    `{podSelector: ${EXPRESSIONS}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}`,
    /something for pods that it selects by expressions \(egress\)/,
  ],
  [
    'named ports of addresses',
    TO('{ipBlock: {cidr: 10.0.0.0/8}}', ', ports: [{port: https}]'),
    /10\.0\.0\.0\/8 on the ports https \(egress: only pods name ports such as https\)/,
  ],
  [
    'the metadata service of clouds',
    TO('{ipBlock: {cidr: 169.254.169.254/32}}'),
    /169\.254\.169\.254\/32 \(egress: /,
  ],
  [
    'private addresses of version 6',
    TO("{ipBlock: {cidr: '::/0'}}"),
    /the private addresses fc00::\/7, which/,
  ],
  [
    'private addresses, with all others',
    TO('{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}'),
    /the private addresses 100\.64\.0\.0\/10, 172\.16\.0\.0\/12, 192\.168\.0\.0\/16/,
  ],
])('what gets lost: %s', (_, spec, pattern) => {
  const { said } = network(CLOSED, spec);
  expect(said).toEqual([expect.stringMatching(pattern)]);
  expect(said[0]).toMatch(/^lost: The network policy p1 opens /);
});

test.each([
  [
    'a namespace by a label',
    FROM(OPS),
    /p1 opens pods of namespaces with role=ops \(ingress\): .*, monitoring, and no later/,
  ],
  [
    'the internet on a port',
    TO(`{ipBlock: {cidr: 0.0.0.0/0, except: [${PRIVATE}]}}`, ', ports: [{port: 443}]'),
    /p1 opens public addresses only on the ports 443; the entry opens them for all pods, on all ports/,
  ],
])('what changes: %s', (_, spec, pattern) => {
  const { said } = network(CLOSED, spec);
  expect(said).toEqual([expect.stringMatching(pattern)]);
  expect(said[0]).toMatch(/^changes: /);
});

describe('pods of the namespace among each other', () => {
  const DENY = '{podSelector: {}, policyTypes: [Ingress, Egress]}';
  const SOME =
    '{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}';

  test.each([
    ['all closed', [DENY], 'p0'],
    ['some opened', [DENY, SOME], 'p0, p1'],
    ['open but for some', [SOME], 'p0'],
  ])('%s: that they may talk afterwards is said', (_, specs, names) => {
    const { said } = network(...specs);
    expect(said.find((text) => text.includes('flowsOnly'))).toContain(`today (${names}). `);
  });

  test('nothing is said where they may talk today', () => {
    const { said } = network(CLOSED, SOME);
    expect(said).toEqual([]);
  });
});
