import { readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { folderObjects } from '../../../lib/verify/objects/folder-objects';
import { asMap } from '../../../lib/verify/objects/manifest-data';
import type { ManifestObject } from '../../../lib/verify/objects/manifest-objects';
import { Network } from '../../../lib/verify/reach/cluster-network';
import type { PortNames } from '../../../lib/verify/reach/traffic-atom';
import { type AskedPod, type AskedWorld, allProbes } from './asked-world';

const FIXTURES = path.join(__dirname, '../../fixtures');

/** What some engine here decides on. Calico has kinds with the same names. */
const GROUPS = ['networking.k8s.io', 'policy.networking.k8s.io', 'cilium.io'];

/** How many namespaces of a tree have pods, and how many kinds of pods each. */
const NAMESPACES = 5;
const KINDS = 4;

/** Namespaces that policies name, and no tree describes. */
const AROUND = ['kube-system', 'monitoring', 'somebody-else'];

const ADDRESSES = [
  '10.0.0.10',
  '10.20.0.5',
  '10.20.9.5',
  '169.254.169.254',
  '169.254.20.10',
  '192.168.1.1',
  '203.0.113.7',
  '8.8.8.8',
  '2606:4700::1111',
  'fd00:ec2::254',
] as const;

const PORTS = [
  [53, 'UDP'],
  [80, 'TCP'],
  [443, 'TCP'],
  [5000, 'TCP'],
  [8080, 'TCP'],
  [9090, 'TCP'],
] as const;

/** What Cilium knows of some addresses. */
const KNOWN = { '10.0.0.10': ['reserved:kube-apiserver'], '169.254.20.10': ['reserved:host'] };

/** The golden trees that have policies, with pods of every kind that their rules tell apart, in some namespaces each. */
export function goldenWorlds(): AskedWorld[] {
  return readdirSync(FIXTURES)
    .map((name) => ({ name, folder: path.join(FIXTURES, name, 'dist') }))
    .filter(({ folder }) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    .flatMap(({ name, folder }) => {
      const objects = [...folderObjects(folder)];
      return objects.some(isPolicy) ? [goldenWorld(name, objects)] : [];
    });
}

function isPolicy({ group, kind }: ManifestObject): boolean {
  return GROUPS.includes(group) && kind.endsWith('NetworkPolicy');
}

function goldenWorld(name: string, objects: readonly ManifestObject[]): AskedWorld {
  const network = new Network(objects);
  const policies = objects.filter(isPolicy);
  const chosen = [...network.namespaces.slice(0, NAMESPACES), ...AROUND];
  const portNames = namedPorts(policies);
  const pods: AskedPod[] = chosen
    .flatMap((namespace) =>
      network
        .podClasses(namespace)
        .slice(0, KINDS)
        .map(({ labels }) => ({ namespace, labels })),
    )
    .map((pod, index) => ({
      ...pod,
      name: `pod-${index}`,
      ip: `10.244.1.${index + 10}`,
      portNames,
    }));
  const ports = [
    ...PORTS,
    ...Object.values(portNames).map(({ port, protocol }) => [port, protocol] as const),
  ];
  return {
    name,
    namespaces: Object.fromEntries(
      [...new Set([...network.namespaces, ...AROUND])].map((one) => [
        one,
        network.namespaceLabels(one),
      ]),
    ),
    pods,
    known: KNOWN,
    objects: policies.map(({ data }) => data),
    probes: allProbes(pods, ADDRESSES, ports),
  };
}

/** Every name of a port in the rules, with a number that every pod gives it. */
function namedPorts(policies: readonly ManifestObject[]): PortNames {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(collect);
    if (typeof value !== 'object' || value === null) return;
    const { port } = asMap(value);
    if (typeof port === 'string' && /[a-z]/.test(port)) names.add(port);
    Object.values(value).forEach(collect);
  };
  for (const { data } of policies) collect(data);
  return Object.fromEntries(
    [...names].sort().map((name, index) => [name, { protocol: 'TCP', port: 7001 + index }]),
  );
}
