import { networkOf, openPorts, policy, reaches, yaml } from './scene';

interface Rule {
  readonly action: 'Accept' | 'Deny' | 'Pass';
  readonly from?: object[];
  readonly to?: object[];
  readonly protocols?: object[];
}

function clusterPolicy(
  name: string,
  {
    tier = 'Admin',
    priority = 10,
    ...rest
  }: { tier?: string; priority?: number; ingress?: Rule[]; egress?: Rule[] },
  version = 'v1alpha2',
): string {
  return JSON.stringify({
    apiVersion: `policy.networking.k8s.io/${version}`,
    kind: 'ClusterNetworkPolicy',
    metadata: { name },
    spec: {
      tier,
      priority,
      subject: { namespaces: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } } },
      ...rest,
    },
  });
}

const EVERYBODY = [{ namespaces: {} }];
const ALLOW = policy('allow', { podSelector: {}, ingress: [{}] });
const DENY = policy('deny', { podSelector: {}, policyTypes: ['Ingress'] });
const RULE = (action: Rule['action']): { ingress: Rule[] } => ({
  ingress: [{ action, from: EVERYBODY }],
});

describe.each(['v1alpha2', 'v1beta1'])('ClusterNetworkPolicies of %s', (version) => {
  it.each([
    ['Accept', 'allow', true],
    ['Accept', 'deny', true],
    ['Deny', 'allow', false],
    ['Deny', 'deny', false],
    ['Pass', 'allow', true],
    ['Pass', 'deny', false],
    ['Pass', 'nothing', true],
  ] as const)(
    'of the tier Admin that say %s come before policies that %s',
    (action, others, expected) => {
      const documents = { allow: [ALLOW], deny: [DENY], nothing: [] }[others];
      const network = networkOf(yaml(clusterPolicy('one', RULE(action), version), ...documents));
      expect(reaches(network, 'b/', 'a/', '80')).toBe(expected);
    },
  );

  it.each([
    ['Deny', 'allow', true],
    ['Deny', 'nothing', false],
    ['Accept', 'deny', false],
    ['Accept', 'nothing', true],
    ['Pass', 'nothing', true],
  ] as const)(
    'of the tier Baseline that say %s come after policies that %s',
    (action, others, expected) => {
      const documents = { allow: [ALLOW], deny: [DENY], nothing: [] }[others];
      const baseline = clusterPolicy('one', { tier: 'Baseline', ...RULE(action) }, version);
      expect(reaches(networkOf(yaml(baseline, ...documents)), 'b/', 'a/', '80')).toBe(expected);
    },
  );

  it('are tried by priority, and each rule by rule: the first that matches decides', () => {
    const two = networkOf(
      yaml(
        clusterPolicy('late', { priority: 20, ...RULE('Accept') }, version),
        clusterPolicy(
          'early',
          {
            priority: 5,
            ingress: [
              {
                action: 'Pass',
                from: EVERYBODY,
                protocols: [{ tcp: { destinationPort: { number: 80 } } }],
              },
              {
                action: 'Deny',
                from: EVERYBODY,
                protocols: [
                  { tcp: { destinationPort: { range: { start: 1, end: 1024 } } } },
                  { sctp: {} },
                ],
              },
            ],
          },
          version,
        ),
        DENY,
      ),
    );
    // Port 80 is passed on, and closed there; Pass skips what comes later in the tier.
    expect(openPorts(two, 'b/', 'a/')).toBe('TCP 1025-65535, UDP');
  });

  it('choose pods by namespaces, by pods of namespaces, and addresses by networks', () => {
    const network = networkOf(
      yaml(
        clusterPolicy(
          'out',
          {
            egress: [
              {
                action: 'Accept',
                to: [
                  { pods: { namespaceSelector: {}, podSelector: { matchLabels: { app: 'dns' } } } },
                  { networks: ['203.0.113.0/24'] },
                ],
              },
              { action: 'Deny', to: [...EVERYBODY, { networks: ['0.0.0.0/0'] }] },
            ],
          },
          version,
        ),
      ),
    );
    const ask = (to: string): boolean => reaches(network, 'a/', to, '80');
    expect(['b/app=dns', 'b/', '203.0.113.7', '192.0.2.1', '2001:db8::1'].map(ask)).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('say that no file tells the addresses of a name', () => {
    const network = networkOf(
      yaml(
        clusterPolicy(
          'names',
          {
            egress: [
              { action: 'Accept', to: [{ domainNames: ['*.example.com'] }] },
              { action: 'Deny', to: [{ networks: ['0.0.0.0/0', '::/0'] }] },
            ],
          },
          version,
        ),
      ),
    );
    const verdict = network.decide({ namespace: 'a' }, { ranges: ['192.0.2.1'] });
    expect([verdict.isOpen, verdict.unknown]).toEqual([
      false,
      ['ClusterNetworkPolicy names, spec.egress[0]: no file tells the addresses of *.example.com'],
    ]);
    expect(network.decide({ namespace: 'a' }, { namespace: 'b' }).unknown).toEqual([]);
  });
});
