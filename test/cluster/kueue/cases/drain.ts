import { deliverText, namespacesOf, remove } from '../fleet';
import { clear } from '../jobs';
import { runLoad } from '../load';
import { gpusOf, manyTenants, placesOf } from '../many-tenants';
import { createGpuNodes } from '../nodes';
import type { Scene } from '../scene';

const JOBS = 20;
const SECONDS = 1;

/** Every queue is let loose with 20 jobs: all of them end, and at no time does a queue fall behind the others. */
export async function drain(scene: Scene): Promise<void> {
  const { plane, kueue, check, tenants } = scene;
  const gpus = gpusOf(tenants);
  await createGpuNodes(plane, gpus);
  const tree = await deliverText(scene, 'many-tenants', manyTenants(tenants, 'all'));
  const places = placesOf(tenants);
  const load = await runLoad({
    plane,
    kueue,
    jobs: places.map((place) => [place, JOBS]),
    seconds: SECONDS,
    gpus,
    // On two cores, 600 queues keep the API server so busy that less than two jobs end each second.
    patience: 120 + places.length * JOBS,
  });
  const total = places.length * JOBS;
  check(
    `${tenants} tenants × ${places.length / tenants} environments × ${JOBS} jobs end`,
    load.completed === total ? undefined : `${load.completed} of ${total} have ended`,
  );
  const [least, most] = partsAtHalf(
    load.order,
    places.map(({ namespace }) => namespace),
  );
  check(
    'no queue starves: once half of all jobs were admitted, each queue has had a quarter of its own',
    least >= JOBS / 4 ? undefined : `a queue has had ${least} of ${JOBS}, another ${most}`,
  );
  const seconds = load.milliseconds / 1000;
  console.log(
    `  ${total} jobs ended in ${seconds.toFixed(0)} s, ${(total / seconds).toFixed(0)} each second; at half of them a queue had had ${least} to ${most} of ${JOBS}`,
  );
  console.log(
    `  Kueue: ${(kueue.processorTime() / 1000).toFixed(0)} s of processor time so far, at most ${kueue.memory()} MiB`,
  );
  await clear(plane, namespacesOf(tree));
  await remove(plane, tree);
}

/** How many jobs of a queue had been admitted when half of all had: of the last queue, and of the first. */
function partsAtHalf(order: readonly string[], queues: readonly string[]): [number, number] {
  const counts = new Map(queues.map((queue) => [queue, 0]));
  for (const queue of order.slice(0, Math.ceil(order.length / 2))) {
    counts.set(queue, (counts.get(queue) ?? 0) + 1);
  }
  const parts = [...counts.values()];
  return [Math.min(...parts), Math.max(...parts)];
}
