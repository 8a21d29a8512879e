import type { HarmlessValue, MetadataKeys } from '../../../fleet/catalogue/metadata-family';
import { matchesKey } from './metadata-keys';

const OWN = "request.namespace + '/'";

/**
 * CEL for whether the networks of a value are all of the namespace. Multus reads a list of `name`, or `namespace/name`,
 * or JSON as soon as one of three signs is in it. In JSON, keys are found whatever their case, and may be escaped.
 */
const OWN_NETWORKS =
  "(v.matches('[\\\\[{\"]') ? !v.contains('\\\\') && " +
  "size(v.findAll('(?i)namespace')) == size(v.findAll('(?i)\"namespace\"\\\\s*:\\\\s*\"' + request.namespace + '\"')) : " +
  `v.split(',').all(n, !n.contains('/') || n.trim().startsWith(${OWN})))`;

/** CEL for whether a value `v` is harmless, by the word of the catalogue. */
const HARMLESS: Readonly<Record<HarmlessValue, string>> = {
  true: "v == 'true'",
  false: "v == 'false'",
  queue: "v in [''] + variables.queues",
  queueOfAnyScheduler:
    "(v in [''] + variables.queues || variables.namedSchedulers.all(s, s == 'default-scheduler'))",
  queuePriority: "v in [''] + variables.queuePriorities",
  priority: "v in [''] + variables.priorities",
  ownNamespace: 'v == request.namespace',
  ownNamespacePrefix: "v.startsWith(request.namespace + '-')",
  ownNetworks: OWN_NETWORKS,
  ownReference: `(!v.contains('/') || v.startsWith(${OWN}))`,
  // A template says it too, because the engine writes it there.
  owned: 'variables.owned',
  // A namespace has no dot in its name. Of the others, YuniKorn makes one for each namespace, and one for each pod.
  ownApplication:
    "(v.startsWith(request.namespace + '.') || v == 'yunikorn-' + request.namespace + '-autogen' || v.endsWith('-uniqueautogen'))",
  sparkApplication: "v.matches('^spark-[0-9a-f]{32}$')",
  ownUid: "(variables.kind == 'jobs.batch' && v == string(dyn(object).metadata.?uid.orValue('')))",
};

/** CEL for whether a key `k` with a value `v` needs no grant, whatever it may do with another value. */
export function isHarmless(rows: readonly MetadataKeys[]): string {
  const tests = rows
    .flatMap(({ keys, harmless }) =>
      harmless === undefined ? [] : [`(${matchesKey('k', keys)}) && ${HARMLESS[harmless]}`],
    )
    .map((test) => `(${test})`);
  return tests.length === 0 ? 'false' : tests.join(' || ');
}
