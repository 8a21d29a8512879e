import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { loadFleet } from '../../../../lib';
import { queueTree } from '../../../../lib/plan/queues/queue-tree';
import { type ScenarioAsk, readScenario } from '../../../../lib/review/shares/scenario';
import { type SimulatedStep, reportShares } from '../../../../lib/review/shares/share-report';
import { deliverText, namespacesOf, remove } from '../fleet';
import { type Place, clear, deleteJobs, submit } from '../jobs';
import { expectGpus } from '../queues';
import { sleep } from '../../wait';
import type { Scene } from '../scene';

const EXAMPLE = path.join(__dirname, '../../../../examples/fair-share');
const OURS = path.join(__dirname, '..');

/** A fleet, and what its people submit. */
interface Play {
  readonly name: string;
  readonly fleet: string;
  readonly scenarios: readonly string[];
}

const PLAYS: readonly Play[] = [
  {
    name: 'fair-share',
    fleet: path.join(EXAMPLE, 'tenants.yaml'),
    scenarios: ['rush-hour', 'give-back', 'whole-pods'].map((name) =>
      path.join(EXAMPLE, `${name}.yaml`),
    ),
  },
  {
    name: 'limits-everywhere',
    fleet: path.join(OURS, 'fleets/limits-everywhere.yaml'),
    scenarios: ['pods-of-all-sizes', 'only-lower-priorities'].map((name) =>
      path.join(OURS, 'scenarios', `${name}.yaml`),
    ),
  },
];

/** What `tenancy shares` predicts is what Kueue does, step by step: for the scenarios of the documentation, and for others. */
export async function predictions(scene: Scene): Promise<void> {
  for (const play of PLAYS) await playAll(scene, play);
}

async function playAll(
  scene: Scene,
  { name: title, fleet: source, scenarios }: Play,
): Promise<void> {
  const text = readFileSync(source, 'utf8');
  const { fleet } = loadFleet(source);
  const root = queueTree(fleet);
  const tree = await deliverText(scene, title, text);
  const places = new Map(
    fleet.tenants.flatMap(({ name, environments }) =>
      Object.entries(environments).map(([environment, { namespace }]) => [
        `${name}/${environment}`,
        { namespace, as: `somebody-of-${name}@example.com`, groups: [name] },
      ]),
    ),
  );
  for (const file of scenarios) {
    const name = path.basename(file, '.yaml');
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

/** Milliseconds in which Kueue hands out what has become free. */
const SETTLING = 5000;

async function playThrough(
  scene: Scene,
  name: string,
  scenario: readonly ScenarioAsk[],
  steps: readonly SimulatedStep[],
  places: ReadonlyMap<string, Place>,
): Promise<void> {
  const works = scenario.map((ask, index) => ({
    ...ask,
    place: places.get(`${ask.tenant}/${ask.environment}`)!,
    work: { name: `${name}-${index}`, count: ask.pods, gpus: ask.size },
  }));
  for (const { step, environments } of steps) {
    const finished = works.filter(({ until }) => until === step);
    for (const { place, work } of finished) await deleteJobs(scene.plane, place, work);
    // Those who wait take what that leaves before anybody else comes.
    if (finished.length > 0) await sleep(SETTLING);
    for (const { at, place, work } of works) {
      if (at === step) await submit(scene.plane, place, work);
    }
    await expectGpus(
      scene,
      `${name}, step ${step}: everybody has what was predicted`,
      environments.map(({ who, runs }) => [places.get(who)!, runs]),
    );
  }
}
