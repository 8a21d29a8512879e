import { fc } from '../../fast-check';
import type { Network } from '../../../lib/verify/reach/cluster-network';
import { MeaningKeys } from '../../../lib/verify/reach/meaning-keys';
import type { NamespaceKind } from '../../../lib/verify/reach/namespace-kinds';
import { reachChanges } from '../../../lib/verify/reach/reach-changes';
import { networkOf, policy, yaml } from './scene';

const NAMES = ['a', 'b', 'web'];
const TEAMS = ['red', 'blue'];

const inNamespaces = fc.oneof(
  fc.subarray(NAMES, { minLength: 1 }).map((values) => ({
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }],
  })),
  fc.constantFrom(...NAMES).map((name) => ({
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: [name] }],
  })),
  fc.constantFrom(...TEAMS).map((team) => ({ matchLabels: { team } })),
  fc.constant({}),
);
// A pod may have a label with the name of a namespace as its value.
const pods = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constantFrom('web', 'a', 'b').map((app) => ({ matchLabels: { app } })),
);
const peers = fc.oneof(
  fc.record({ podSelector: pods }),
  fc.record({ namespaceSelector: inNamespaces, podSelector: pods }),
  fc.record({ ipBlock: fc.constantFrom({ cidr: '0.0.0.0/0' }, { cidr: '10.0.0.0/8' }) }),
);
const ports = fc.array(fc.record({ port: fc.constantFrom<number | string>(80, 443, 'http') }), {
  maxLength: 1,
});
const rules = (key: 'from' | 'to') =>
  fc.array(fc.record({ [key]: fc.array(peers, { maxLength: 2 }), ports }), { maxLength: 2 });

const specs = fc.record({
  podSelector: pods,
  policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
  ingress: rules('from'),
  egress: rules('to'),
});

const clusterRules = (key: 'from' | 'to') =>
  fc.array(
    fc.record({
      action: fc.constantFrom('Accept', 'Deny', 'Pass'),
      [key]: inNamespaces.map((namespaces) => [{ namespaces }]),
    }),
    { maxLength: 2 },
  );
const clusterPolicies = fc
  .record({
    tier: fc.constantFrom('Admin', 'Baseline'),
    priority: fc.constantFrom(1, 2),
    subject: inNamespaces.map((namespaces) => ({ namespaces })),
    ingress: clusterRules('from'),
    egress: clusterRules('to'),
  })
  .map((spec) => ({ namespace: undefined, spec }));

/** The same policy in many namespaces, as a platform writes it, and some in single ones. */
const policies = fc.oneof(
  fc.record({ namespace: fc.constantFrom(...NAMES), spec: specs }),
  clusterPolicies,
);
const fleets = fc.record({
  teams: fc.array(fc.constantFrom(undefined, ...TEAMS), { minLength: 3, maxLength: 3 }),
  everywhere: fc.array(specs, { maxLength: 2 }),
  some: fc.array(policies, { maxLength: 3 }),
});
type SomeFleet = typeof fleets extends fc.Arbitrary<infer Value> ? Value : never;

function networkOfFleet({ teams, everywhere, some }: SomeFleet): Network {
  return networkOf(
    yaml(
      ...NAMES.map((name, index) =>
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name, labels: { ...(teams[index] ? { team: teams[index] } : {}) } },
        }),
      ),
      ...everywhere.flatMap((spec, index) =>
        NAMES.map((name) => policy(`all-${index}`, spec, name)),
      ),
      ...some.map(({ namespace, spec }, index) =>
        namespace === undefined
          ? JSON.stringify({
              apiVersion: 'policy.networking.k8s.io/v1alpha2',
              kind: 'ClusterNetworkPolicy',
              metadata: { name: `some-${index}` },
              spec,
            })
          : policy(`some-${index}`, spec, namespace),
      ),
    ),
  );
}

const kind = (network: Network, name: string): NamespaceKind => ({
  name,
  text: name,
  labels: network.namespaceLabels(name),
});

describe('namespaces for which policies say the same', () => {
  it('are compared once, with the answer of each of them', () => {
    fc.assert(
      fc.property(fleets, fleets, (one, other) => {
        const [before, after] = [networkOfFleet(one), networkOfFleet(other)];
        expect(reachChanges(before, after)).toEqual(
          reachChanges(networkOfFleet(one), networkOfFleet(other), false),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('are few, however many namespaces there are', () => {
    const store = { ipBlock: { cidr: '10.20.0.0/16' } };
    const metrics = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    };
    const names = Array.from({ length: 100 }, (_, index) => `ns-${index}`);
    const network = networkOf(
      yaml(
        ...names.map((name) =>
          policy(
            'border',
            { podSelector: {}, ingress: [{ from: [metrics] }], egress: [{ to: [store] }] },
            name,
          ),
        ),
      ),
    );
    const keys = new MeaningKeys([network], ({ name }) => network.podClasses(name));
    const found = names.flatMap((name) => {
      const own = kind(network, name);
      const monitoring = kind(network, 'monitoring');
      return [
        keys.ofPair(own, own),
        keys.ofPair(own, monitoring),
        keys.ofPair(monitoring, own),
        keys.ofAddresses(own, 'egress'),
      ];
    });
    expect(new Set(found).size).toBe(4);
  });
});
