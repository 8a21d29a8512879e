import { asText, valueAt } from '../../../verify/objects/manifest-data';
import {
  type AdoptNote,
  type AdoptedNamespace,
  noteTaker,
  objectsOfKind,
} from '../adopted-namespace';

/** Says what operators have in a namespace that the entry does not state: queues, and policies of another engine. */
export function operatorNotes(namespace: AdoptedNamespace): readonly AdoptNote[] {
  return [...queueNotes(namespace), ...policyNotes(namespace)];
}

function queueNotes(namespace: AdoptedNamespace): readonly AdoptNote[] {
  const { notes, note } = noteTaker(namespace.name, 'queues');
  const workloads = objectsOfKind(namespace, 'Workload');
  for (const { name, data } of objectsOfKind(namespace, 'LocalQueue')) {
    const own = workloads.filter((one) => asText(valueAt(one.data, 'spec.queueName')) === name);
    note(
      'lost',
      `Kueue's queue ${name}, of ClusterQueue ${asText(valueAt(data, 'spec.clusterQueue'))}, with ${own.length} ${own.length === 1 ? 'workload' : 'workloads'}. It stays as it is, and the entry states no queue: \`platform.queueing\` and \`queue\` give tenants queues of ours. Let the old one run empty first.`,
    );
  }
  return notes;
}

function policyNotes(namespace: AdoptedNamespace): readonly AdoptNote[] {
  const { notes, note } = noteTaker(namespace.name, 'network');
  const names = objectsOfKind(namespace, 'CiliumNetworkPolicy').map(({ name }) => name);
  if (names.length > 0) {
    note(
      'lost',
      `The policies of Cilium (${names.sort().join(', ')}) stay and go on counting beside ours. The entry states nothing of what they open, close or refuse.`,
    );
  }
  return notes;
}
