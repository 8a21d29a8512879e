import { deliverText, namespacesOf, remove } from '../fleet';
import { clear } from '../jobs';
import { type Load, runLoad } from '../load';
import { gpusOf, manyTenants, placesOf } from '../many-tenants';
import { createGpuNodes } from '../nodes';
import type { Scene } from '../scene';

const TENANTS = 8;
/** Namespaces that have work, of 24. */
const BUSY = 6;
/** Jobs of each of them. */
const JOBS = 12;
const SECONDS = 2;

/** The same work with and without borrowing, while three quarters of the queues have none. */
export async function utilisation(scene: Scene): Promise<void> {
  const { check } = scene;
  const alone = await measure(scene, 'none');
  const together = await measure(scene, 'all');
  const total = BUSY * JOBS;
  for (const [what, load] of [
    ['without borrowing', alone],
    ['with borrowing', together],
  ] as const) {
    check(
      `${what} all work ends`,
      load.completed === total ? undefined : `${load.completed} of ${total} jobs have ended`,
    );
  }
  check(
    'with borrowing it ends sooner, on more of the GPUs',
    together.milliseconds < alone.milliseconds && together.utilisation > alone.utilisation
      ? undefined
      : `${together.milliseconds} ms and ${together.utilisation} with, ${alone.milliseconds} ms and ${alone.utilisation} without`,
  );
  console.log(
    `  ${total} jobs of ${SECONDS} s, of ${BUSY} queues, on ${gpusOf(TENANTS)} GPUs of ${TENANTS * 3} queues:`,
  );
  console.log('  | borrowing | ends after | GPUs at work | time to admission, median | longest |');
  console.log('  | --- | --- | --- | --- | --- |');
  for (const [name, load] of [
    ['none', alone],
    ['all', together],
  ] as const) {
    console.log(
      `  | ${name} | ${secondsOf(load.milliseconds)} | ${(load.utilisation * 100).toFixed(0)} % | ${waitsOf(load)} |`,
    );
  }
}

async function measure(scene: Scene, borrow: 'all' | 'none'): Promise<Load> {
  const { plane, kueue } = scene;
  const gpus = gpusOf(TENANTS);
  await createGpuNodes(plane, gpus);
  const tree = await deliverText(scene, `borrow-${borrow}`, manyTenants(TENANTS, borrow));
  const load = await runLoad({
    plane,
    kueue,
    jobs: placesOf(TENANTS)
      .slice(0, BUSY)
      .map((place) => [place, JOBS]),
    seconds: SECONDS,
    gpus,
    patience: 180,
  });
  await clear(plane, namespacesOf(tree));
  await remove(plane, tree);
  return load;
}

function waitsOf({ waits }: Load): string {
  const sorted = [...waits].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${secondsOf(median)} | ${secondsOf(sorted.at(-1) ?? 0)}`;
}

function secondsOf(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
