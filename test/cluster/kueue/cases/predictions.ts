import * as fs from 'node:fs';
import * as path from 'node:path';
import { loadFleet } from '../../../../lib';
import type { Fleet } from '../../../../lib/fleet/model/fleet';
import { queueTree } from '../../../../lib/plan/queues/queue-tree';
import { type ScenarioAsk, readScenario } from '../../../../lib/review/shares/scenario';
import { reportShares } from '../../../../lib/review/shares/share-report';
import { deliverText, namespacesOf, remove } from '../fleet';
import { type Place, clear, deleteJobs, submit } from '../jobs';
import { expectGpus } from '../queues';
import type { Scene } from '../scene';

/** The example of the page about shares. */
const EXAMPLE = path.join(__dirname, '../../../../examples/fair-share');
const SCENARIOS = ['rush-hour.yaml', 'give-back.yaml', 'whole-pods.yaml'];
const POOL = 'h100';

/** What `tenancy shares` says of the example's scenarios is what happens when people do that. */
export async function predictions(scene: Scene): Promise<void> {
  const file = path.join(EXAMPLE, 'tenants.yaml');
  const { fleet } = loadFleet(file);
  const tree = await deliverText(scene, 'fair-share', fs.readFileSync(file, 'utf8'));
  for (const name of SCENARIOS) {
    const text = fs.readFileSync(path.join(EXAMPLE, name), 'utf8');
    const asks = readScenario(text, name, {
      environments: Object.keys(placesIn(fleet)),
      pools: [POOL],
      defaultPool: POOL,
    });
    await play(scene, fleet, name, asks);
    await clear(scene.plane, namespacesOf(tree));
  }
  await remove(scene.plane, tree);
}

/** Submits and ends work step by step, and compares each step with what was predicted. */
async function play(
  scene: Scene,
  fleet: Fleet,
  name: string,
  asks: readonly ScenarioAsk[],
): Promise<void> {
  const places = placesIn(fleet);
  const { steps } = reportShares([{ fleet, root: queueTree(fleet) }], asks);
  for (const { step, environments } of steps ?? []) {
    for (const [index, { tenant, environment, pods, size, at, until }] of asks.entries()) {
      const place = places[`${tenant}/${environment}`]!;
      const work = { name: `ask-${index}`, count: pods, gpus: size };
      if (until === step) await deleteJobs(scene.plane, place, work);
      if (at === step) await submit(scene.plane, place, work);
    }
    const predicted = environments.map(({ who, runs }) => `${who} ${runs}`).join(', ');
    await expectGpus(
      scene,
      `${name}, step ${step}: ${predicted}`,
      environments.map(({ namespace, runs }) => [{ namespace }, runs] as const),
    );
  }
}

/** The users of each environment, by `tenant/environment`. */
function placesIn({ tenants }: Fleet): Record<string, Place> {
  const entries = tenants.flatMap(({ name, environments }) =>
    Object.entries(environments).map(([environment, { namespace }]) => [
      `${name}/${environment}`,
      { namespace, as: `somebody-of-${name}@example.com`, groups: [name] },
    ]),
  );
  return Object.fromEntries(entries);
}
