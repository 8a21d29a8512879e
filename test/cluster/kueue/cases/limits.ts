import { at, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

/** Guaranteed 4, may borrow 2. */
const BOUNDED = at('bounded');
/** Guaranteed 5, borrows nothing. */
const KEEPER = at('keeper');

/** Whatever is idle, nobody has more than the limits say. */
export async function limits(scene: Scene): Promise<void> {
  const { plane } = scene;
  for (const place of [BOUNDED, KEEPER]) await submit(plane, place, { name: 'much', count: 12 });
  await expectGpus(scene, 'limits of 2 and of none hold while 29 GPUs are idle', [
    [BOUNDED, 6],
    [KEEPER, 5],
  ]);
  await expectAdmittedRun(scene, 'no quota stops what is admitted', 11);
}
