import { kindOfObject } from '../../../lib/review/fit/kind-of-object';
import { readObjects } from '../../../lib/verify/objects/manifest-objects';
import { podsOf } from '../../../lib/review/fit/written-pods';

const POD = '{spec: {containers: [{name: main, image: app}]}}';

function podsIn(text: string) {
  const [object] = readObjects(text, 'manifest.yaml');
  const { plural, entry } = kindOfObject(object!, []);
  const { groups, notes } = podsOf(object!, plural, entry);
  return { pods: groups.map(({ place, count }) => `${place} × ${count}`), notes };
}

function manifest(apiVersion: string, kind: string, spec: string): string {
  return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a}, spec: ${spec}}`;
}

describe('the pods that an object makes at once', () => {
  test.each([
    ['v1', 'Pod', '{containers: [{name: main}]}', ['spec × 1']],
    ['apps/v1', 'Deployment', `{template: ${POD}}`, ['spec.template × 1']],
    ['apps/v1', 'Deployment', `{replicas: 0, template: ${POD}}`, ['spec.template × 0']],
    ['apps/v1', 'StatefulSet', `{replicas: 3, template: ${POD}}`, ['spec.template × 3']],
    ['apps/v1', 'ReplicaSet', `{replicas: 2, template: ${POD}}`, ['spec.template × 2']],
    ['batch/v1', 'Job', `{completions: 5, template: ${POD}}`, ['spec.template × 1']],
    ['batch/v1', 'Job', `{parallelism: 4, template: ${POD}}`, ['spec.template × 4']],
    [
      'batch/v1',
      'Job',
      `{parallelism: 4, completions: 3, template: ${POD}}`,
      ['spec.template × 3'],
    ],
    [
      'batch/v1',
      'CronJob',
      `{jobTemplate: {spec: {parallelism: 2, template: ${POD}}}}`,
      ['spec.jobTemplate.spec.template × 2'],
    ],
    [
      'jobset.x-k8s.io/v1alpha2',
      'JobSet',
      `{replicatedJobs: [{name: w, replicas: 2, template: {spec: {parallelism: 3, template: ${POD}}}}, {name: d, template: {spec: {template: ${POD}}}}]}`,
      [
        'spec.replicatedJobs[0].template.spec.template × 6',
        'spec.replicatedJobs[1].template.spec.template × 1',
      ],
    ],
    [
      'leaderworkerset.x-k8s.io/v1',
      'LeaderWorkerSet',
      `{replicas: 2, leaderWorkerTemplate: {size: 4, leaderTemplate: ${POD}, workerTemplate: ${POD}}}`,
      [
        'spec.leaderWorkerTemplate.leaderTemplate × 2',
        'spec.leaderWorkerTemplate.workerTemplate × 6',
      ],
    ],
    [
      'leaderworkerset.x-k8s.io/v1',
      'LeaderWorkerSet',
      `{leaderWorkerTemplate: {size: 4, workerTemplate: ${POD}}}`,
      ['spec.leaderWorkerTemplate.workerTemplate × 4'],
    ],
    [
      'kubeflow.org/v1',
      'PyTorchJob',
      `{pytorchReplicaSpecs: {Master: {template: ${POD}}, Worker: {replicas: 7, template: ${POD}}}}`,
      [
        'spec.pytorchReplicaSpecs.Master.template × 1',
        'spec.pytorchReplicaSpecs.Worker.template × 7',
      ],
    ],
    [
      'kubeflow.org/v2beta1',
      'MPIJob',
      `{mpiReplicaSpecs: {Launcher: {template: ${POD}}, Worker: {replicas: 2, template: ${POD}}}}`,
      ['spec.mpiReplicaSpecs.Launcher.template × 1', 'spec.mpiReplicaSpecs.Worker.template × 2'],
    ],
    ['kubeflow.org/v1', 'Notebook', `{template: ${POD}}`, ['spec.template × 1']],
    [
      'ray.io/v1',
      'RayCluster',
      `{headGroupSpec: {template: ${POD}}, workerGroupSpecs: [{minReplicas: 1, replicas: 2, numOfHosts: 2, template: ${POD}}, {minReplicas: 3, template: ${POD}}]}`,
      [
        'spec.headGroupSpec.template × 1',
        'spec.workerGroupSpecs[0].template × 4',
        'spec.workerGroupSpecs[1].template × 3',
      ],
    ],
    [
      'batch.volcano.sh/v1alpha1',
      'Job',
      `{tasks: [{replicas: 3, template: ${POD}}, {template: ${POD}}]}`,
      ['spec.tasks[0].template × 3', 'spec.tasks[1].template × 1'],
    ],
  ])('%s %s %s', (apiVersion, kind, spec, pods) => {
    expect(podsIn(manifest(apiVersion, kind, spec)).pods).toEqual(pods);
  });

  test('a RayJob has the pods of its cluster, and one more that its operator describes', () => {
    const { pods, notes } = podsIn(
      manifest('ray.io/v1', 'RayJob', `{rayClusterSpec: {headGroupSpec: {template: ${POD}}}}`),
    );
    expect(pods).toEqual(['spec.rayClusterSpec.headGroupSpec.template × 1']);
    expect(notes).toEqual([expect.stringContaining('submits RayJob/a')]);
  });

  test.each([
    ['trainer.kubeflow.org/v1alpha1', 'TrainJob', '{runtimeRef: {name: torch}}', /elsewhere/],
    ['apps/v1', 'DaemonSet', `{template: ${POD}}`, /one of each is judged/],
    ['batch/v1', 'CronJob', `{jobTemplate: {spec: {template: ${POD}}}}`, /several times at once/],
    ['batch/v1', 'Job', `{suspend: true, template: ${POD}}`, /is suspended/],
  ])('%s %s %s: what is not known is said', (apiVersion, kind, spec, note) => {
    expect(podsIn(manifest(apiVersion, kind, spec)).notes).toEqual([expect.stringMatching(note)]);
  });
});
