import { networkOf, openPorts, reaches, yaml } from './scene';

function cilium(name: string, spec: object, namespace: string | undefined = 'a'): string {
  return JSON.stringify({
    apiVersion: 'cilium.io/v2',
    kind: namespace === '' ? 'CiliumClusterwideNetworkPolicy' : 'CiliumNetworkPolicy',
    metadata: { name, ...(namespace === '' ? {} : { namespace }) },
    spec,
  });
}

const ALL = { endpointSelector: {} };
const OF = (name: string): object => ({
  matchLabels: { 'k8s:io.kubernetes.pod.namespace': name },
});

describe('policies of Cilium', () => {
  it.each([
    ['a rule', { ingress: [{ fromEndpoints: [{}] }] }, false],
    ['an empty rule, which opens nothing', { ingress: [{}] }, false],
    ['a denial alone', { ingressDeny: [{ fromEndpoints: [OF('c')] }] }, false],
    [
      'a denial that isolates nothing',
      { ingressDeny: [{ fromEndpoints: [OF('c')] }], enableDefaultDeny: { ingress: false } },
      true,
    ],
    ['rules for the other direction', { egress: [{ toEndpoints: [{}] }] }, true],
    ['a list without rules', { ingress: [] }, true],
  ])('with %s isolate or do not', (_, spec, isOpen) => {
    const network = networkOf(cilium('one', { ...ALL, ...spec }));
    expect(reaches(network, 'b/', 'a/', '80')).toBe(isOpen);
  });

  it('mean their own namespace where a peer names none, and all of them clusterwide', () => {
    const rule = { ingress: [{ fromEndpoints: [{ matchLabels: { 'k8s:app': 'web' } }] }] };
    const own = networkOf(cilium('own', { ...ALL, ...rule }));
    const wide = networkOf(cilium('wide', { endpointSelector: OF('a'), ...rule }, ''));
    const ask = (of: typeof own): boolean[] =>
      ['a/app=web', 'b/app=web', 'a/app=db'].map((from) => reaches(of, from, 'a/', '80'));
    expect(ask(own)).toEqual([true, false, false]);
    expect(ask(wide)).toEqual([true, true, false]);
  });

  it('read labels of namespaces', () => {
    const network = networkOf(
      yaml(
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'b', labels: { team: 'blue' } },
        }),
        cilium('one', {
          ...ALL,
          ingress: [
            {
              fromEndpoints: [
                { matchLabels: { 'k8s:io.cilium.k8s.namespace.labels.team': 'blue' } },
              ],
            },
          ],
        }),
      ),
    );
    expect(['a/', 'b/', 'c/'].map((from) => reaches(network, from, 'a/', '80'))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('deny before they allow, whatever allows it', () => {
    const network = networkOf(
      yaml(
        cilium('allow', { ...ALL, ingress: [{ fromEntities: ['all'] }] }),
        cilium('deny', {
          ...ALL,
          ingressDeny: [
            { fromEndpoints: [OF('b')], toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }] }] },
          ],
        }),
      ),
    );
    expect(openPorts(network, 'b/', 'a/')).toBe('TCP 1-79, TCP 81-65535, UDP, SCTP');
    expect(openPorts(network, 'c/', 'a/')).toBe('all');
  });

  it.each([
    ['a port', [{ ports: [{ port: '53', protocol: 'UDP' }] }], 'UDP 53'],
    ['a range', [{ ports: [{ port: '80', endPort: 90, protocol: 'TCP' }] }], 'TCP 80-90'],
    ['any protocol', [{ ports: [{ port: '53' }] }], 'TCP 53, UDP 53, SCTP 53'],
    ['port 0, which is every port', [{ ports: [{ port: '0', protocol: 'TCP' }] }], 'TCP'],
    ['a name', [{ ports: [{ port: 'http', protocol: 'TCP' }] }], 'TCP http'],
    [
      'HTTP requests',
      [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{ method: 'GET' }] } }],
      'TCP 80',
    ],
  ])('open %s', (_, toPorts, expected) => {
    const network = networkOf(cilium('one', { ...ALL, ingress: [{ toPorts }] }));
    expect(openPorts(network, 'b/', 'a/')).toBe(expected);
  });

  it.each([
    [
      'HTTP',
      { rules: { http: [{ method: 'GET', path: '/v1/.*', host: 'models' }] } },
      'only HTTP requests: GET /v1/.* host models',
    ],
    [
      'TLS',
      { serverNames: ['a.example.com', 'b.example.com'] },
      'only TLS for: a.example.com, b.example.com',
    ],
    [
      'Kafka',
      { rules: { kafka: [{ role: 'produce', topic: 'events' }] } },
      'only some requests of Kafka',
    ],
    [
      'another protocol',
      { rules: { l7proto: 'memcache', l7: [{ cmd: 'get' }] } },
      'only some requests of memcache',
    ],
  ])('say what a rule asks of requests over %s', (_, more, limit) => {
    const toPorts = [{ ports: [{ port: '80', protocol: 'TCP' }], ...more }];
    const network = networkOf(cilium('one', { ...ALL, ingress: [{ toPorts }] }));
    expect(network.decide({ namespace: 'b' }, { namespace: 'a' }).by).toMatchObject([
      { effect: 'allows', limits: [limit] },
    ]);
  });

  it('say that requirements of one policy may close what others open', () => {
    const open = { fromEndpoints: [{}] };
    const asks = { fromRequires: [OF('b')] };
    const unread = (spec: object): unknown => networkOf(cilium('one', { ...ALL, ...spec })).unread;
    expect(unread({ ingress: [open] })).toEqual([]);
    expect(unread({ ingress: [open, asks] })).toEqual([
      {
        group: 'cilium.io',
        kind: 'CiliumNetworkPolicy',
        count: 1,
        effect: 'may close what is open here (fromRequires, toRequires)',
      },
    ]);
  });

  it('tell nodes, the API server and the outside apart', () => {
    const facts = { nodes: ['192.168.1.0/24'], apiServer: ['10.0.0.10/32'] };
    const out = (rule: object): boolean[] => {
      const network = networkOf(cilium('one', { ...ALL, egress: [rule] }), facts);
      return ['192.168.1.7', '10.0.0.10', '203.0.113.7', 'b/'].map((to) =>
        reaches(network, 'a/', to, '443'),
      );
    };
    expect(out({ toEntities: ['world'] })).toEqual([false, true, true, false]);
    expect(out({ toEntities: ['kube-apiserver'] })).toEqual([false, true, false, false]);
    expect(out({ toEntities: ['cluster'] })).toEqual([true, true, false, true]);
    expect(out({ toEntities: ['remote-node'] })).toEqual([true, false, false, false]);
    expect(out({ toEntities: ['all'] })).toEqual([true, true, true, true]);
    expect(out({ toCIDR: ['0.0.0.0/0'] })).toEqual([false, true, true, false]);
    expect(out({ toCIDRSet: [{ cidr: '0.0.0.0/0', except: ['203.0.113.0/24'] }] })).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('say what no file tells', () => {
    const ask = (rule: object, to: object): readonly string[] =>
      networkOf(cilium('one', { ...ALL, egress: [rule] })).decide({ namespace: 'a' }, to as never)
        .unknown;
    const outside = { ranges: ['203.0.113.7'] };
    expect(ask({ toFQDNs: [{ matchName: 'hf.co' }] }, outside)).toEqual([
      'CiliumNetworkPolicy one, spec.egress[0]: no file tells the addresses of hf.co',
    ]);
    expect(ask({ toFQDNs: [{ matchName: 'hf.co' }] }, { namespace: 'b' })).toEqual([]);
    expect(
      ask({ toServices: [{ k8sService: { serviceName: 'x' } }] }, { namespace: 'b' }),
    ).toHaveLength(1);
  });

  it('have several specs, and those about nodes say nothing about pods', () => {
    const object = {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumClusterwideNetworkPolicy',
      metadata: { name: 'several' },
      specs: [
        { nodeSelector: {}, ingress: [{}] },
        { endpointSelector: OF('a'), ingress: [{ fromEndpoints: [OF('b')] }] },
      ],
    };
    const network = networkOf(JSON.stringify(object));
    expect(['b/', 'c/'].map((from) => reaches(network, from, 'a/', '80'))).toEqual([true, false]);
    expect(reaches(network, 'a/', 'c/', '80')).toBe(true);
  });
});
