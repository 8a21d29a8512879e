import { at, clear, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

const LIGHT = at('light');
const HEAVY = at('heavy');

/** Two tenants with a guarantee of 4 and weights of 1 and 3 share the 24 GPUs that all others leave idle. */
export async function weights(scene: Scene): Promise<void> {
  const { plane } = scene;
  await submit(plane, LIGHT, { name: 'early', count: 32 });
  await expectGpus(scene, 'who is alone has everything', [[LIGHT, 32]]);
  await submit(plane, HEAVY, { name: 'late', count: 32 });
  await expectGpus(scene, 'weights of 1 and 3 share 24 GPUs as 6 and 18, besides the guarantees', [
    [LIGHT, 10],
    [HEAVY, 22],
  ]);
  await expectAdmittedRun(scene, 'all that is admitted runs', 32);
  await clear(plane, [LIGHT.namespace, HEAVY.namespace]);
}
