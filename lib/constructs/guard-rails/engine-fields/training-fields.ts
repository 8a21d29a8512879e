import { texts } from '../cel';
import { type EngineField, QUEUES_AND_PRIORITIES, emptyOrIn } from './engine-field';
import { RAY_KINDS } from './ray-fields';

export const TRAINING_KINDS = [
  'jaxjobs',
  'mpijobs',
  'paddlejobs',
  'pytorchjobs',
  'tfjobs',
  'xgboostjobs',
].map((plural) => `${plural}.kubeflow.org`);
const OPERATOR = 'kubeflow/training-operator v1.9.3, pkg/controller.v1';

/** What engines call themselves, and Kueue's MultiKueue, which sends on only what its own queues admit. */
const MANAGERS = texts([
  '',
  'jobset.sigs.k8s.io/jobset-controller',
  'kubeflow.org/mpi-operator',
  'kubeflow.org/training-operator',
  'kueue.x-k8s.io/multikueue',
  'ray.io/kuberay-operator',
  'sparkoperator.k8s.io/spark-operator',
  'trainer.kubeflow.org/trainjob-controller',
  'workload.codeflare.dev/appwrapper',
]);

export const TRAINING_FIELDS: readonly EngineField[] = [
  {
    kinds: [
      ...RAY_KINDS,
      ...TRAINING_KINDS,
      'appwrappers.workload.codeflare.dev',
      'jobsets.jobset.x-k8s.io',
      'sparkapplications.sparkoperator.k8s.io',
      'trainjobs.trainer.kubeflow.org',
    ],
    field: 'managedBy',
    must: 'must be empty, or name the controller of the engine or MultiKueue',
    otherwise: 'a controller with other rules runs the work, or nobody does',
    allowed:
      `variables.spec.?managedBy.orValue('') in ${MANAGERS} && ` +
      `variables.spec.?runPolicy.?managedBy.orValue('') in ${MANAGERS}`,
    source: `ray-project/kuberay v1.6.0, utils/util.go:737; kubernetes-sigs/jobset v0.11.1, jobset_controller.go:146; ${OPERATOR}/common/job.go:459`,
  },
  {
    kinds: TRAINING_KINDS,
    field: 'runPolicy.schedulingPolicy',
    ...QUEUES_AND_PRIORITIES,
    allowed:
      `${emptyOrIn('variables.spec.?runPolicy.?schedulingPolicy.?queue', 'variables.queues')} && ` +
      emptyOrIn(
        'variables.spec.?runPolicy.?schedulingPolicy.?priorityClass',
        'variables.priorities',
      ),
    source: `${OPERATOR}/common/job.go:249; kubeflow/mpi-operator v0.8.0, pkg/controller/podgroup.go:105`,
  },
  {
    kinds: ['mpijobs.kubeflow.org'],
    field: 'mpiReplicaSpecs.Launcher.template.spec.serviceAccountName',
    must: 'must be empty: the operator makes an account',
    otherwise: 'the operator lets that account open a shell in pods of colleagues',
    allowed:
      "variables.spec.?mpiReplicaSpecs.?Launcher.?template.?spec.?serviceAccountName.orValue('') == ''",
    source: `${OPERATOR}/mpi/mpijob_controller.go:1302`,
  },
];
