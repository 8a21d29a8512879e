import { Construct } from 'constructs';
import { allKinds } from '../../../fleet/catalogue/all-kinds';
import type { MetadataFamily } from '../../../fleet/catalogue/metadata-family';
import { WORKLOAD_METADATA } from '../../../fleet/catalogue/metadata-table';
import {
  AdmissionPolicy,
  type AdmissionPolicyProps,
  type AdmissionValidation,
} from '../admission-policy';
import { literal, parameter } from '../cel';
import { CALLER, NOT_KUBERNETES_ITSELF, type StampOptions, rulesFor } from '../creator-stamp';
import { matchesKey } from './metadata-keys';
import { metadataIn } from './metadata-places';
import { isHarmless } from './metadata-values';

/** Between items that are joined to one text, because older servers cannot make one list of nested lists. */
const BETWEEN = "'\\u001f'";

const FAMILIES: readonly MetadataFamily[] = Object.values(WORKLOAD_METADATA);
const ROWS = FAMILIES.flatMap(({ rows }) => rows);
const keysOf = ({ rows }: MetadataFamily): string[] => rows.flatMap(({ keys }) => [...keys]);

/**
 * The guard rail `workloadMetadata`: labels and annotations of pods, templates and workloads that mean something to a
 * scheduler, a network, a runtime or another program of the platform are there only where somebody granted them.
 *
 * Everybody who makes something is judged: controllers and operators copy to pods what people wrote into templates. On
 * what exists, only keys and values that change are judged.
 */
export class WorkloadMetadata extends Construct {
  constructor(scope: Construct, id: string, options: StampOptions) {
    super(scope, id);
    new AdmissionPolicy(this, 'Metadata', workloadMetadataPolicy(options));
  }
}

function workloadMetadataPolicy(options: StampOptions): AdmissionPolicyProps {
  const kinds = allKinds(options.kinds);
  return {
    name: 'workload-metadata',
    rail: 'workloadMetadata',
    rules: rulesFor(
      options,
      ['CREATE', 'UPDATE'],
      ({ metadataParts = [] }) => metadataParts.length > 0,
    ),
    matchConditions: [
      {
        name: 'changes-metadata',
        expression:
          "request.operation == 'CREATE' || " +
          "['labels', 'annotations'].exists(part, dyn(object).metadata[?part] != dyn(oldObject).metadata[?part]) || " +
          "(request.resource.resource != 'pods' && dyn(object).?spec != dyn(oldObject).?spec)",
      },
      {
        name: 'made-or-not-by-kubernetes-itself',
        expression: `request.operation == 'CREATE' || (${NOT_KUBERNETES_ITSELF})`,
      },
    ],
    variables: [
      ...CALLER,
      { name: 'granted', expression: parameter('metadata') },
      { name: 'queues', expression: parameter('queues') },
      { name: 'queuePriorities', expression: parameter('queue-priorities') },
      { name: 'priorities', expression: parameter('priority-classes') },
      { name: 'schedulers', expression: parameter('schedulers') },
      {
        name: 'owned',
        expression:
          "variables.kind != 'pods' || " +
          "object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) && o.kind != 'ReplicaSet')",
      },
      { name: 'given', expression: entriesIn(metadataIn('object', kinds)) },
      {
        name: 'before',
        expression: `request.operation == 'CREATE' || size(variables.given) == 0 ? [] : ${entriesIn(metadataIn('oldObject', kinds))}`,
      },
      { name: 'refused', expression: 'variables.given.filter(e, !(e in variables.before))' },
      {
        // Schedulers, networks and drivers, which write on pods of all namespaces what they decided.
        name: 'agent',
        expression:
          "variables.kind == 'pods' && request.operation == 'UPDATE' && variables.operator",
      },
      { name: 'kubernetes', expression: `!(${NOT_KUBERNETES_ITSELF})` },
    ],
    validations: FAMILIES.map(validationOf),
  };
}

/** CEL for a list of `key=value` for everything in lists of metadata that somebody would have to grant. */
function entriesIn(lists: string): string {
  const entries =
    `[m.?labels.orValue({}), m.?annotations.orValue({})].map(a, a.filter(k, (${matchesKey(
      'k',
      ROWS.flatMap(({ keys }) => [...keys]),
    )}) && ` +
    "!variables.granted.exists(g, g == k || (g.endsWith('*') && k.startsWith(g.substring(0, size(g) - 1)))) && " +
    `!([string(a[k])].exists(v, ${isHarmless(ROWS)}))).map(k, k + '=' + string(a[k])).join(${BETWEEN}))`;
  const joined = `${lists}.map(l, l.map(m, ${entries}.join(${BETWEEN})).join(${BETWEEN})).join(${BETWEEN})`;
  return `(${joined}).split(${BETWEEN}).filter(e, e != '')`;
}

const KEY = "e.split('=')[0]";

function validationOf(family: MetadataFamily): AdmissionValidation {
  const { does, grantedBy, isWrittenByAgents, isWrittenByKubernetes } = family;
  const isOfFamily = `[${KEY}].exists(k, ${matchesKey('k', keysOf(family))})`;
  const excepted = [
    ...(isWrittenByAgents === true ? ['variables.agent'] : []),
    ...(isWrittenByKubernetes === true ? ['variables.kubernetes'] : []),
  ];
  const fix =
    grantedBy === undefined
      ? 'Leave it out: controllers write it.'
      : `Leave it out, or ask your platform team to list it under \`${grantedBy}\`.`;
  return {
    expression: [...excepted, `!variables.refused.exists(e, ${isOfFamily})`].join(' || '),
    message: `a label or an annotation ${does}`,
    messageExpression:
      `'the label or annotation ' + variables.refused.filter(e, ${isOfFamily}).map(e, ${KEY})[0] + ` +
      literal(` of this workload ${does}. ${fix}`),
  };
}
