import { deliver, namespacesOf, remove } from '../fleet';
import { clear } from '../jobs';
import type { Scene } from '../scene';
import { lending } from './lending';
import { limits } from './limits';
import { refusals } from './refusals';
import { weights } from './weights';

/** What tenants of one cluster do with each other's GPUs: fleets/sharing.yaml. */
export async function sharing(scene: Scene): Promise<void> {
  const tree = await deliver(scene, 'sharing.yaml');
  for (const part of [lending, limits, weights, refusals]) {
    await part(scene);
    await clear(scene.plane, namespacesOf(tree));
  }
  await remove(scene.plane, tree);
}
