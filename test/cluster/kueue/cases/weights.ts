import { at, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

const LIGHT = at('light');
const HEAVY = at('heavy');

/** Two tenants with a guarantee of 4 and weights of 1 and 3 share the 28 GPUs that all others leave idle and lend. */
export async function weights(scene: Scene): Promise<void> {
  const { plane } = scene;
  await submit(plane, LIGHT, { name: 'early', count: 40 });
  await expectGpus(scene, 'who is alone has everything that is lent', [[LIGHT, 36]]);
  await submit(plane, HEAVY, { name: 'late', count: 40 });
  await expectGpus(scene, 'weights of 1 and 3 share 28 GPUs as 7 and 21, besides the guarantees', [
    [LIGHT, 11],
    [HEAVY, 25],
  ]);
  await expectAdmittedRun(scene, 'no quota stops what is admitted', 36);
}
