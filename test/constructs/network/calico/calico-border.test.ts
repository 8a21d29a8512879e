import { parse } from 'yaml';
import { IsolationPolicy, type IsolationPolicyProps } from '../../../../lib';
import type { OpenedRules } from '../../../../lib/constructs/network/border-rules';
import { CalicoBorder } from '../../../../lib/constructs/network/calico/calico-border';
import type { CalicoRule } from '../../../../lib/constructs/network/calico/calico-rules';
import { fileContent } from '../../../../lib/synth/render/file-content';
import { type ApiManifest, chart, defaultObject, objectsIn } from '../../objects';

const PROPS = { namespace: 'team', state: 'active', version: 'v1alpha2', staged: false } as const;
const own = { namespaceSelector: "kubernetes.io/metadata.name == 'team'" };
const everywhere = { namespaceSelector: 'all()' };

function borderOf(
  network: IsolationPolicyProps['network'] = {},
  more: Partial<IsolationPolicyProps> = {},
): ApiManifest {
  const policy = new IsolationPolicy(chart(), 'isolation', {
    namespace: 'team',
    engine: 'calico',
    network: { internet: false, ...network },
    ...more,
  });
  return objectsIn(policy).find(({ apiVersion }) => apiVersion === 'projectcalico.org/v3')!;
}

function rulesOf(
  direction: 'ingress' | 'egress',
  network?: IsolationPolicyProps['network'],
): CalicoRule[] {
  return borderOf(network).spec[direction] as CalicoRule[];
}

test('defaults: the namespace and DNS pass, and no other pod or address does', () => {
  const border = borderOf();
  expect(border).toMatchObject({
    kind: 'GlobalNetworkPolicy',
    metadata: { name: 'team' },
    spec: { tier: 'tenancy', order: 1000, ...own, types: ['Ingress', 'Egress'] },
  });
  const dns = {
    namespaceSelector: "kubernetes.io/metadata.name == 'kube-system'",
    selector: "k8s-app == 'kube-dns'",
    ports: [53],
  };
  expect(border.spec.ingress).toEqual([
    { action: 'Pass', source: own },
    { action: 'Deny', source: everywhere },
    { action: 'Pass' },
  ]);
  expect(border.spec.egress).toEqual([
    { action: 'Pass', destination: own },
    { action: 'Pass', protocol: 'UDP', destination: dns },
    { action: 'Pass', protocol: 'TCP', destination: dns },
    { action: 'Deny', destination: everywhere },
    { action: 'Deny' },
  ]);
});

test('defaultChild: the policy', () => {
  const border = new CalicoBorder(chart(), 'border', PROPS);
  expect(defaultObject(border)).toBe('GlobalNetworkPolicy team');
});

test('a staged border is of a kind without effect, and says the same', () => {
  const [staged, enforced] = [borderOf({}, { staged: true }), borderOf()];
  expect(staged.kind).toBe('StagedGlobalNetworkPolicy');
  expect(staged.spec).toEqual({ ...enforced.spec, stagedAction: 'Set' });
});

test('ports are grouped by protocol, because a rule has one', () => {
  const ports = [80, { port: 9000, endPort: 9010 }, { port: 53, protocol: 'UDP' as const }];
  const rules = rulesOf('ingress', { ingress: { db: { namespace: 'db', ports } } });
  expect(rules.slice(1, 3).map(({ protocol, destination }) => [protocol, destination])).toEqual([
    ['TCP', { ports: [80, '9000:9010'] }],
    ['UDP', { ports: [53] }],
  ]);
});

test('a range of ports is a text for each version of YAML, also where it looks like a time', () => {
  const ports = [{ port: 20, endPort: 21 }];
  const policy = new IsolationPolicy(chart(), 'isolation', {
    namespace: 'team',
    engine: 'calico',
    network: { internet: false, ingress: { ftp: { namespace: 'db', ports } } },
  });
  const border = policy.node.findChild('Border').node.defaultChild!;
  const text = fileContent('network/team.k8s.yaml', [border as never]);
  for (const version of ['1.1', '1.2'] as const) {
    const { spec } = parse(text, { version }) as { spec: { ingress: CalicoRule[] } };
    expect(spec.ingress[1]!.destination!.ports).toEqual(['20:21']);
  }
});

test('addresses come after pods, with their exceptions, one family a rule', () => {
  const rules = rulesOf('egress', {
    internet: true,
    egress: { store: { cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] } },
  });
  const closed = rules.findIndex(({ action }) => action === 'Deny');
  const nets = rules.flatMap(({ destination }, index) =>
    destination?.nets === undefined ? [] : [[index > closed, destination.nets] as const],
  );
  expect(nets).toEqual([
    [true, ['0.0.0.0/0']],
    [true, ['::/0']],
    [true, ['10.20.0.0/16']],
  ]);
  expect(rules.at(-2)!.destination!.notNets).toEqual(['10.20.9.0/24']);
  expect(rules.at(-1)).toEqual({ action: 'Deny' });
});

test('more exceptions than a list holds are left out of the range', () => {
  const except = Array.from({ length: 300 }, (_, index) => `10.20.${index % 256}.${index >> 8}/32`);
  const rules = rulesOf('egress', { egress: { store: { cidr: '10.20.0.0/16', except } } });
  const nets = rules.flatMap(({ destination }) => destination?.nets ?? []);
  expect(nets.length).toBeGreaterThan(256);
  expect(nets).not.toContain('10.20.0.0/32');
  for (const { destination } of rules) {
    expect(destination?.nets?.length ?? 0).toBeLessThanOrEqual(256);
    expect(destination?.notNets).toBeUndefined();
  }
});

test('what is opened later passes the border', () => {
  const policy = new IsolationPolicy(chart(), 'isolation', {
    namespace: 'team',
    engine: 'calico',
    network: { internet: false },
  });
  policy.addIngress('db', { namespace: 'db' });
  const border = objectsIn(policy).find(({ kind }) => kind === 'GlobalNetworkPolicy')!;
  expect((border.spec.ingress as CalicoRule[])[1]).toEqual({
    action: 'Pass',
    source: { namespaceSelector: "kubernetes.io/metadata.name == 'db'" },
  });
});

test('more rules than a policy holds are refused', () => {
  const opened = (count: number): OpenedRules[] =>
    Array.from({ length: count }, (_, index) => {
      const name = { matchLabels: { 'kubernetes.io/metadata.name': `n${index}` } };
      return { name: `n${index}`, rules: { ingress: [{ from: [{ namespaceSelector: name }] }] } };
    });
  const border = new CalicoBorder(chart(), 'border', PROPS);
  expect(() => border.follow(opened(1021))).not.toThrow();
  expect(() => border.follow(opened(1022))).toThrow(
    'the border of `team` takes 1025 rules, and a policy of Calico has at most 1024',
  );
});
