import { Construct } from 'constructs';
import { allKinds } from '../../fleet/catalogue/all-kinds';
import {
  KUEUE_TURNS,
  KUEUE_WORK,
  type KueueWork,
  QUEUE_LABEL,
} from '../../fleet/catalogue/kueue-work';
import type { NamespacedKind } from '../../fleet/catalogue/namespaced-kind';
import { queuedBy } from '../../plan/ownership';
import { LOCAL_QUEUE } from '../../plan/queues/kueue-names';
import { AdmissionPolicy } from './admission-policy';
import { rulesByGroup } from './admission-rules';
import { containersOf, parameter } from './cel';
import { CALLER, type StampOptions, byPeople, isWritten } from './creator-stamp';
import type { AdmissionExpression, Rail } from './rail';
import { templatesIn } from './workload-metadata/metadata-places';
import { metadataRail } from './workload-metadata/metadata-rail';

const LABEL = `dyn(object).metadata.?labels[?'${QUEUE_LABEL}'].orValue('')`;

/** What a person changes who could take work out of its queue: its labels, and whether it is suspended. */
const CHANGES: AdmissionExpression = {
  name: 'is-new-or-changed',
  expression:
    "request.operation == 'CREATE' || dyn(object).metadata.?labels != dyn(oldObject).metadata.?labels || " +
    'dyn(object).?spec != dyn(oldObject).?spec',
};

const QUEUES: AdmissionExpression = {
  name: 'ownQueues',
  expression: `['${LOCAL_QUEUE}'] + ${parameter('queues')}`,
};

const IN_A_QUEUE = `variables.label in variables.ownQueues`;

const MESSAGE =
  "'work of this namespace is queued by Kueue, and this one names ' + " +
  "(variables.label == '' ? 'no queue' : 'the queue ' + variables.label + ', which the namespace does not have') + " +
  `'. Write the label \`${QUEUE_LABEL}: ${LOCAL_QUEUE}\` into its metadata.'`;

/** Work that runs to its end names a queue of its namespace, and templates name priorities that pods may have. */
function jobsRail(options: StampOptions, kinds: readonly NamespacedKind[]): Rail {
  return {
    rail: 'workloadMetadata',
    rules: rulesByGroup(kinds, ['CREATE', 'UPDATE']),
    matchConditions: [...byPeople(options), CHANGES],
    variables: [
      ...CALLER,
      QUEUES,
      { name: 'label', expression: LABEL },
      { name: 'priorities', expression: parameter('priority-classes') },
    ],
    validations: [
      {
        expression: IN_A_QUEUE,
        unless: 'variables.operator',
        message: 'this work names no queue of its namespace',
        messageExpression: MESSAGE,
      },
      {
        expression: `${templatesIn('object', kinds)}.all(l, l.all(t, t.?priorityClassName.orValue('') in [''] + variables.priorities))`,
        unless: 'variables.operator',
        message: 'this work names a priority class that its pods may not have',
        messageExpression:
          "'Kueue lets work go first by the priority class of its pods, and this one names a class that was not granted. Name one of: ' + (size(variables.priorities) == 0 ? 'none' : variables.priorities.join(', ')) + '.'",
      },
    ],
  };
}

const SPEC = "(variables.kind == 'pods' ? dyn(object).spec : dyn(object).spec.template.spec)";

const ASKS_FOR_DEVICES =
  "variables.containers.exists(c, c.?resources.?limits.orValue({}).exists(k, k in variables.accelerators && string(c.resources.limits[k]) != '0')) || " +
  'size(variables.pod.?resourceClaims.orValue([])) > 0';

/** What runs for as long as somebody wants it to names a queue where it asks for devices. */
function servicesRail(options: StampOptions, kinds: readonly KueueWork[]): Rail {
  return {
    rail: 'workloadMetadata',
    rules: [
      ...rulesByGroup(
        kinds.filter(({ group }) => group === ''),
        ['CREATE'],
      ),
      ...rulesByGroup(
        kinds.filter(({ group }) => group !== ''),
        ['CREATE', 'UPDATE'],
      ),
    ],
    matchConditions: [...byPeople(options), CHANGES],
    variables: [
      ...CALLER,
      QUEUES,
      { name: 'label', expression: LABEL },
      { name: 'pod', expression: SPEC },
      { name: 'containers', expression: containersOf('variables.pod') },
      { name: 'accelerators', expression: parameter('accelerators') },
    ],
    validations: [
      {
        expression: `${IN_A_QUEUE} || !(${ASKS_FOR_DEVICES})`,
        unless: 'variables.operator',
        message: 'this work asks for devices and names no queue of its namespace',
        messageExpression: MESSAGE,
      },
    ],
  };
}

/**
 * The policies of namespaces whose work Kueue queues: work names a queue of its namespace, and nothing puts it before that of
 * others.
 *
 * Kueue gives work that names no queue the one called `default`, so that this is seldom refused. What controllers make for a
 * workload is spared: the workload was judged.
 */
export class QueuedJobs extends Construct {
  constructor(scope: Construct, id: string, options: StampOptions) {
    super(scope, id);
    const match = { namespaceLabels: queuedBy('kueue') };
    const kinds = allKinds(options.kinds).filter(isWritten);
    const jobs = kinds.filter(({ group, resource }) =>
      KUEUE_WORK.some(
        (work) => work.group === group && work.resource === resource && work.isService !== true,
      ),
    );
    const services = KUEUE_WORK.filter(({ isService }) => isService === true);
    new AdmissionPolicy(this, 'Jobs', {
      name: 'queued-jobs',
      rails: [jobsRail(options, jobs)],
      match,
    });
    new AdmissionPolicy(this, 'Services', {
      name: 'queued-services',
      rails: [servicesRail(options, services)],
      match,
    });
    const judged = [...jobs, ...services];
    new AdmissionPolicy(this, 'Turns', {
      name: 'queue-turns',
      rails: [
        metadataRail(rulesByGroup(judged, ['CREATE', 'UPDATE']), {
          kinds: jobs,
          families: [KUEUE_TURNS],
        }),
      ],
      match,
    });
  }
}
