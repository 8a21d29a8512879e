import { Construct } from 'constructs';
import { QUEUE_ENGINES, type QueueScheduler } from '../../../fleet/catalogue/queue-engines';
import { queuedBy } from '../../../plan/ownership';
import { AdmissionPolicy } from '../admission-policy';
import { NEW_PODS } from '../admission-rules';
import { literal, parameter } from '../cel';
import type { StampOptions } from '../creator-stamp';
import { fieldsPolicy } from '../engine-fields/engine-fields';
import { MutatingPolicy } from '../mutating-policy';
import type { AdmissionExpression, Rail } from '../rail';
import { engineMetadata } from './engine-metadata';
import { QUEUE_FIELDS } from './queue-fields';

const QUEUES: AdmissionExpression = { name: 'queues', expression: parameter('queues') };

/** The label that says to KAI in which queue a pod is. Without it, KAI asks other labels, and ends at a queue of its own. */
const KAI_QUEUE = 'kai.scheduler/queue';

/** The annotation by which a pod asks YuniKorn to be evicted last. Its webhook writes `true` on pods without it. */
const ALLOW_PREEMPTION = 'yunikorn.apache.org/allow-preemption';

const KAI_LABEL = `object.metadata.?labels[?'${KAI_QUEUE}'].orValue('')`;

/** What the guard rail `workloadMetadata` demands of new pods for an engine, beside its table of keys. */
const POD_RAILS: Readonly<Record<QueueScheduler, readonly Rail[]>> = {
  // A namespace says to Volcano in which queue its pods are.
  volcano: [],
  kai: [
    {
      rail: 'workloadMetadata',
      rules: NEW_PODS,
      variables: [QUEUES],
      validations: [
        {
          expression: `${KAI_LABEL} in variables.queues`,
          message: 'this pod does not name the queue of its namespace',
          messageExpression: `'pods of this namespace are queued by KAI, and this one names another queue or none. Write the label \`${KAI_QUEUE}: ' + request.namespace + '\` into the metadata of the pod, or of the pod template of what makes it.'`,
        },
      ],
    },
  ],
  yunikorn: [
    {
      rail: 'workloadMetadata',
      rules: NEW_PODS,
      validations: [
        {
          expression: `object.metadata.?annotations[?'${ALLOW_PREEMPTION}'].orValue('true') == 'true'`,
          message: 'this pod asks to keep what it borrows',
          messageExpression: `'this pod asks to be evicted after all others, so that others wait longer for what it borrows from them. Leave the annotation \`${ALLOW_PREEMPTION}\` out.'`,
        },
      ],
    },
  ],
};

const SCHEDULERS: AdmissionExpression = {
  name: 'schedulers',
  expression: parameter('schedulers'),
};

/** What a pod is given that says nothing: the scheduler of the engine, and for KAI the label of its queue. */
const LACKING = {
  scheduler:
    "object.spec.?schedulerName.orValue('default-scheduler') == 'default-scheduler' && " +
    "size(variables.schedulers) > 0 && !variables.schedulers.exists(s, s in ['default-scheduler', '*'])",
  label: `${KAI_LABEL} == ''`,
} as const;

/** Props of QueuedPods. */
export interface QueuedPodsProps extends Pick<StampOptions, 'kinds'> {
  readonly engine: QueueScheduler;
  /** Whether the API servers can change pods. */
  readonly mutation: boolean;
}

/**
 * The policies of namespaces whose work is queued by a scheduler of its own: work is in the queue of its namespace, by
 * whatever label, field or application it would be in another one, and nothing delays that others get back what is theirs.
 * Which schedulers pods may name is judged with all other pods.
 */
export class QueuedPods extends Construct {
  constructor(scope: Construct, id: string, { engine, kinds, mutation }: QueuedPodsProps) {
    super(scope, id);
    const match = { namespaceLabels: queuedBy(engine) };
    const rails = railsOf(engine, kinds);
    if (rails.length > 0) {
      new AdmissionPolicy(this, 'Work', { name: 'queued-work', rails, match });
    }
    const fields = QUEUE_FIELDS[engine];
    if (fields.length > 0) {
      const policy = fieldsPolicy('queued-fields', fields, [QUEUES]);
      new AdmissionPolicy(this, 'Fields', { ...policy, match });
    }
    if (mutation) this.complete(engine);
  }

  /** Changes pods that say neither a scheduler nor a queue. */
  private complete(engine: QueueScheduler): void {
    const scheduler = literal(QUEUE_ENGINES[engine].scheduler);
    const ofScheduler = `JSONPatch{op: 'add', path: '/spec/schedulerName', value: ${scheduler}}`;
    const ofLabel =
      `has(object.metadata.labels) ? ` +
      `JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('${KAI_QUEUE}'), value: request.namespace} : ` +
      `JSONPatch{op: 'add', path: '/metadata/labels', value: {'${KAI_QUEUE}': request.namespace}}`;
    const isKai = engine === 'kai';
    new MutatingPolicy(this, 'Pods', {
      name: 'queued-pods',
      rail: 'podScheduling',
      rules: NEW_PODS,
      namespaceLabels: queuedBy(engine),
      variables: [SCHEDULERS],
      patches: {
        each: isKai ? "['scheduler', 'label']" : "['scheduler']",
        where: isKai
          ? `(p == 'scheduler' ? ${LACKING.scheduler} : ${LACKING.label})`
          : LACKING.scheduler,
        patch: isKai ? `p == 'scheduler' ? ${ofScheduler} : ${ofLabel}` : ofScheduler,
      },
    });
  }
}

function railsOf(engine: QueueScheduler, kinds: QueuedPodsProps['kinds']): Rail[] {
  const { metadata } = QUEUE_ENGINES[engine];
  const judged = metadata.length === 0 ? [] : [engineMetadata(kinds, metadata)];
  return [...judged, ...POD_RAILS[engine]];
}
