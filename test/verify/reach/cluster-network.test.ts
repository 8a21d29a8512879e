import { networkOf, openPorts, policy, reaches, yaml } from './scene';

const NAMESPACES = yaml(
  ...['a', 'b', 'c'].map((name) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: name === 'b' ? { team: 'blue' } : {} },
    }),
  ),
);

/** The network of NetworkPolicies of the namespace `a`. */
function network(...specs: readonly object[]): ReturnType<typeof networkOf> {
  return networkOf(
    yaml(NAMESPACES, ...specs.map((spec, index) => policy(`policy-${index}`, spec))),
    { pods: ['10.244.0.0/16'] },
  );
}

const ALL = { podSelector: {} };

describe('NetworkPolicies', () => {
  it('leave pods open that none selects', () => {
    const one = network({ podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] });
    expect(reaches(one, 'b/', 'a/app=web', '80')).toBe(false);
    expect(reaches(one, 'b/', 'a/app=db', '80')).toBe(true);
    expect(reaches(one, 'b/', 'a/', '80')).toBe(true);
    expect(reaches(one, 'a/app=web', 'b/', '80')).toBe(true);
  });

  it.each([
    ['no types and no rules', {}, { in: false, out: true }],
    ['no types and rules for egress', { egress: [{}] }, { in: false, out: true }],
    [
      'no types and egress to one peer',
      { egress: [{ to: [{ podSelector: {} }] }] },
      { in: false, out: false },
    ],
    ['no types and an empty egress', { egress: [] }, { in: false, out: true }],
    ['Egress alone', { policyTypes: ['Egress'] }, { in: true, out: false }],
    ['Ingress alone', { policyTypes: ['Ingress'], egress: [] }, { in: false, out: true }],
    [
      'Egress, and rules for ingress',
      { policyTypes: ['Egress'], ingress: [{}] },
      { in: true, out: false },
    ],
    ['both', { policyTypes: ['Ingress', 'Egress'] }, { in: false, out: false }],
  ])('with %s isolate the directions that they are about', (_, spec, expected) => {
    const one = network({ ...ALL, ...spec });
    expect({
      in: reaches(one, 'b/', 'a/', '80'),
      out: reaches(one, 'a/', 'b/', '80'),
    }).toEqual(expected);
  });

  it('are a union: what one opens, no other closes', () => {
    const deny = { ...ALL, policyTypes: ['Ingress'] };
    const allow = (label: string): object => ({
      ...ALL,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: label } } }] }],
    });
    const both = network(deny, allow('one'), allow('two'));
    expect(reaches(both, 'a/app=one', 'a/', '80')).toBe(true);
    expect(reaches(both, 'a/app=two', 'a/', '80')).toBe(true);
    expect(reaches(both, 'a/app=three', 'a/', '80')).toBe(false);
  });

  it.each([
    ['a rule without peers', [{}], { own: true, b: true, c: true, outside: true }],
    [
      'a rule with an empty list of peers',
      [{ from: [] }],
      { own: true, b: true, c: true, outside: true },
    ],
    ['all pods of the namespace', [{ from: [{ podSelector: {} }] }], { own: true }],
    ['all namespaces', [{ from: [{ namespaceSelector: {} }] }], { own: true, b: true, c: true }],
    [
      'a namespace by a label',
      [{ from: [{ namespaceSelector: { matchLabels: { team: 'blue' } } }] }],
      { b: true },
    ],
    [
      'a namespace by its name',
      [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'c' } } }] }],
      { c: true },
    ],
    ['an address', [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }], { outside: true }],
    ['no rule', [], {}],
  ])('open %s', (_, ingress, expected) => {
    const one = network({ ...ALL, policyTypes: ['Ingress'], ingress });
    expect({
      own: reaches(one, 'a/x=y', 'a/', '80'),
      b: reaches(one, 'b/x=y', 'a/', '80'),
      c: reaches(one, 'c/x=y', 'a/', '80'),
      outside: reaches(one, '203.0.113.7', 'a/', '80'),
    }).toEqual({ own: false, b: false, c: false, outside: false, ...expected });
  });

  it('mean pods of a namespace by one peer with both selectors, and one or the other by two', () => {
    const namespaceSelector = { matchLabels: { team: 'blue' } };
    const podSelector = { matchLabels: { app: 'web' } };
    const ingress = (...from: object[]): object => ({
      ...ALL,
      policyTypes: ['Ingress'],
      ingress: [{ from }],
    });
    const one = network(ingress({ namespaceSelector, podSelector }));
    const two = network(ingress({ namespaceSelector }, { podSelector }));
    const ask = (of: typeof one): boolean[] =>
      ['b/app=web', 'b/app=db', 'a/app=web', 'a/app=db'].map((from) =>
        reaches(of, from, 'a/', '80'),
      );
    expect(ask(one)).toEqual([true, false, false, false]);
    expect(ask(two)).toEqual([true, true, true, false]);
  });

  it('leave the exceptions of a range closed, unless another rule opens them', () => {
    const to = (cidr: string, except: string[]): object => ({
      ...ALL,
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr, except } }] }],
    });
    const one = network(to('10.0.0.0/8', ['10.1.0.0/16']));
    const two = network(to('10.0.0.0/8', ['10.1.0.0/16']), to('10.1.2.0/24', []));
    expect(reaches(one, 'a/', '10.0.0.1', '80')).toBe(true);
    expect(reaches(one, 'a/', '10.1.2.3', '80')).toBe(false);
    expect(reaches(two, 'a/', '10.1.2.3', '80')).toBe(true);
    expect(reaches(two, 'a/', '10.1.3.3', '80')).toBe(false);
    expect(reaches(two, 'a/', '2001:db8::1', '80')).toBe(false);
  });

  it.each([
    ['no ports', undefined, 'all'],
    ['an empty list', [], 'all'],
    ['a port without a protocol', [{ port: 53 }], 'TCP 53'],
    ['a protocol without a port', [{ protocol: 'UDP' }], 'UDP'],
    ['a range', [{ port: 8000, endPort: 8010 }], 'TCP 8000-8010'],
    [
      'several',
      [{ port: 80 }, { port: 53, protocol: 'UDP' }, { port: 9, protocol: 'SCTP' }],
      'TCP 80, UDP 53, SCTP 9',
    ],
    ['a name', [{ port: 'http' }], 'TCP http'],
    ['nothing but an empty entry', [{}], 'TCP'],
  ])('with %s open these ports', (_, ports, expected) => {
    const one = network({ ...ALL, policyTypes: ['Ingress'], ingress: [{ ports }] });
    expect(openPorts(one, 'b/', 'a/')).toBe(expected);
  });

  it('open a port by its name where the pods that are called say so', () => {
    const one = network({
      ...ALL,
      policyTypes: ['Ingress'],
      ingress: [{ ports: [{ port: 'http' }] }],
    });
    const to = (port: number): object => ({
      namespace: 'a',
      labels: {},
      portNames: { http: { protocol: 'TCP', port } },
    });
    const ask = (port: number, wanted: string): boolean => {
      const [number] = wanted.split('/');
      return one.decide({ namespace: 'b' }, to(port) as never, {
        numbers: [[Number(number), Number(number) + 1]],
        names: [],
      }).isOpen;
    };
    expect(ask(8080, '8080')).toBe(true);
    expect(ask(8080, '80')).toBe(false);
    const unsure = one.decide(
      { namespace: 'b' },
      { namespace: 'a' },
      { numbers: [[80, 81]], names: [] },
    );
    expect(unsure.isOpen).toBe(false);
    expect(unsure.unknown).toEqual([
      'NetworkPolicy policy-0, spec.ingress[0]: no file tells which port the pods call TCP http',
    ]);
  });

  it.each([
    ['In', { key: 'app', operator: 'In', values: ['web', 'db'] }, ['app=web', 'app=db']],
    ['NotIn', { key: 'app', operator: 'NotIn', values: ['web'] }, ['', 'app=db', 'app=x']],
    ['Exists', { key: 'app', operator: 'Exists' }, ['app=web', 'app=db', 'app=x']],
    ['DoesNotExist', { key: 'app', operator: 'DoesNotExist' }, ['']],
  ])('select pods with %s', (_, expression, selected) => {
    const one = network({
      podSelector: { matchExpressions: [expression] },
      policyTypes: ['Ingress'],
    });
    const labels = ['', 'app=web', 'app=db', 'app=x'];
    expect(labels.filter((text) => !reaches(one, 'b/', `a/${text}`, '80'))).toEqual(selected);
  });

  it('need both ends to agree', () => {
    const one = networkOf(
      yaml(
        policy('out', {
          ...ALL,
          policyTypes: ['Egress'],
          egress: [{ to: [{ namespaceSelector: {} }] }],
        }),
        policy('in', { ...ALL, policyTypes: ['Ingress'] }, 'b'),
      ),
    );
    expect(reaches(one, 'a/', 'b/', '80')).toBe(false);
    expect(reaches(one, 'a/', 'c/', '80')).toBe(true);
    expect(reaches(one, 'b/', 'a/', '80')).toBe(true);
  });
});

describe('a range of addresses', () => {
  const egress = (cidr: string): object => ({
    ...ALL,
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr } }] }],
  });

  it('is about pods as well, where pods have such addresses', () => {
    expect(reaches(network(egress('10.244.0.0/16')), 'a/', 'b/', '80')).toBe(true);
    expect(reaches(network(egress('192.168.0.0/16')), 'a/', 'b/', '80')).toBe(false);
    const half = network(egress('10.244.0.0/17'));
    expect(half.decide({ namespace: 'a' }, { namespace: 'b' }).extent).toBe('some');
  });

  it('is never about pods of Cilium', () => {
    const cilium = networkOf(policy('out', egress('0.0.0.0/0')), { engine: 'cilium' });
    expect(reaches(cilium, 'a/', 'b/', '80')).toBe(false);
    expect(reaches(cilium, 'a/', '192.0.2.1', '80')).toBe(true);
  });

  it('that is asked about is open, closed, or open in part', () => {
    const one = network(egress('10.1.0.0/16'));
    const extent = (range: string): string =>
      one.decide({ namespace: 'a' }, { ranges: [range] }).extent;
    expect(extent('10.1.2.0/24')).toBe('all');
    expect(extent('10.0.0.0/8')).toBe('some');
    expect(extent('10.2.0.0/16')).toBe('none');
  });
});

describe('a verdict', () => {
  const verdict = (from: string, to: string): string[] =>
    network(
      { ...ALL, policyTypes: ['Ingress', 'Egress'] },
      {
        ...ALL,
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }],
      },
      {
        podSelector: { matchLabels: { role: 'client' } },
        policyTypes: ['Egress'],
        egress: [{ to: [{ podSelector: {} }] }],
      },
    )
      .decide(
        { namespace: 'a', labels: from === '' ? {} : { role: from } },
        { namespace: 'a', labels: to === '' ? {} : { role: to } },
        { numbers: [[80, 81]], names: [] },
      )
      .by.map(({ direction, effect, policy: { name }, rule = '' }) =>
        [direction, effect, name, rule].join(' ').trim(),
      );

  it('names the policies and rules that open', () => {
    expect(verdict('client', '')).toEqual([
      'egress allows policy-2 spec.egress[0]',
      'ingress allows policy-1 spec.ingress[0]',
    ]);
  });

  it('names the policies that close, in the direction in which they close', () => {
    expect(verdict('', '')).toEqual(['egress isolates policy-0']);
  });
});
