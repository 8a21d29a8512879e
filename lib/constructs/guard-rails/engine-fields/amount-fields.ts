import type { EngineField } from './engine-field';
import { TRAINING_KINDS } from './training-fields';

/**
 * How many parts one workload may ask for: as many as a StatefulSet may have replicas. Quotas bound what is created, and
 * these operators list all parts in memory before they create the first.
 */
const MOST_PARTS = 1000;

const FEW = {
  must: `must be at most ${MOST_PARTS}`,
  otherwise:
    'the operator lists all of them in memory before it creates the first one, and ends for all tenants',
} as const;

/** CEL for whether an optional amount is small enough. */
const isFew = (amount: string): string => `int(${amount}.orValue(0)) <= ${MOST_PARTS}`;

/** CEL for whether the Jobs of a JobSet are few enough. */
const areFewJobs = (jobs: string): string => `${jobs}.orValue([]).all(j, ${isFew('j.?replicas')})`;

export const AMOUNT_FIELDS: readonly EngineField[] = [
  {
    kinds: ['jobsets.jobset.x-k8s.io'],
    field: 'replicatedJobs[*].replicas',
    ...FEW,
    allowed: areFewJobs('variables.spec.?replicatedJobs'),
    source: 'kubernetes-sigs/jobset v0.11.1, pkg/controllers/jobset_controller.go:776',
  },
  {
    kinds: TRAINING_KINDS,
    field: '*ReplicaSpecs[*].replicas',
    ...FEW,
    allowed:
      "variables.spec.filter(k, k.endsWith('ReplicaSpecs')).all(k, variables.spec[k].all(r, " +
      `${isFew('variables.spec[k][r].?replicas')}))`,
    source:
      'kubeflow/mpi-operator v0.8.0, pkg/controller/mpi_job_controller.go:1329; kubeflow/training-operator v1.9.3, ' +
      'pkg/controller.v1/tensorflow/tensorflow.go:168 and pkg/core/pod.go:49',
  },
  {
    kinds: TRAINING_KINDS.map((kind) => kind.replace('.', '/scale.')),
    field: 'replicas',
    ...FEW,
    allowed: isFew('variables.spec.?replicas'),
    source: 'kubeflow/training-operator v1.9.3, pkg/apis/kubeflow.org/v1 (subresource:scale)',
  },
  {
    kinds: ['trainjobs.trainer.kubeflow.org'],
    field: 'trainer.numNodes',
    ...FEW,
    allowed: isFew('variables.spec.?trainer.?numNodes'),
    source: 'kubeflow/trainer v2.2.0, pkg/runtime/framework/plugins/mpi/mpi.go:307',
  },
  {
    kinds: ['trainingruntimes.trainer.kubeflow.org'],
    field: 'mlPolicy.numNodes and template.spec.replicatedJobs[*].replicas',
    ...FEW,
    allowed: `${isFew('variables.spec.?mlPolicy.?numNodes')} && ${areFewJobs('variables.spec.?template.?spec.?replicatedJobs')}`,
    source: 'kubeflow/trainer v2.2.0, pkg/runtime/core/trainingruntime.go:176',
  },
];
