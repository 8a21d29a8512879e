import type { Protocol } from '../../../lib/verify/reach/port-set';
import { type AskedPod, type AskedWorld, allProbes } from './asked-world';
import { RandomChoice } from './random-choice';
import { NAMESPACE_LABELS, randomClusterPolicy, randomPolicy } from './random-policies';

const LABELS: readonly Readonly<Record<string, string>>[] = [
  {},
  { app: 'web', tier: 'front' },
  { app: 'db' },
];

const PORT_NAMES = [
  { http: { protocol: 'TCP', port: 80 }, dns: { protocol: 'UDP', port: 53 } },
  { http: { protocol: 'TCP', port: 8080 }, stream: { protocol: 'SCTP', port: 9000 } },
  {},
] as const;

const ADDRESSES = [
  '203.0.113.7',
  '203.0.113.200',
  '10.1.2.3',
  '192.0.2.1',
  '2001:db8::1',
  '2001:db8:1::1',
] as const;

const PORTS: readonly (readonly [number, Protocol])[] = [
  [53, 'UDP'],
  [80, 'TCP'],
  [8080, 'TCP'],
  [9000, 'SCTP'],
  [9500, 'UDP'],
];

function pods(): AskedPod[] {
  return Object.keys(NAMESPACE_LABELS)
    .flatMap((namespace) => LABELS.map((labels) => ({ namespace, labels })))
    .map((one, index) => ({
      ...one,
      name: `pod-${index}`,
      ip: `10.244.0.${index + 10}`,
      portNames: PORT_NAMES[index % PORT_NAMES.length]!,
    }));
}

/** Pods and random policies about them: those of namespaces alone, or those of the cluster as well. */
export function randomWorld(seed: number, withCluster: boolean): AskedWorld {
  const random = new RandomChoice(seed);
  const all = pods();
  const policies = random
    .list(1, 6, () => 0)
    .map((_, index) => randomPolicy(random, `np-${index}`));
  const cluster = withCluster
    ? random
        .list(1, 4, () => 0)
        .map((_, index) => randomClusterPolicy(random, `cnp-${index}`, 10 * index))
    : [];
  return {
    namespaces: Object.fromEntries(
      Object.entries(NAMESPACE_LABELS).map(([name, labels]) => [
        name,
        { ...labels, 'kubernetes.io/metadata.name': name },
      ]),
    ),
    pods: all,
    known: {},
    objects: [...policies, ...cluster],
    probes: allProbes(all, ADDRESSES, PORTS),
  };
}
