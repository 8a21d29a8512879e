import { deliverText, namespacesOf, remove } from '../fleet';
import { at, clear, deleteJobs, submit, trySubmit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

const VISION = at('vision');

/** Four GPUs, and nobody to borrow from. */
const fleet = (state: string): string => `
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: '1.36'
  namespaces: single
  pools: {h100: {resource: nvidia.com/gpu, capacity: 40}}
  queueing: {engine: kueue}
tenants:
  - name: vision
    costCenter: ENG-1
    users: [{group: vision}]
    quota: {cpu: 100, memory: 400Gi, gpu: 4}
    ${state === 'active' ? '' : `state: ${state}`}
`;

/** The queue of a tenant that is suspended holds, that of one that drains evicts, and both let go again. */
export async function states(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  const tree = await deliverText(scene, 'states', fleet('active'));
  await submit(plane, VISION, { name: 'first', count: 4 });
  await submit(plane, VISION, { name: 'second', count: 2 });
  await expectGpus(scene, 'a tenant that is active has its 4 GPUs', [[VISION, 4]]);
  await expectAdmittedRun(scene, 'and its pods run', 4);

  await deliverText(scene, 'states', fleet('suspended'));
  const refused = await trySubmit(
    plane,
    { namespace: VISION.namespace },
    { name: 'third', gpus: 1 },
  );
  check(
    'a tenant that is suspended gets no new job: the quota refuses it',
    refused.status === 403 && /quota/.test(String(refused.body.message))
      ? undefined
      : `${refused.status} ${String(refused.body.message)}`,
  );
  await expectGpus(scene, 'its queue evicts nothing', [[VISION, 4]]);
  await deleteJobs(plane, VISION, { name: 'first' });
  await expectGpus(scene, 'and admits nothing of what waits when a job ends', [[VISION, 3]]);
  const jobs = await plane.request('GET', `/apis/batch/v1/namespaces/${VISION.namespace}/jobs`);
  const left = (jobs.body.items as readonly unknown[]).length;
  check('what waits is not lost', left === 5 ? undefined : `${left} of 5 jobs are left`);

  await deliverText(scene, 'states', fleet('draining'));
  await expectGpus(scene, 'the queue of a tenant that drains evicts what it admitted', [
    [VISION, 0],
  ]);

  await deliverText(scene, 'states', fleet('active'));
  await expectGpus(scene, 'a tenant that is active again has its 4 GPUs again', [[VISION, 4]]);
  await expectAdmittedRun(scene, 'and their pods run', 4);
  await clear(plane, namespacesOf(tree));
  await remove(plane, tree);
}
