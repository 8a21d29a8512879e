import type { MetadataFamily, MetadataKeys } from '../../../fleet/catalogue/metadata-family';
import { WORKLOAD_METADATA } from '../../../fleet/catalogue/metadata-table';
import type { NamespacedKind } from '../../../fleet/catalogue/namespaced-kind';
import type { AdmissionRule, AdmissionValidation, Rail } from '../rail';
import { literal, parameter, texts } from '../cel';
import { CALLER, NOT_KUBERNETES_ITSELF } from '../creator-stamp';
import { matchesKey } from './metadata-keys';
import { metadataIn } from './metadata-places';
import { isHarmless } from './metadata-values';
import { ORDINARY_KEYS } from './ordinary-keys';

/** Between items that are joined to one text, because older servers cannot make one list of nested lists. */
const BETWEEN = "'\\u001f'";

const WORKLOADS: readonly MetadataFamily[] = Object.values(WORKLOAD_METADATA);
const keysOf = ({ rows }: MetadataFamily): string[] => rows.flatMap(({ keys }) => [...keys]);

const ALL_KEYS = WORKLOADS.flatMap(keysOf);

const KEY = "e.split('=')[0]";

/** Keys that controllers of Kubernetes write on every pod that they make. */
const OF_KUBERNETES = WORKLOADS.filter((family) => family.isWrittenByKubernetes === true).flatMap(
  keysOf,
);

/** CEL for whether a pod has no key that somebody would have to grant. */
const IS_PLAIN_POD = ['labels', 'annotations']
  .map(
    (part) =>
      `object.metadata.?${part}.orValue({}).all(k, k in ${texts(ORDINARY_KEYS)} || ` +
      `(k in ${texts(OF_KUBERNETES)} ? variables.kubernetes : !(${matchesKey('k', ALL_KEYS)})))`,
  )
  .join(' && ');

/**
 * CEL for whether a pod is one of a workload that Kueue holds as a whole: it finds those of a StatefulSet by their owner, and
 * those of a ReplicaSet by a label that its webhook writes into the template. Anybody may name an owner in a pod, so that
 * only what Kubernetes itself makes counts.
 *
 * Source: kubernetes-sigs/kueue v0.18.2, pkg/controller/jobs/deployment/deployment_webhook.go:81 and
 * statefulset/statefulset_reconciler.go:411.
 */
const OF_QUEUED_WORK =
  "variables.kind != 'pods' || (variables.kubernetes && " +
  "dyn(object).metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) && (o.kind == 'StatefulSet' || " +
  "(o.kind == 'ReplicaSet' && dyn(object).metadata.?labels[?'kueue.x-k8s.io/managed'].orValue('') == 'true'))))";

/** What is judged in which kinds. */
export interface JudgedMetadata {
  /** Kinds whose templates are judged as well. */
  readonly kinds: readonly NamespacedKind[];
  /** @default - what means something on workloads */
  readonly families?: readonly MetadataFamily[];
  /** What a message calls the object. @default "workload" */
  readonly noun?: string;
}

/** What the guard rail `workloadMetadata` demands of some requests. */
export function metadataRail(
  rules: readonly AdmissionRule[],
  { kinds, families = WORKLOADS, noun = 'workload' }: JudgedMetadata,
): Rail {
  const rowsOfAll = families.flatMap(({ rows }) => rows);
  return {
    rail: 'workloadMetadata',
    rules,
    matchConditions: [
      {
        name: 'changes-metadata',
        expression:
          "request.operation == 'CREATE' || " +
          "['labels', 'annotations'].exists(part, dyn(object).metadata[?part] != dyn(oldObject).metadata[?part])" +
          (kinds.length === 0 ? '' : ' || dyn(object).?spec != dyn(oldObject).?spec'),
      },
      {
        name: 'made-or-not-by-kubernetes-itself',
        expression: `request.operation == 'CREATE' || (${NOT_KUBERNETES_ITSELF})`,
      },
    ],
    variables: [
      ...CALLER,
      { name: 'grantedMetadata', expression: parameter('metadata') },
      { name: 'queues', expression: parameter('queues') },
      { name: 'queuePriorities', expression: parameter('queue-priorities') },
      { name: 'priorities', expression: parameter('priority-classes') },
      { name: 'namedSchedulers', expression: parameter('schedulers') },
      { name: 'kubernetes', expression: `!(${NOT_KUBERNETES_ITSELF})` },
      { name: 'owned', expression: OF_QUEUED_WORK },
      { name: 'metadataGiven', expression: entriesIn(metadataIn('object', kinds), rowsOfAll) },
      {
        name: 'metadataBefore',
        expression: `request.operation == 'CREATE' || size(variables.metadataGiven) == 0 ? [] : ${entriesIn(metadataIn('oldObject', kinds), rowsOfAll)}`,
      },
      {
        name: 'metadataRefused',
        expression: 'variables.metadataGiven.filter(e, !(e in variables.metadataBefore))',
      },
      {
        // Schedulers, networks and drivers, which write on pods of all namespaces what they decided.
        name: 'agent',
        expression:
          "variables.kind == 'pods' && request.operation == 'UPDATE' && variables.operator",
      },
    ],
    plain: kinds.length === 0 && families === WORKLOADS ? IS_PLAIN_POD : undefined,
    validations: families.map((family) => validationOf(family, noun)),
  };
}

/** CEL for a list of `key=value` for everything in lists of metadata that somebody would have to grant. */
function entriesIn(lists: string, rows: readonly MetadataKeys[]): string {
  const entries =
    `[m.?labels.orValue({}), m.?annotations.orValue({})].map(a, a.filter(k, (${matchesKey(
      'k',
      rows.flatMap(({ keys }) => [...keys]),
    )}) && ` +
    "!variables.grantedMetadata.exists(g, g == k || (g.endsWith('*') && k.startsWith(g.substring(0, size(g) - 1)))) && " +
    `!([string(a[k])].exists(v, ${isHarmless(rows)}))).map(k, k + '=' + string(a[k])).join(${BETWEEN}))`;
  const joined = `${lists}.map(l, l.map(m, ${entries}.join(${BETWEEN})).join(${BETWEEN})).join(${BETWEEN})`;
  return `(${joined}).split(${BETWEEN}).filter(e, e != '')`;
}

function validationOf(family: MetadataFamily, noun: string): AdmissionValidation {
  const { does, grantedBy, instead } = family;
  const { isWrittenByAgents, isWrittenByKubernetes, isWrittenByOperators } = family;
  const isOfFamily = `[${KEY}].exists(k, ${matchesKey('k', keysOf(family))})`;
  const excepted = [
    ...(isWrittenByOperators === true ? ['variables.operator'] : []),
    ...(isWrittenByKubernetes === true ? ['variables.kubernetes'] : []),
  ];
  const fix =
    instead ??
    (grantedBy === undefined
      ? 'Leave it out: controllers write it.'
      : `Leave it out, or ask your platform team to list it under \`${grantedBy}\`.`);
  return {
    ...(isWrittenByAgents === true ? { unless: 'variables.agent' } : {}),
    expression: [...excepted, `!variables.metadataRefused.exists(e, ${isOfFamily})`].join(' || '),
    message: `a label or an annotation ${does}`,
    messageExpression:
      `'the label or annotation ' + variables.metadataRefused.filter(e, ${isOfFamily}).map(e, ${KEY})[0] + ` +
      literal(` of this ${noun} ${does}. ${fix}`),
  };
}
