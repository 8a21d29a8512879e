import {
  type ParsedQuantity,
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
} from '../../fleet/values/quantity';
import { type Defect, defect } from '../defect';
import type { FolderFacts, QueueFacts } from '../facts/folder-facts';
import type { NamespaceFacts } from '../facts/namespace-facts';
import type { Invariant } from './invariant';

/** What queues of Kueue keep. */
export const QUEUE_INVARIANTS: readonly Invariant[] = [
  {
    id: 'queues-fit-quotas',
    family: 'queues',
    level: 'error',
    title: 'No queue admits more than the quota of its namespace',
    reason:
      'Kueue admits a workload by its queue, and then the quota refuses its pods: it holds its place in the queue and never starts.',
    source: 'kueue.sigs.k8s.io, Cluster Queue',
    whole: judgeQueues,
  },
  {
    id: 'queues-exist',
    family: 'queues',
    level: 'error',
    title: 'Every LocalQueue leads to a ClusterQueue of the folder',
    reason: 'Work in a LocalQueue without its ClusterQueue waits for ever, and nobody says why.',
    source: 'kueue.sigs.k8s.io, Local Queue',
    whole: judgeMissing,
  },
];

function judgeMissing({ localQueues, clusterQueues }: FolderFacts): Defect[] {
  return localQueues
    .filter(({ clusterQueue }) => !clusterQueues.has(clusterQueue))
    .map(({ object, clusterQueue }) =>
      defect(
        object,
        ['spec', 'clusterQueue'],
        `There is no ClusterQueue ${clusterQueue} in the folder.`,
        'Add the ClusterQueue, or correct its name.',
      ),
    );
}

function judgeQueues(facts: FolderFacts): Defect[] {
  return [...facts.clusterQueues].flatMap(([name, queue]) => {
    const namespaces = new Set(
      facts.localQueues
        .filter(({ clusterQueue }) => clusterQueue === name)
        .map(({ object }) => object.namespace ?? 'default'),
    );
    // A queue of several namespaces may fill each of them in turn.
    if (namespaces.size !== 1) return [];
    const [namespace] = namespaces;
    return judgeQueue(queue, facts.namespace(namespace));
  });
}

function judgeQueue({ object, most }: QueueFacts, { name, quotas }: NamespaceFacts): Defect[] {
  return [...most].flatMap(([resource, amounts]) => {
    const admitted = addQuantities(...amounts.flatMap((text) => parseQuantity(text) ?? []));
    const granted = lowest(
      quotas
        .filter(({ isScoped }) => !isScoped)
        .flatMap(({ keys, amounts: held }) =>
          [`requests.${resource}`, resource]
            .filter((key) => keys.includes(key))
            .map((key) => held.get(key) ?? '0'),
        ),
    );
    if (granted === undefined || compareQuantities(admitted, granted) <= 0) return [];
    return [
      defect(
        object,
        ['spec', 'resourceGroups'],
        `The queue admits up to ${formatQuantity(admitted)} of ${resource}, and the quota of ${name} grants ${formatQuantity(granted)}.`,
        `Raise requests.${resource} in the quota of ${name}, or lower nominalQuota and borrowingLimit.`,
      ),
    ];
  });
}

function lowest(texts: readonly string[]): ParsedQuantity | undefined {
  return texts.flatMap((text) => parseQuantity(text) ?? []).sort(compareQuantities)[0];
}
