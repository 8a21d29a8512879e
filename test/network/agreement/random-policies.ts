import type { RandomChoice } from './random-choice';

/** What random policies are about. */
export const NAMESPACE_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { team: 'blue', stage: 'prod' },
  b: { team: 'red' },
  c: {},
  d: { team: 'blue', stage: 'dev' },
};
const NAMES = Object.keys(NAMESPACE_LABELS);
const POD_LABELS: Readonly<Record<string, readonly string[]>> = {
  app: ['web', 'db'],
  tier: ['front', 'back'],
};
const RANGES: readonly (readonly [cidr: string, except: readonly string[]])[] = [
  ['0.0.0.0/0', ['10.0.0.0/8', '203.0.113.0/25']],
  ['10.0.0.0/8', ['10.244.0.0/24', '10.1.0.0/16']],
  ['10.244.0.0/16', ['10.244.0.12/30', '10.244.0.16/32']],
  ['203.0.113.0/24', ['203.0.113.7/32']],
  ['2001:db8::/32', ['2001:db8:1::/48']],
  ['::/0', ['fd00::/8']],
];
const PORT_NAMES = ['http', 'dns', 'stream'] as const;
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
const PORTS = [53, 80, 443, 8080, 9000] as const;

function selector(
  random: RandomChoice,
  labels: Readonly<Record<string, readonly string[]>>,
): object {
  if (random.percent(25)) return {};
  const [key, values] = random.of(Object.entries(labels));
  if (random.percent(40)) return { matchLabels: { [key]: random.of(values) } };
  const operator = random.of(['In', 'NotIn', 'Exists', 'DoesNotExist']);
  const list = operator.endsWith('In') ? { values: random.some(values, 2) } : {};
  const expression = { key, operator, ...list };
  if (random.percent(70)) return { matchExpressions: [expression] };
  const [other, its] = random.of(Object.entries(labels));
  return { matchLabels: { [other]: random.of(its) }, matchExpressions: [expression] };
}

export function podSelector(random: RandomChoice): object {
  return selector(random, POD_LABELS);
}

export function namespaceSelector(random: RandomChoice): object {
  return selector(random, {
    team: ['blue', 'red'],
    stage: ['prod', 'dev'],
    'kubernetes.io/metadata.name': NAMES,
  });
}

function peer(random: RandomChoice): object {
  switch (random.below(4)) {
    case 0: {
      const [cidr, all] = random.of(RANGES);
      return { ipBlock: { cidr, ...(random.percent(60) ? { except: random.some(all, 2) } : {}) } };
    }
    case 1:
      return { podSelector: podSelector(random) };
    case 2:
      return { namespaceSelector: namespaceSelector(random) };
    default:
      return { namespaceSelector: namespaceSelector(random), podSelector: podSelector(random) };
  }
}

function port(random: RandomChoice): object {
  const protocol = random.percent(30) ? {} : { protocol: random.of(PROTOCOLS) };
  switch (random.below(5)) {
    case 0:
      return protocol;
    case 1: {
      const start = random.of(PORTS);
      return { ...protocol, port: start, endPort: start + random.below(1000) };
    }
    case 2:
      return { ...protocol, port: random.of(PORT_NAMES) };
    default:
      return { ...protocol, port: random.of(PORTS) };
  }
}

function rule(random: RandomChoice, key: 'from' | 'to'): object {
  return {
    ...(random.percent(85) ? { [key]: random.list(1, 2, () => peer(random)) } : {}),
    ...(random.percent(70) ? { ports: random.list(1, 3, () => port(random)) } : {}),
  };
}

/** A NetworkPolicy with any of the features of the API. */
export function randomPolicy(random: RandomChoice, name: string): object {
  const types = random.of([undefined, ['Ingress'], ['Egress'], ['Ingress', 'Egress']]);
  const rules = (key: 'from' | 'to'): object[] => random.list(0, 3, () => rule(random, key));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: random.of(NAMES) },
    spec: {
      podSelector: podSelector(random),
      ...(types === undefined ? {} : { policyTypes: types }),
      ...(random.percent(75) ? { ingress: rules('from') } : {}),
      ...(random.percent(75) ? { egress: rules('to') } : {}),
    },
  };
}

function podsPeer(random: RandomChoice): object {
  return random.percent(50)
    ? { namespaces: namespaceSelector(random) }
    : {
        pods: { namespaceSelector: namespaceSelector(random), podSelector: podSelector(random) },
      };
}

function protocol(random: RandomChoice, mayName: boolean): object {
  if (mayName && random.percent(20)) return { destinationNamedPort: random.of(PORT_NAMES) };
  const start = random.of(PORTS);
  const ports = random.of([
    {},
    { destinationPort: { number: start } },
    { destinationPort: { range: { start, end: start + 1 + random.below(1000) } } },
  ]);
  return { [random.of(PROTOCOLS).toLowerCase()]: ports };
}

function clusterRule(random: RandomChoice, key: 'from' | 'to'): object {
  const isNetwork = key === 'to' && random.percent(35);
  const peers = isNetwork
    ? [{ networks: random.some(RANGES, 2).map(([cidr]) => cidr) }]
    : random.list(1, 2, () => podsPeer(random));
  return {
    action: random.of(['Accept', 'Deny', 'Pass']),
    [key]: peers,
    ...(random.percent(60)
      ? { protocols: random.list(1, 2, () => protocol(random, !isNetwork)) }
      : {}),
  };
}

/** A ClusterNetworkPolicy. Two of one tier and priority have no order, so the caller gives the priority. */
export function randomClusterPolicy(random: RandomChoice, name: string, priority: number): object {
  const rules = (key: 'from' | 'to'): object[] => random.list(0, 3, () => clusterRule(random, key));
  return {
    apiVersion: 'policy.networking.k8s.io/v1beta1',
    kind: 'ClusterNetworkPolicy',
    metadata: { name },
    spec: {
      tier: random.of(['Admin', 'Baseline']),
      priority,
      subject: podsPeer(random),
      ingress: rules('from'),
      egress: rules('to'),
    },
  };
}
