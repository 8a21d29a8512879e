import { fleet, tenant, writeTree } from '../fleets';
import { type Scene, deliver } from '../scene';

/** How long Flux takes to deliver a fleet, and one more tenant of it. */
export async function scale(scene: Scene, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `many-${index}`);
  const folder = `${scene.folder}/scale`;
  const time = async (what: string, tenants: readonly string[]): Promise<void> => {
    const dist = await writeTree(fleet(tenants), folder);
    const began = Date.now();
    await deliver(scene, dist);
    console.log(`${what} in ${((Date.now() - began) / 1000).toFixed(0)} s`);
  };
  const tenants = names.map((name) => tenant(name));
  await time(`${count} tenants are delivered`, tenants);
  await time('one more tenant is delivered', [...tenants, tenant('last')]);
}
