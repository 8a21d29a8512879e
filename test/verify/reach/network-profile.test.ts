import { networkOf, policy, yaml } from './scene';

const DENY = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const NAMED = (name: string): object => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

describe('the profile of a namespace', () => {
  it('without policies is open to everything', () => {
    const everything = [
      { namespace: 'all namespaces', pods: 'all pods', ports: ['all'] },
      { addresses: ['0.0.0.0/0', '::/0'], ports: ['all'] },
    ];
    expect(networkOf('').profile('a')).toEqual({
      namespace: 'a',
      pods: [{ pods: 'all pods', ingress: everything, egress: everything }],
    });
  });

  it('that denies everything has no openings', () => {
    expect(networkOf(DENY).profile('a').pods).toEqual([
      { pods: 'all pods', ingress: [], egress: [] },
    ]);
  });

  it('tells kinds of pods, of peers and of addresses apart', () => {
    const network = networkOf(
      yaml(
        DENY,
        policy('flow-from', {
          podSelector: { matchLabels: { role: 'collector' } },
          policyTypes: ['Egress'],
          egress: [
            { to: [{ podSelector: { matchLabels: { workload: 'ai' } } }], ports: [{ port: 80 }] },
          ],
        }),
        policy('flow-to', {
          podSelector: { matchLabels: { workload: 'ai' } },
          policyTypes: ['Ingress'],
          ingress: [
            {
              from: [{ podSelector: { matchLabels: { role: 'collector' } } }],
              ports: [{ port: 80 }],
            },
          ],
        }),
        policy('dns', {
          podSelector: {},
          policyTypes: ['Egress'],
          egress: [
            {
              to: [
                {
                  ...NAMED('kube-system'),
                  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
                },
              ],
              ports: [{ port: 53, protocol: 'UDP' }],
            },
            { to: [{ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.128/25'] } }] },
          ],
        }),
      ),
    );
    const always = [
      { namespace: 'kube-system', pods: 'k8s-app=kube-dns', ports: ['UDP 53'] },
      { addresses: ['203.0.113.0/25'], ports: ['all'] },
    ];
    expect(network.profile('a').pods).toEqual([
      { pods: 'other pods', ingress: [], egress: always },
      {
        pods: 'role=collector',
        ingress: [],
        egress: [
          {
            namespace: 'own namespace',
            pods: 'workload=ai',
            ports: ['TCP 80'],
          },
          ...always,
        ],
      },
      {
        pods: 'workload=ai',
        ingress: [
          {
            namespace: 'own namespace',
            pods: 'role=collector',
            ports: ['TCP 80'],
          },
        ],
        egress: always,
      },
    ]);
  });

  it('is the same for policies that mean the same', () => {
    const openings = (from: object[], ports: object[]): object => ({
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ from, ports }],
    });
    const one = networkOf(
      yaml(DENY, policy('x', openings([NAMED('b'), NAMED('c')], [{ port: 80 }, { port: 81 }]))),
    );
    const two = networkOf(
      yaml(
        policy('y', openings([NAMED('c')], [{ port: 80, endPort: 81, protocol: 'TCP' }])),
        policy('z', openings([NAMED('b')], [{ port: 81 }, { port: 80 }])),
        DENY,
      ),
    );
    expect(one.profile('a')).toEqual(two.profile('a'));
  });

  it('shows that a label lets in namespaces that nobody knows yet', () => {
    const network = networkOf(
      yaml(
        policy('blue', {
          podSelector: {},
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'blue' } } }] }],
        }),
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'b', labels: { team: 'blue' } },
        }),
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: 'c', labels: { team: 'red' } },
        }),
      ),
    );
    expect(network.profile('a').pods[0]!.ingress.map(({ namespace }) => namespace)).toEqual([
      'any namespace with team=blue',
      'b',
    ]);
  });
});
