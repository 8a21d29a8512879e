import type { FieldCase } from './engines-drafts';

const training = (replicas: number) => ({
  Worker: { replicas, template: { spec: { containers: [] } } },
});

const MANY = 'end the operator with a huge list';
const ENOUGH = 'run as many as a StatefulSet may';

/** More parts than an operator can hold in memory. */
export const AMOUNT_CASES: readonly FieldCase[] = [
  {
    plural: 'jobsets',
    route: 'E70',
    field: '`replicatedJobs[*].replicas` must be at most 1000',
    wrong: { [MANY]: { replicatedJobs: [{ name: 'a' }, { name: 'b', replicas: 1001 }] } },
    right: { [ENOUGH]: { replicatedJobs: [{ name: 'a', replicas: 1000 }, { name: 'b' }] } },
  },
  {
    plural: 'mpijobs',
    route: 'E70',
    field: '`*ReplicaSpecs[*].replicas` must be at most 1000',
    wrong: { [MANY]: { mpiReplicaSpecs: training(2147483647) } },
    right: { [ENOUGH]: { mpiReplicaSpecs: training(1000) } },
  },
  {
    plural: 'tfjobs',
    route: 'E70',
    field: '`*ReplicaSpecs[*].replicas` must be at most 1000',
    wrong: { [MANY]: { tfReplicaSpecs: training(1001) } },
    right: { [ENOUGH]: { tfReplicaSpecs: training(1000) } },
  },
  {
    plural: 'trainjobs',
    route: 'E70',
    field: '`trainer.numNodes` must be at most 1000',
    wrong: { [MANY]: { trainer: { numNodes: 1001 } } },
    right: { [ENOUGH]: { trainer: { numNodes: 1000 } } },
  },
  {
    plural: 'trainingruntimes',
    route: 'E70',
    by: ['admin'],
    field:
      '`mlPolicy.numNodes` and `template.spec.replicatedJobs[*].replicas` must be at most 1000',
    wrong: {
      [MANY]: { mlPolicy: { numNodes: 1001 } },
      'end the operator with a huge list of Jobs': {
        template: { spec: { replicatedJobs: [{ name: 'node', replicas: 1001 }] } },
      },
    },
    right: { [ENOUGH]: { mlPolicy: { numNodes: 1000 } } },
  },
];
