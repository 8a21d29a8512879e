import { type FleetNetwork, IsolationPolicy, type IsolationPolicyProps } from '../../../lib';
import { opening } from '../../../lib/constructs/network/network-openings';
import { resolvedProd } from '../forms';
import { findingsOf } from '../errors';
import { KEEP, OURS } from '../keep';
import { type ApiManifest, chart, defaultObject, namesIn, objectIn, objectsIn } from '../objects';

const CLOSED: FleetNetwork = resolvedProd({ network: { internet: false } }).network;

const OPEN: FleetNetwork = {
  ...CLOSED,
  internet: { except: ['203.0.113.0/24', '2001:db8::/32'] },
  ingress: {
    nginx: { namespace: 'ingress-nginx', pods: { app: 'nginx' } },
    office: { cidr: '192.0.2.0/24', except: ['192.0.2.128/25'] },
  },
  egress: {
    database: { namespace: 'db' },
    store: {
      cidr: '10.20.0.0/16',
      ports: [
        { port: 443, protocol: 'TCP' },
        { port: 9000, endPort: 9010, protocol: 'UDP' },
      ],
    },
  },
  apiServer: { cidrs: ['10.0.0.10/32', '10.96.0.1/32'], ports: [443, 6443] },
  flows: { collect: { from: { role: 'collector' }, to: { app: 'model' } } },
};

/** A policy that opens all that there is to open. */
const EVERYTHING: Partial<IsolationPolicyProps> = {
  network: OPEN,
  siblings: ['team-dev', 'team-staging'],
  apiAccess: true,
};

function policyOf(props: Partial<IsolationPolicyProps> = {}): IsolationPolicy {
  return new IsolationPolicy(chart(), 'isolation', {
    namespace: 'team-prod',
    network: CLOSED,
    ...props,
  });
}

function specOf(policy: IsolationPolicy, name: string): ApiManifest['spec'] {
  return objectIn(policy, 'NetworkPolicy', name)['spec'];
}

interface Rule {
  readonly from?: Peer[];
  readonly to?: Peer[];
  readonly ports?: {
    readonly port: number;
    readonly endPort?: number;
    readonly protocol: string;
  }[];
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: string[] };
}

interface Selector {
  readonly matchLabels?: Record<string, string>;
  readonly matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

function rulesOf(objects: readonly ApiManifest[]): Rule[] {
  return objects.flatMap(({ spec }) => [...(spec.ingress ?? []), ...(spec.egress ?? [])] as Rule[]);
}

function peersOf(objects: readonly ApiManifest[]): Peer[] {
  return rulesOf(objects).flatMap(({ from, to }) => [...(from ?? []), ...(to ?? [])]);
}

test('defaults: everything is closed but the own namespace and DNS', () => {
  expect(objectsIn(policyOf())).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace: 'team-prod', labels: OURS, annotations: KEEP },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'allow-same-namespace', namespace: 'team-prod', labels: OURS },
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ podSelector: {} }] }],
        egress: [{ to: [{ podSelector: {} }] }],
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'allow-dns', namespace: 'team-prod', labels: OURS },
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
                },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
        ],
      },
    },
  ]);
});

test('defaultChild: the policy that closes everything', () => {
  expect(defaultObject(policyOf())).toBe('NetworkPolicy default-deny');
});

describe.each([
  ['closed', {}],
  ['open', EVERYTHING],
  ...(['node-local', 'gke-cloud-dns', 'openshift'] as const).map(
    (dns): [string, Partial<IsolationPolicyProps>] => [dns, { network: { ...CLOSED, dns } }],
  ),
])('in a namespace that is %s', (_name, props: Partial<IsolationPolicyProps>) => {
  const objects = objectsIn(policyOf(props));

  test('policyTypes names exactly the sections that stand there, but for default-deny', () => {
    for (const { metadata, spec } of objects) {
      const sections = [
        ...('ingress' in spec ? ['Ingress'] : []),
        ...('egress' in spec ? ['Egress'] : []),
      ];
      const deny = metadata.name === 'default-deny';
      expect(spec.policyTypes).toEqual(deny ? ['Ingress', 'Egress'] : sections);
      if (deny) expect(sections).toEqual([]);
      else expect(sections).not.toEqual([]);
    }
  });

  test('every rule names its peers, and none of them is everybody', () => {
    const rules = rulesOf(objects);
    expect(rules.length).toBeGreaterThan(0);
    for (const { from, to } of rules) expect((from ?? to)!.length).toBeGreaterThan(0);
    for (const peer of peersOf(objects)) {
      expect(Object.keys(peer).length).toBeGreaterThan(0);
      const selector = peer.namespaceSelector;
      if (selector === undefined) continue;
      const terms = [
        ...Object.keys(selector.matchLabels ?? {}),
        ...(selector.matchExpressions ?? []),
      ];
      expect(terms).toHaveLength(1);
    }
  });

  test('no list of ports is empty, and every port says its protocol', () => {
    for (const { ports } of rulesOf(objects)) {
      if (ports === undefined) continue;
      expect(ports.length).toBeGreaterThan(0);
      for (const { protocol } of ports) expect(protocol).toMatch(/^(TCP|UDP|SCTP)$/);
    }
  });

  test('namespaces are chosen by the label that the API server sets, and no other', () => {
    for (const { namespaceSelector: selector } of peersOf(objects)) {
      for (const key of Object.keys(selector?.matchLabels ?? {})) {
        expect(key).toBe('kubernetes.io/metadata.name');
      }
      for (const { key, operator, values } of selector?.matchExpressions ?? []) {
        expect([key, operator]).toEqual(['kubernetes.io/metadata.name', 'In']);
        expect(values!.length).toBeGreaterThan(0);
      }
    }
  });

  test('an address range stands alone in its peer', () => {
    for (const peer of peersOf(objects)) {
      if (peer.ipBlock !== undefined) expect(Object.keys(peer)).toEqual(['ipBlock']);
    }
  });

  test('policies hold for all pods, but for those that choose some by their labels', () => {
    for (const { metadata, spec } of objects) {
      if (!/^allow-(api-server|flow-)/.test(metadata.name)) expect(spec.podSelector).toEqual({});
    }
  });

  test('only default-deny is kept when it vanishes: what opens something goes', () => {
    const kept = objects.filter(({ metadata }) => metadata.annotations !== undefined);
    expect(kept.map(({ metadata }) => metadata.name)).toEqual(['default-deny']);
  });
});

describe('DNS', () => {
  const dnsOf = (dns: FleetNetwork['dns']): unknown =>
    specOf(policyOf({ network: { ...CLOSED, dns } }), 'allow-dns').egress;
  const both = (port: number): object[] => [
    { port, protocol: 'UDP' },
    { port, protocol: 'TCP' },
  ];
  const pods = (namespace: string, labels: Record<string, string>): object => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: labels },
  });

  test('kube-dns: one peer with namespace and pods, because two would mean either', () => {
    expect(dnsOf('kube-dns')).toEqual([
      { to: [pods('kube-system', { 'k8s-app': 'kube-dns' })], ports: both(53) },
    ]);
  });

  test('node-local: the address on the node, too, which no pod selector reaches', () => {
    expect(dnsOf('node-local')).toEqual([
      { to: [pods('kube-system', { 'k8s-app': 'kube-dns' })], ports: both(53) },
      { to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: both(53) },
    ]);
  });

  test("gke-cloud-dns: of the metadata server's address, port 53 alone", () => {
    expect(dnsOf('gke-cloud-dns')).toEqual([
      { to: [{ ipBlock: { cidr: '169.254.169.254/32' } }], ports: both(53) },
    ]);
  });

  test("openshift: the pods' port, not the Service's", () => {
    expect(dnsOf('openshift')).toEqual([
      {
        to: [pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' })],
        ports: both(5353),
      },
    ]);
  });

  test('a cache of the node: its addresses, port 53 alone, beside the servers that it asks', () => {
    const caches = ['169.254.10.10', '169.254.10.11'].map((address) => ({
      to: [{ ipBlock: { cidr: `${address}/32` } }],
      ports: both(53),
    }));
    const nodeLocal = ['169.254.10.11', '169.254.10.10', '169.254.10.11'];
    expect(dnsOf({ nodeLocal })).toEqual([
      { to: [pods('kube-system', { 'k8s-app': 'kube-dns' })], ports: both(53) },
      ...caches,
    ]);
    const dns = { namespace: 'dns', podLabels: { app: 'unbound' }, ports: [1053], nodeLocal };
    expect(dnsOf(dns)).toEqual([
      { to: [pods('dns', { app: 'unbound' })], ports: both(1053) },
      ...caches,
    ]);
  });

  test('servers of its own: their namespace, pods and ports', () => {
    const dns = { namespace: 'dns', podLabels: { app: 'unbound' }, ports: [53, 1053] };
    expect(dnsOf(dns)).toEqual([
      { to: [pods('dns', { app: 'unbound' })], ports: [...both(53), ...both(1053)] },
    ]);
  });
});

describe('the internet', () => {
  const internetOf = (internet: FleetNetwork['internet']): Rule[] =>
    specOf(policyOf({ network: { ...CLOSED, internet } }), 'allow-internet').egress as Rule[];
  const PRIVATE_V4 = [
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
  ];
  const PRIVATE_V6 = [
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '2002::/16',
    'fc00::/7',
    'fe80::/10',
    'ff00::/8',
  ];

  test('is every address that is public: no private range, no metadata service', () => {
    expect(internetOf(true)).toEqual([
      {
        to: [
          { ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE_V4 } },
          { ipBlock: { cidr: '::/0', except: PRIVATE_V6 } },
        ],
      },
    ]);
  });

  test("leaves out the platform's own ranges, each in the block of its family", () => {
    expect(internetOf({ except: ['203.0.113.0/24', '2001:db8::/32'] })).toEqual([
      {
        to: [
          { ipBlock: { cidr: '0.0.0.0/0', except: [...PRIVATE_V4, '203.0.113.0/24'] } },
          { ipBlock: { cidr: '::/0', except: [...PRIVATE_V6, '2001:db8::/32'] } },
        ],
      },
    ]);
  });

  test('is closed where internet is false', () => {
    expect(namesIn(policyOf())).not.toContain('NetworkPolicy allow-internet');
  });
});

describe('named entries', () => {
  const policy = policyOf({ network: OPEN });

  test('are a policy each, in one direction', () => {
    expect(namesIn(policy).filter((name) => /allow-(in|e)gress-/.test(name))).toEqual([
      'NetworkPolicy allow-ingress-nginx',
      'NetworkPolicy allow-ingress-office',
      'NetworkPolicy allow-egress-database',
      'NetworkPolicy allow-egress-store',
    ]);
  });

  test('choose namespace and pods in one peer; without ports, all of them', () => {
    expect(specOf(policy, 'allow-ingress-nginx')).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' },
              },
              podSelector: { matchLabels: { app: 'nginx' } },
            },
          ],
        },
      ],
    });
  });

  test('choose a namespace with all of its pods, or a range of addresses', () => {
    expect(specOf(policy, 'allow-egress-database').egress).toEqual([
      { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'db' } } }] },
    ]);
    expect(specOf(policy, 'allow-ingress-office').ingress).toEqual([
      { from: [{ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.128/25'] } }] },
    ]);
  });

  test('open single ports and ranges of them', () => {
    expect(specOf(policy, 'allow-egress-store').egress).toEqual([
      {
        to: [{ ipBlock: { cidr: '10.20.0.0/16' } }],
        ports: [
          { port: 443, protocol: 'TCP' },
          { port: 9000, endPort: 9010, protocol: 'UDP' },
        ],
      },
    ]);
  });

  test('that would mean everybody are refused', () => {
    const egress = (peer: FleetNetwork['egress'][string]): (() => void) => {
      return () => policyOf({ network: { ...CLOSED, egress: { anywhere: peer } } });
    };
    expect(egress({})).toThrow(/^network\.egress\.anywhere error PEER_INVALID: /);
    expect(egress({ ports: [{ port: 443, protocol: 'TCP' }] })).toThrow('PEER_INVALID');
    expect(egress({ cidr: '10.20.0.0/16', ports: [] })).toThrow('PORT_INVALID');
    const apiServer = { cidrs: [], ports: [443] };
    expect(() => policyOf({ network: { ...CLOSED, apiServer }, apiAccess: true })).toThrow(
      /^network\.apiServer\.cidrs error PEER_INVALID: /,
    );
  });

  test('are refused by the policy itself if nothing was checked before', () => {
    const to = [{ ipBlock: { cidr: '10.20.0.0/16' } }];
    expect(() => opening('allow-x', { egress: [{}] })).toThrow('allow-x names no peer');
    expect(() => opening('allow-x', { ingress: [{ from: [] }] })).toThrow('names no peer');
    expect(() => opening('allow-x', { egress: [{ to, ports: [] }] })).toThrow(
      'empty list of ports',
    );
  });
});

describe('the reach', () => {
  test('of a tenant is its namespaces by name, both ways, and the own one by its pods', () => {
    const policy = policyOf({ siblings: ['team-staging', 'team-dev'] });
    expect(namesIn(policy)).not.toContain('NetworkPolicy allow-same-namespace');
    const peers = [
      { podSelector: {} },
      {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'In',
              values: ['team-dev', 'team-staging'],
            },
          ],
        },
      },
    ];
    expect(specOf(policy, 'allow-same-tenant')).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: peers }],
      egress: [{ to: peers }],
    });
  });

  test('of a tenant with one namespace is that namespace', () => {
    expect(namesIn(policyOf({ siblings: [] }))).toContain('NetworkPolicy allow-same-namespace');
  });
});

describe('a flow', () => {
  const collect = { from: { role: 'collector' }, to: { app: 'model' } };
  const flows: FleetNetwork['flows'] = {
    collect: { ...collect, ports: [{ port: 80, protocol: 'TCP' }] },
  };
  const [from, to] = ['allow-flow-collect-from', 'allow-flow-collect-to'] as const;
  const ports = [{ port: 80, protocol: 'TCP' }];

  test('opens both sides, each with a policy of its own', () => {
    const policy = policyOf({ network: { ...CLOSED, flows } });
    expect(specOf(policy, from)).toEqual({
      podSelector: { matchLabels: { role: 'collector' } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: { matchLabels: { app: 'model' } } }], ports }],
    });
    expect(specOf(policy, to)).toEqual({
      podSelector: { matchLabels: { app: 'model' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { role: 'collector' } } }], ports }],
    });
  });

  test('goes as far as the reach: to such pods of the named namespaces, in one peer', () => {
    const policy = policyOf({ network: { ...CLOSED, flows }, siblings: ['team-dev'] });
    expect(specOf(policy, to).ingress[0].from).toEqual([
      { podSelector: { matchLabels: { role: 'collector' } } },
      {
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['team-dev'] },
          ],
        },
        podSelector: { matchLabels: { role: 'collector' } },
      },
    ]);
  });

  test('is all that is open inside the reach where the default is flowsOnly', () => {
    const network = { ...CLOSED, default: 'flowsOnly', flows } as const;
    expect(namesIn(policyOf({ network, siblings: ['team-dev'] }))).toEqual([
      'NetworkPolicy default-deny',
      `NetworkPolicy ${from}`,
      `NetworkPolicy ${to}`,
      'NetworkPolicy allow-dns',
    ]);
  });
});

describe('the API server', () => {
  test('is reached by pods that ask for it with a label, where that is granted', () => {
    expect(specOf(policyOf({ network: OPEN, apiAccess: true }), 'allow-api-server')).toEqual({
      podSelector: { matchLabels: { 'cdk8s-tenancy/api-access': 'true' } },
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ipBlock: { cidr: '10.0.0.10/32' } }, { ipBlock: { cidr: '10.96.0.1/32' } }],
          ports: [
            { port: 443, protocol: 'TCP' },
            { port: 6443, protocol: 'TCP' },
          ],
        },
      ],
    });
  });

  test('is not reached because its address is known', () => {
    expect(namesIn(policyOf({ network: OPEN })).join()).not.toContain('api-server');
  });
});

test('what keeps default-deny vanishes with state: removed', () => {
  expect(
    objectIn(policyOf({ state: 'removed' }), 'NetworkPolicy', 'default-deny').metadata,
  ).toEqual({ name: 'default-deny', namespace: 'team-prod', labels: OURS });
});

describe('addFlow', () => {
  test('opens both sides inside the reach, as a flow of the props does', () => {
    const flow = { from: { app: 'a' }, to: { app: 'b' }, ports: [80] };
    const added = policyOf({ network: CLOSED, siblings: ['team-dev'] });
    added.addFlow('x', flow);
    const given = policyOf({
      network: { ...CLOSED, flows: { x: { ...flow, ports: [{ port: 80, protocol: 'TCP' }] } } },
      siblings: ['team-dev'],
    });
    for (const name of ['allow-flow-x-from', 'allow-flow-x-to']) {
      expect(specOf(added, name)).toEqual(specOf(given, name));
    }
  });

  test.each([
    ['nobody who calls', 'x', { to: { app: 'b' } }, /FLOW_INVALID/],
    [
      'a port that does not exist',
      'x',
      { from: { a: 'b' }, to: { a: 'c' }, ports: [0] },
      /PORT_INVALID/,
    ],
    ['a name that is none', 'X', { from: { a: 'b' }, to: { a: 'c' } }, /NAME_INVALID/],
  ])('with %s adds nothing', (_title, name, flow, message) => {
    const policy = policyOf();
    const before = namesIn(policy);
    expect(() => policy.addFlow(name, flow)).toThrow(message);
    expect(namesIn(policy)).toEqual(before);
  });

  test('of a name that is taken is refused in words of its own', () => {
    const policy = policyOf();
    const flow = { from: { app: 'a' }, to: { app: 'b' } };
    policy.addFlow('x', flow);
    expect(() => policy.addFlow('x', flow)).toThrow(
      'there is already a flow `x` in namespace `team-prod`',
    );
  });
});

describe.each(['ingress', 'egress'] as const)('an entry of %s that is added', (direction) => {
  const add = (policy: IsolationPolicy, name: string, peer: object): void =>
    direction === 'ingress' ? policy.addIngress(name, peer) : policy.addEgress(name, peer);

  test('is what the same entry of the props is', () => {
    const peer = { namespace: 'db', pods: { app: 'postgres' }, ports: [5432] };
    const added = policyOf();
    add(added, 'db', peer);
    const given = policyOf({ network: { internet: false, [direction]: { db: peer } } });
    const name = `allow-${direction}-db`;
    expect(specOf(added, name)).toEqual(specOf(given, name));
  });

  test('is for some of the pods, and names ports', () => {
    const policy = policyOf();
    add(policy, 'db', { namespace: 'db', for: { app: 'web' }, ports: ['http'] });
    expect(specOf(policy, `allow-${direction}-db`)).toMatchObject({
      podSelector: { matchLabels: { app: 'web' } },
      [direction]: [{ ports: [{ port: 'http', protocol: 'TCP' }] }],
    });
  });

  test('cannot be a tenant by its name, which is known to a file alone', () => {
    const policy = policyOf();
    expect(() => add(policy, 'db', { tenant: 'other' })).toThrow(/write the `namespace`/);
    const itself = { tenant: policy.namespace };
    expect(() => add(policy, 'db', itself)).toThrow('the peer `db` names its own namespace');
  });

  test.each([
    ['nobody', 'db', {}, 'PEER_INVALID'],
    ['no port', 'db', { namespace: 'db', ports: [] }, 'PORT_INVALID'],
    ['a name that is none', 'D B', { namespace: 'db' }, 'NAME_INVALID'],
  ])('with %s adds nothing', (_title, name, peer, code) => {
    const policy = policyOf();
    const before = namesIn(policy);
    const [first] = findingsOf(() => add(policy, name, peer));
    expect([first!.code, first!.path[0]]).toEqual([code, direction]);
    expect(namesIn(policy)).toEqual(before);
  });

  test('of a name that is taken is refused in words of its own', () => {
    const policy = policyOf();
    add(policy, 'db', { namespace: 'db' });
    expect(() => add(policy, 'db', { namespace: 'other' })).toThrow(
      `there is already an entry \`db\` under \`${direction}\` in namespace \`team-prod\``,
    );
  });
});

describe('addClients', () => {
  test('lets all pods of some namespaces in', () => {
    const policy = policyOf();
    policy.addClients(['b', 'a'], [8080, { port: 53, protocol: 'UDP' }]);
    expect(specOf(policy, 'allow-clients').ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: {
              matchExpressions: [
                { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['b', 'a'] },
              ],
            },
          },
        ],
        ports: [
          { port: 8080, protocol: 'TCP' },
          { port: 53, protocol: 'UDP' },
        ],
      },
    ]);
  });

  test('splits more names than one object holds', () => {
    const policy = policyOf();
    policy.addClients(
      Array.from({ length: 4001 }, (_, index) => `n${index}`),
      [80],
    );
    const counts = ['allow-clients', 'allow-clients-2', 'allow-clients-3'].map(
      (name) =>
        specOf(policy, name).ingress[0].from[0].namespaceSelector.matchExpressions[0].values.length,
    );
    expect(counts).toEqual([2000, 2000, 1]);
  });

  test('adds nothing for wrong names and ports, which are all named', () => {
    const policy = policyOf();
    const before = namesIn(policy);
    const found = findingsOf(() => policy.addClients(['a', 'B c'], [0]));
    expect(found.map(({ code, path }) => [code, ...path])).toEqual([
      ['NAME_INVALID', 'namespaces', 1],
      ['PORT_INVALID', 'ports', 0],
    ]);
    expect(() => policy.addClients(['a'], [])).toThrow('PORT_INVALID');
    expect(namesIn(policy)).toEqual(before);
  });

  test('is refused a second time, in words of its own', () => {
    const policy = policyOf();
    policy.addClients(['a'], [80]);
    expect(() => policy.addClients(['b'], [80])).toThrow(
      'there is already an opening for clients in namespace `team-prod`',
    );
  });
});

test.each<[Partial<IsolationPolicyProps>, string, string]>([
  [{ network: { dns: 'core' as never } }, 'VALUE_UNKNOWN', 'network.dns'],
  [
    { network: { egress: { a: { cidr: '0.0.0.0/0' } } } },
    'CIDR_FORBIDDEN',
    'network.egress.a.cidr',
  ],
  [{ siblings: ['team-dev', 'Team'] }, 'NAME_INVALID', 'siblings.1'],
  [{ network: {}, apiAccess: true }, 'API_SERVER_MISSING', 'apiAccess'],
  [{ namespace: 'N S' }, 'NAME_INVALID', 'namespace'],
])('refuses %j, as a tenant does', (props, code, path) => {
  const [first] = findingsOf(() => policyOf(props));
  expect([first!.code, first!.path.join('.')]).toEqual([code, path]);
});

test('without a network it has the built-in defaults', () => {
  const policy = new IsolationPolicy(chart(), 'isolation', { namespace: 'ns' });
  expect(namesIn(policy)).toEqual([
    'NetworkPolicy default-deny',
    'NetworkPolicy allow-same-namespace',
    'NetworkPolicy allow-dns',
    'NetworkPolicy allow-internet',
  ]);
});
