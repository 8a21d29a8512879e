import * as path from 'node:path';
import { type Scene, checkOrder, deliver, missing, start, versions } from '../scene';
import { reconcileAgain } from '../stages';

/** The tree of this repository arrives as a whole, in order, and a second reconcile writes nothing. */
export async function fromScratch(scene: Scene): Promise<void> {
  const dist = path.join(__dirname, '../../../../dist');
  await start(scene, dist);
  const began = Date.now();
  await deliver(scene, dist);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`dist/ is delivered in ${seconds} s`);
  scene.check('dist/: every object arrives', await missing(scene, dist));
  checkOrder(scene, dist, 'dist/');

  const before = await versions(scene, dist);
  await reconcileAgain(scene.plane);
  const after = await versions(scene, dist);
  const changed = [...before].filter(([title, version]) => after.get(title) !== version);
  scene.check('dist/: a second reconcile writes nothing', changed[0]?.join(' was '));
}
