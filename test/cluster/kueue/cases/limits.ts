import { at, clear, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

/** Guaranteed 4, may borrow 2. */
const BOUNDED = at('bounded');

/** Whatever is idle, nobody has more than the limits say. */
export async function limits(scene: Scene): Promise<void> {
  const { plane } = scene;
  await submit(plane, BOUNDED, { name: 'much', count: 12 });
  await expectGpus(scene, 'a borrowing limit of 2 holds while others are idle', [[BOUNDED, 6]]);
  await expectAdmittedRun(scene, 'all that is admitted runs', 6);
  await clear(plane, [BOUNDED.namespace]);
}
