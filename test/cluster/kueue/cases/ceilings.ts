import { deliver, namespacesOf, remove } from '../fleet';
import { at, clear, submit } from '../jobs';
import { expectGpus } from '../queues';
import { expectAdmittedRun } from '../running';
import type { Scene } from '../scene';

const PICTURES = at('pictures');
const TEXTS = at('texts');
const OUTSIDE = at('outside');

/** The budget of an organisation is a ceiling for all of its tenants together, whatever is idle elsewhere. */
export async function ceilings(scene: Scene): Promise<void> {
  const { plane } = scene;
  const tree = await deliver(scene, 'organizations.yaml');
  await submit(plane, PICTURES, { name: 'much', count: 32 });
  await expectGpus(scene, 'a tenant has all that its lab may have, and nothing of the idle rest', [
    [PICTURES, 8],
  ]);
  await submit(plane, TEXTS, { name: 'much', count: 32 });
  await expectGpus(scene, 'two tenants together have what their department may have', [
    [PICTURES, 8],
    [TEXTS, 4],
  ]);
  await expectAdmittedRun(scene, 'all that is admitted runs', 12);
  await clear(plane, [PICTURES.namespace]);
  await expectGpus(scene, 'one of them alone reaches the ceiling of the department', [[TEXTS, 12]]);
  await submit(plane, OUTSIDE, { name: 'much', count: 32 });
  await expectGpus(scene, 'who is outside has the rest', [
    [TEXTS, 12],
    [OUTSIDE, 20],
  ]);
  await clear(plane, namespacesOf(tree));
  await remove(plane, tree);
}
