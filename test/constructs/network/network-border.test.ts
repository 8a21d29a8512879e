import { IsolationPolicy, type PlatformProps, Tenant, type TenantEntry } from '../../../lib';
import { LIST_LENGTH, type OpenedRules } from '../../../lib/constructs/network/border-rules';
import { NetworkBorder } from '../../../lib/constructs/network/network-border';
import { platformOf } from '../forms';
import { OURS } from '../keep';
import { type ApiManifest, chart, defaultObject, objectsIn } from '../objects';

interface Rule {
  readonly name: string;
  readonly action: string;
  readonly from?: object[];
  readonly to?: object[];
  readonly protocols?: object[];
}

/** The borders of a tenant with one namespace, `team`. */
function bordersOf(
  network: TenantEntry['network'] = {},
  platform: PlatformProps = { clusterNetworkPolicy: true },
  more: Partial<TenantEntry> = {},
): ApiManifest[] {
  const tenant = new Tenant(chart(), 'tenant', {
    name: 'team',
    costCenter: 'CC-1',
    namespaces: 'single',
    network,
    platform: platformOf(platform),
    ...more,
  });
  return objectsIn(tenant).filter(({ kind }) => kind === 'ClusterNetworkPolicy');
}

function rulesOf(direction: 'ingress' | 'egress', network?: TenantEntry['network']): Rule[] {
  return bordersOf(network).flatMap(({ spec }) => (spec[direction] ?? []) as Rule[]);
}

const CLOSED = { internet: false } as const;
const byName = (name: string) => ({
  namespaces: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

test('defaults: the own namespace and DNS pass, and nobody else', () => {
  const [border, ...others] = bordersOf(CLOSED);
  expect(others).toEqual([]);
  expect(border).toMatchObject({
    apiVersion: 'policy.networking.k8s.io/v1alpha2',
    metadata: { name: 'team', labels: OURS },
    spec: { tier: 'Admin', priority: 900, subject: byName('team') },
  });
  expect(rulesOf('ingress', CLOSED)).toEqual([
    { name: 'own-namespace', action: 'Pass', from: [byName('team')] },
    { name: 'other-pods', action: 'Deny', from: [{ namespaces: {} }] },
  ]);
  expect(rulesOf('egress', CLOSED).map(({ name, action }) => `${action} ${name}`)).toEqual([
    'Pass own-namespace',
    'Pass allow-dns',
    'Deny other-pods',
    'Deny other-addresses',
  ]);
});

test('defaultChild: the first policy, where a border takes several', () => {
  const border = new NetworkBorder(chart(), 'border', { namespace: 'team', version: 'v1alpha2' });
  border.follow([]);
  expect(defaultObject(border)).toBe('ClusterNetworkPolicy team');
});

test('every namespace has one where the cluster has the kind, whoever writes policies there', () => {
  expect(bordersOf({ tenantPolicies: true })).toHaveLength(1);
  expect(bordersOf({ tenantPolicies: false })).toHaveLength(1);
  expect(bordersOf({}, {})).toEqual([]);
  expect(bordersOf({}, { clusterNetworkPolicy: false })).toEqual([]);
});

test.each([
  [true, 'v1alpha2'],
  ['v1alpha2', 'v1alpha2'],
  ['v1beta1', 'v1beta1'],
] as const)('clusterNetworkPolicy %s is written in %s', (clusterNetworkPolicy, version) => {
  const [border] = bordersOf({}, { clusterNetworkPolicy });
  expect(border!.apiVersion).toBe(`policy.networking.k8s.io/${version}`);
});

test('the two versions of the API differ in nothing else', () => {
  const network = { ingress: { db: { namespace: 'db', ports: [{ port: 80, endPort: 90 }] } } };
  const [alpha, beta] = (['v1alpha2', 'v1beta1'] as const).map((clusterNetworkPolicy) =>
    bordersOf(network, { clusterNetworkPolicy }),
  );
  expect(beta!.map(({ spec }) => spec)).toEqual(alpha!.map(({ spec }) => spec));
});

test('pods are opened with their ports, and before every address', () => {
  const network = {
    ...CLOSED,
    ingress: {
      metrics: { namespace: 'monitoring', pods: { app: 'prometheus' }, ports: [9090] },
      clients: { cidr: '203.0.113.0/24', ports: [8443] },
    },
    egress: {
      database: { namespace: 'db' },
      store: { cidr: '10.20.0.0/16', ports: [443, { port: 9000, endPort: 9010 }] },
    },
  };
  expect(rulesOf('ingress', network)[1]).toEqual({
    name: 'allow-ingress-metrics',
    action: 'Pass',
    from: [
      {
        pods: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { app: 'prometheus' } },
        },
      },
    ],
    protocols: [{ tcp: { destinationPort: { number: 9090 } } }],
  });
  // Who comes in from outside of the cluster is no peer of this kind.
  expect(rulesOf('ingress', network)).toHaveLength(3);
  const egress = rulesOf('egress', network);
  expect(egress.map(({ name }) => name)).toEqual([
    'own-namespace',
    'allow-dns',
    'allow-egress-database',
    'other-pods',
    'allow-egress-store',
    'other-addresses',
  ]);
  expect(egress[4]).toMatchObject({
    to: [{ networks: ['10.20.0.0/16'] }],
    protocols: [
      { tcp: { destinationPort: { number: 443 } } },
      { tcp: { destinationPort: { range: { start: 9000, end: 9010 } } } },
    ],
  });
});

test('exceptions are left out of a range, because the kind knows none', () => {
  const egress = { nfs: { cidr: '10.0.0.0/30', except: ['10.0.0.1/32'] } };
  const rule = rulesOf('egress', { ...CLOSED, egress }).find(({ name }) => name.endsWith('nfs'));
  expect(rule!.to).toEqual([{ networks: ['10.0.0.0/32', '10.0.0.2/31'] }]);
});

test('public addresses pass, in lists that the API server takes', () => {
  const rule = rulesOf('egress').find(({ name }) => name === 'allow-internet')!;
  const networks = (rule.to as { networks: string[] }[]).map(({ networks: list }) => list);
  expect(Math.max(...networks.map((list) => list.length))).toBeLessThanOrEqual(LIST_LENGTH);
  expect(networks.flat()).toContain('8.0.0.0/7');
  expect(networks.flat().filter((cidr) => /^(10|169\.254|192\.168)\./.test(cidr))).toEqual([]);
});

test('siblings and flows inside the reach pass, whatever the labels of the own pods', () => {
  const environments = { dev: { share: '50%' }, prod: { share: '50%' } };
  const network = { ...CLOSED, reach: 'tenant' as const };
  const [dev] = bordersOf(
    network,
    { clusterNetworkPolicy: true, environments },
    { namespaces: 'perEnvironment' },
  );
  expect((dev!.spec.ingress as Rule[])[1]).toMatchObject({
    name: 'allow-same-tenant',
    from: [byName('team-prod')],
  });
});

test('more rules than one object takes go on in the next, which is judged later', () => {
  const names = Array.from({ length: 30 }, (_, index) => `n${index + 10}`);
  const ingress = Object.fromEntries(names.map((name) => [name, { namespace: name }]));
  const borders = bordersOf({ ...CLOSED, ingress });
  expect(borders.map(({ metadata, spec }) => [metadata.name, spec.priority])).toEqual([
    ['team', 900],
    ['team.2', 901],
  ]);
  expect(borders.map(({ spec }) => (spec.ingress as Rule[]).length)).toEqual([25, 7]);
  expect((borders[1]!.spec.ingress as Rule[]).at(-1)).toMatchObject({ action: 'Deny' });
});

describe('the priorities of a border', () => {
  /** What opens so much that a border takes that many policies: 25 rules each, with two of its own for egress. */
  const openedFor = (policies: number): OpenedRules[] =>
    Array.from({ length: policies * LIST_LENGTH - 3 }, (_, index) => ({
      name: `allow-${index}`,
      rules: {
        egress: [
          {
            to: [
              {
                namespaceSelector: {
                  matchLabels: { 'kubernetes.io/metadata.name': `n${index}` },
                },
              },
            ],
          },
        ],
      },
    }));
  const borderOf = (policies: number): NetworkBorder => {
    const border = new NetworkBorder(chart(), 'border', { namespace: 'team', version: 'v1alpha2' });
    border.follow(openedFor(policies));
    return border;
  };
  const prioritiesOf = (border: NetworkBorder): number[] =>
    objectsIn(border).map(({ spec }) => spec.priority as number);

  test('are 900 to 1000, and no other', () => {
    const priorities = prioritiesOf(borderOf(101));
    expect(priorities).toHaveLength(101);
    expect([priorities[0], priorities.at(-1)]).toEqual([900, 1000]);
    expect(new Set(priorities).size).toBe(101);
  });

  test('are not exceeded: more rules are refused', () => {
    expect(() => borderOf(102)).toThrow(
      'the border of `team` takes 102 ClusterNetworkPolicies, and there are 101 priorities for them',
    );
  });
});

describe('what is opened later', () => {
  const isolation = (): IsolationPolicy =>
    new IsolationPolicy(chart(), 'isolation', {
      namespace: 'team',
      network: { internet: false, tenantPolicies: true },
      border: true,
    });
  const egressOf = (policy: IsolationPolicy): string[] =>
    objectsIn(policy)
      .filter(({ kind }) => kind === 'ClusterNetworkPolicy')
      .flatMap(({ spec }) => (spec.egress as Rule[]).map(({ name }) => name));

  test('passes the border, before everything else is refused', () => {
    const policy = isolation();
    policy.addEgress('db', { namespace: 'db' });
    expect(egressOf(policy)).toEqual([
      'own-namespace',
      'allow-dns',
      'allow-egress-db',
      'other-pods',
      'other-addresses',
    ]);
  });

  test('may need a further policy', () => {
    const policy = isolation();
    for (let index = 0; index < 30; index++) policy.addEgress(`n${index}`, { namespace: 'db' });
    expect(egressOf(policy)).toHaveLength(34);
    expect(egressOf(policy).slice(-2)).toEqual(['other-pods', 'other-addresses']);
  });
});

test('where a port has a name, all ports of the peer pass, because this kind knows numbers alone', () => {
  const network = {
    ...CLOSED,
    egress: {
      named: { namespace: 'nlp', pods: { app: 'api' }, ports: [443, 'http'] },
      numbered: { namespace: 'nlp', ports: [443] },
    },
  };
  const rules = rulesOf('egress', network).filter(({ name }) => name.startsWith('allow-egress'));
  expect(rules.map(({ name, protocols }) => [name, protocols])).toEqual([
    ['allow-egress-named', undefined],
    ['allow-egress-numbered', [{ tcp: { destinationPort: { number: 443 } } }]],
  ]);
});
