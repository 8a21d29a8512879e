import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { loadFleet } from '../../../../lib';
import { queueTree } from '../../../../lib/plan/queues/queue-tree';
import { type ScenarioAsk, readScenario } from '../../../../lib/review/shares/scenario';
import { type SimulatedStep, reportShares } from '../../../../lib/review/shares/share-report';
import { deliverText, namespacesOf, remove } from '../fleet';
import { type Place, clear, eachOf, submit } from '../jobs';
import { expectGpus } from '../queues';
import type { Scene } from '../scene';

const EXAMPLE = path.join(__dirname, '../../../../examples/fair-share');
const SCENARIOS = ['rush-hour', 'give-back', 'whole-pods'];

/** What `tenancy shares` predicts for the scenarios of the documentation is what Kueue does, step by step. */
export async function predictions(scene: Scene): Promise<void> {
  const text = readFileSync(path.join(EXAMPLE, 'tenants.yaml'), 'utf8');
  const { fleet } = loadFleet(path.join(EXAMPLE, 'tenants.yaml'));
  const root = queueTree(fleet);
  const tree = await deliverText(scene, 'fair-share', text);
  const places = new Map(
    fleet.tenants.flatMap(({ name, environments }) =>
      Object.entries(environments).map(([environment, { namespace }]) => [
        `${name}/${environment}`,
        { namespace, as: `somebody-of-${name}@example.com`, groups: [name] },
      ]),
    ),
  );
  for (const name of SCENARIOS) {
    const file = path.join(EXAMPLE, `${name}.yaml`);
    const scenario = readScenario(readFileSync(file, 'utf8'), file, {
      environments: [...places.keys()],
      pools: Object.keys(fleet.platform.pools),
      defaultPool: Object.keys(fleet.platform.pools)[0],
    });
    const { steps } = reportShares([{ fleet, root }], scenario);
    await playThrough(scene, name, scenario, steps!, places);
    await clear(scene.plane, namespacesOf(tree));
  }
  await remove(scene.plane, tree);
}

async function playThrough(
  scene: Scene,
  name: string,
  scenario: readonly ScenarioAsk[],
  steps: readonly SimulatedStep[],
  places: ReadonlyMap<string, Place>,
): Promise<void> {
  for (const { step, environments } of steps) {
    for (const [index, ask] of scenario.entries()) {
      const place = places.get(`${ask.tenant}/${ask.environment}`)!;
      const work = { name: `${name}-${index}`, count: ask.pods, gpus: ask.size };
      if (ask.at === step) await submit(scene.plane, place, work);
      if (ask.until === step) await finish(scene, place, work);
    }
    await expectGpus(
      scene,
      `${name}, step ${step}: everybody has what was predicted`,
      environments.map(({ who, runs }) => [places.get(who)!, runs]),
    );
  }
}

/** Work that is done: its jobs are gone. */
async function finish(
  { plane }: Scene,
  { namespace }: Place,
  { name, count }: { readonly name: string; readonly count: number },
): Promise<void> {
  const jobs = Array.from({ length: count }, (_, index) => `${name}-${index}`);
  await eachOf(jobs, async (job) => {
    const place = `/apis/batch/v1/namespaces/${namespace}/jobs/${job}`;
    await plane.request('DELETE', `${place}?propagationPolicy=Background`);
  });
}
