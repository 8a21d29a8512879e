import { sleep } from '../../wait';
import { fleet, stageNames, tenant, writeTree } from '../fleets';
import { type Scene, checkOrder, missing } from '../scene';
import { waitForStages } from '../stages';

/** Tenants of one commit: enough for the controller to be in the middle of something. */
const TENANTS_PER_KILL = 3;

/** The longest time, in milliseconds, from a commit to the kill. */
const LATEST_KILL = 4000;

/** New tenants arrive while the controller is killed again and again. */
export async function kills(scene: Scene): Promise<void> {
  const { controller, folder, plane, repository } = scene;
  const tenants: string[] = [tenant('first')];
  let dist = '';
  let revision = '';
  for (let turn = 0; turn < scene.kills; turn++) {
    for (let index = 0; index < TENANTS_PER_KILL; index++) {
      tenants.push(tenant(`killed-${turn}-${index}`));
    }
    dist = await writeTree(fleet(tenants), `${folder}/kills`);
    revision = await repository.publish(dist);
    await sleep(Math.random() * LATEST_KILL);
    await controller.kill();
    // A moment in which nobody repairs anything: somebody could work in what stands there half done.
    await sleep(300);
    await controller.start();
  }
  await waitForStages(plane, stageNames(dist), revision);
  scene.check(`${scene.kills} kills: every object arrives`, await missing(scene, dist));
  checkOrder(scene, dist, `${scene.kills} kills`);
}
