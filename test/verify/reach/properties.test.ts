import { fc } from '../../fast-check';
import { objectsIn } from '../../../lib/verify/objects/manifest-objects';
import { Network } from '../../../lib/verify/reach/cluster-network';
import { ALL_PORTS, formatPorts, isEmpty, withoutPorts } from '../../../lib/verify/reach/port-set';
import { reachChanges } from '../../../lib/verify/reach/reach-changes';
import type { Labels } from '../../../lib/verify/reach/requirements';
import type { TrafficEnd } from '../../../lib/verify/reach/traffic-end';

const selectors = fc.oneof(
  fc.constant({}),
  fc.record({ matchLabels: fc.record({ app: fc.constantFrom('web', 'db') }) }),
  fc
    .record({
      key: fc.constantFrom('app', 'tier'),
      operator: fc.constantFrom('In', 'NotIn'),
      values: fc.uniqueArray(fc.constantFrom('web', 'db'), { minLength: 1 }),
    })
    .map((expression) => ({ matchExpressions: [expression] })),
  fc
    .record({
      key: fc.constantFrom('app', 'tier'),
      operator: fc.constantFrom('Exists', 'DoesNotExist'),
    })
    .map((expression) => ({ matchExpressions: [expression] })),
);

const names = fc.constantFrom('a', 'b', 'c');
const namespaces = names.map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } }));

const peers = fc.oneof(
  fc.record({ podSelector: selectors }),
  fc.record({ namespaceSelector: namespaces, podSelector: selectors }),
  fc.record({ namespaceSelector: fc.constant({}) }),
  fc.record({
    ipBlock: fc.record({
      cidr: fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '203.0.113.0/24'),
    }),
  }),
);

const ports = fc.record({
  port: fc.constantFrom(53, 80, 443),
  protocol: fc.constantFrom('TCP', 'UDP'),
});
const rules = (key: 'from' | 'to') =>
  fc.array(
    fc.record({
      [key]: fc.array(peers, { maxLength: 2 }),
      ports: fc.array(ports, { maxLength: 2 }),
    }),
    {
      maxLength: 2,
    },
  );

interface Policy {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly policyTypes: string[];
    readonly ingress: object[];
    readonly egress: object[];
  };
}

const policies: fc.Arbitrary<Policy> = fc.record({
  metadata: fc.record({ name: fc.constant('policy'), namespace: names }),
  spec: fc.record({
    podSelector: selectors,
    policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
    ingress: rules('from'),
    egress: rules('to'),
  }),
});

const LABELS: readonly Labels[] = [{}, { app: 'web' }, { app: 'db' }];

const ends: fc.Arbitrary<TrafficEnd> = fc.oneof(
  fc.record({
    namespace: names,
    labels: fc.constantFrom<Labels>({}, { app: 'web' }, { app: 'db', tier: 'web' }),
  }),
  fc.record({
    ranges: fc.constantFrom('10.1.2.3', '203.0.113.7', '192.0.2.1').map((address) => [address]),
  }),
);

function networkOf(all: readonly Policy[]): Network {
  const text = all
    .map((policy) =>
      JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...policy }),
    )
    .join('\n---\n');
  return new Network(objectsIn(text, 'policies.yaml'), { pods: ['10.244.0.0/16'] });
}

const isolating = (policy: Policy): Policy => ({
  ...policy,
  spec: { ...policy.spec, ingress: [], egress: [] },
});

describe('NetworkPolicies, whatever they are', () => {
  const someOf = fc.array(policies, { maxLength: 4 });

  it('never close what is open, if the pods that one more selects were isolated before', () => {
    fc.assert(
      fc.property(someOf, policies, ends, ends, (some, more, from, to) => {
        const before = networkOf([...some, isolating(more)]).decide(from, to);
        const after = networkOf([...some, isolating(more), more]).decide(from, to);
        expect(isEmpty(withoutPorts(before.ports, after.ports))).toBe(true);
      }),
    );
  });

  it('never open what is closed, if one more only isolates', () => {
    fc.assert(
      fc.property(someOf, policies, ends, ends, (some, more, from, to) => {
        const before = networkOf(some).decide(from, to);
        const after = networkOf([...some, isolating(more)]).decide(from, to);
        expect(isEmpty(withoutPorts(after.ports, before.ports))).toBe(true);
      }),
    );
  });

  it('mean the same in any order, and twice', () => {
    fc.assert(
      fc.property(someOf, ends, ends, (some, from, to) => {
        const ask = (all: readonly Policy[]): string[] =>
          formatPorts(networkOf(all).decide(from, to).ports);
        expect(ask([...some].reverse())).toEqual(ask(some));
        expect(ask([...some, ...some])).toEqual(ask(some));
      }),
    );
  });

  it('give the same answer for all ports as for one after another', () => {
    fc.assert(
      fc.property(someOf, ends, ends, (some, from, to) => {
        const network = networkOf(some);
        const all = network.decide(from, to, ALL_PORTS).ports;
        for (const number of [53, 54, 80, 443]) {
          const one = { numbers: [[number, number + 1] as const], names: [] };
          expect(network.decide(from, to, one).isOpen).toBe(isEmpty(withoutPorts(one, all)));
        }
      }),
    );
  });

  it('have a reason for what they open and what they close', () => {
    fc.assert(
      fc.property(someOf, ends, ends, (some, from, to) => {
        const { isOpen, by } = networkOf(some).decide(from, to);
        const effects = new Set(by.map(({ effect }) => effect));
        expect(isOpen ? effects.has('isolates') : !effects.has('isolates')).toBe(false);
      }),
    );
  });

  it('differ in what is open exactly where changes are found', () => {
    const pods = ['a', 'b', 'c'].flatMap((namespace) =>
      LABELS.map((labels) => ({ namespace, labels })),
    );
    fc.assert(
      fc.property(someOf, someOf, (one, other) => {
        const [before, after] = [networkOf(one), networkOf(other)];
        const isEqual = pods.every((from) =>
          pods.every(
            (to) =>
              formatPorts(before.decide(from, to).ports).join() ===
              formatPorts(after.decide(from, to).ports).join(),
          ),
        );
        const found = reachChanges(before, after).filter(({ from, to }) => from.pods && to.pods);
        // Changes may be about pods that are not asked about here, never the other way round.
        if (found.length === 0) expect(isEqual).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(someOf, (some) => {
        expect(reachChanges(networkOf(some), networkOf([...some].reverse()))).toEqual([]);
      }),
    );
  });
});
