/**
 * The battery: what the product writes is applied to a real control plane, attacked and worked with.
 *
 *   --kubernetes VERSION   another version than that of control-plane/go.mod, as 1.34.4
 *   --only AREA,…          `apply` (dist/ and the golden trees too), `stories`, `renames`, `queue-rails`, `devices`,
 *                          `access-reviews`, or areas of cases/areas.ts
 *   --share N              tries one N-th of the cases; --seed says which. Each N seeds in a row try every case
 *   --reviews N            how many random requests `access-reviews` asks the server about: 1000, or the share of them
 *   --seed N               what random requests start from, and which share is tried: 1
 *   --mutate DEPTH         also takes what was applied away, one after the other, `objects` or `all`
 *                          (keys, rules and labels too): some case must notice
 *   --mutants PATTERN      of the mutants only those whose title matches
 *   --noticed FILE,…       the results of earlier runs: mutants that they noticed count, while the object is the same
 *   --results FILE         where the results go, as JSON
 *   --record               writes the numbers of a whole run down for docs/security.md
 */
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { checkTree, removeTree } from './battery/apply-area';
import {
  type Attack,
  type Battery,
  type OpenRoute,
  runAttack,
  runOpenRoute,
} from './battery/attack';
import { runFlood } from './battery/flood';
import { mutate } from './battery/mutation';
import { BY_THEMSELVES, type Options, readOptions } from './battery/options';
import { recordProofs } from './battery/proofs';
import { Recorder } from './battery/recorder';
import { openList, summary, uncoveredRoutes, writeResults } from './battery/report';
import { checkRights } from './battery/rights';
import { WHOLE, areaShare, proofShare, treeShare } from './battery/sample';
import { customResources, setSurroundings, setTargets } from './battery/scene';
import { type Tree, committedTrees, ownTree } from './battery/trees';
import { isFor, minorOf } from './battery/since';
import { type KnownRefusal, type Work, runKnownRefusal, runWork } from './battery/work';
import { buildControlPlane } from './build';
import { AREAS, type Area } from './cases/areas';
import { startControlPlane } from './control-plane';
import { hasBorders, readDefinitions } from './definitions';
import { proveDevices } from './devices/prove-devices';
import { proveQueueRails } from './queue-engines/prove-queue-rails';
import { proveRights } from './rights/prove-rights';
import { proveRenames } from './renames/prove-renames';
import { tellStories } from './stories/page';
import { runMain } from './run-main';

async function main(): Promise<boolean> {
  const options = readOptions();
  const start = Date.now();
  const recorder = new Recorder((line) => console.log(line));
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-fleet-'));
  // The tree comes first: a defect in the product should not cost the start of a plane.
  const definitions = await readDefinitions(options.kubernetes);
  const own = await ownTree(folder, options.kubernetes, hasBorders(definitions));
  const plane = await startControlPlane({
    binaries: await buildControlPlane({ kubernetes: options.kubernetes }),
    definitions: customResources(definitions.all),
  });
  console.log(`Kubernetes ${plane.version}`);
  const { of, seed } = options.share;
  if (of > 1) console.log(`one case of ${of}: again with --share ${of} --seed ${seed}`);
  if (plane.missing.length) {
    console.log(`without ${plane.missing.join(', ')}: cases that need pods to run will fail`);
  }
  // An exit ends the programs of the plane; a signal alone would leave them behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  let finished = false;
  try {
    await run({ plane, recorder, share: options.share }, own, definitions.missing, options);
    finished = true;
  } finally {
    const memory = Object.values(plane.memory()).reduce((sum, { peak }) => sum + peak, 0);
    const logs = await plane.stop({ failed: !finished || recorder.failed > 0 });
    await fs.rm(folder, { recursive: true, force: true });
    const seconds = Math.round((Date.now() - start) / 1000);
    const facts = { kubernetes: plane.version, seconds, memoryMiB: memory };
    await writeResults(options.results, recorder, facts);
    console.log(`results: ${options.results}`);
    if (logs) console.log(`logs: ${logs}`);
    console.log(`${seconds} s, ${memory} MiB`);
  }
  if (options.record && !options.only && recorder.failed === 0) {
    recordProofs(plane.version, recorder, options.mutate?.depth);
  }
  for (const line of summary(recorder)) console.log(line);
  return recorder.failed === 0;
}

async function run(
  battery: Battery,
  own: Tree,
  missing: ReadonlySet<string>,
  options: Options,
): Promise<void> {
  const { plane, recorder, share = WHOLE } = battery;
  const isChosen = (name: string) => options.only?.includes(name) ?? true;

  await setSurroundings(plane);
  if (isChosen('apply')) {
    const committed = await committedTrees(missing, minorOf(plane.version));
    const trees = [...treeShare(committed, share), own];
    for (const [index, tree] of trees.entries()) {
      const start = Date.now();
      await checkTree(plane, tree, recorder, trees[index - 1]);
      const next = trees[index + 1];
      if (next) await removeTree(plane, tree, next);
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      console.log(`${tree.name}: ${tree.files.length} files in ${seconds} s`);
    }
  } else {
    for (const file of own.files) await plane.apply(file.text);
  }

  const areas = AREAS.filter(({ name }) => isChosen(name)).map((area) => areaShare(area, share));
  if (areas.length === 0 && !BY_THEMSELVES.some(isChosen)) return;
  await setTargets(plane, own);
  for (const area of areas) await timed(battery, area.name, () => runArea(battery, area));
  for (const line of openList(recorder)) console.log(line);
  if (!options.only && share === WHOLE) {
    for (const route of uncoveredRoutes(AREAS)) {
      recorder.check('attack', `${route} is tried, or somebody is named for it`, 'it is not');
    }
  }
  if (options.mutate) {
    const save = () => writeResults(options.results, recorder, { kubernetes: plane.version });
    await mutate(battery, own, areas, options.mutate, save);
  }
  // Last, because they have a platform of their own. The page shows the version that everybody gets; the words of others
  // differ a little.
  const page = options.kubernetes ? 'leave' : options.record ? 'write' : 'compare';
  const proofs: Readonly<Record<(typeof BY_THEMSELVES)[number], () => Promise<void>>> = {
    stories: () => tellStories(battery, page),
    renames: () => proveRenames(battery),
    'queue-rails': () => proveQueueRails(battery, missing),
    devices: () => proveDevices(battery),
    'access-reviews': () => proveRights(battery, options.reviews),
  };
  const names = options.only ? BY_THEMSELVES.filter(isChosen) : proofShare(BY_THEMSELVES, share);
  for (const name of names) {
    await timed(battery, name, () => proofs[name]());
  }
}

/** Says how long something took, and how many cases it had. */
async function timed({ recorder }: Battery, name: string, run: () => Promise<void>): Promise<void> {
  const start = Date.now();
  const before = recorder.results.length;
  await run();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${name}: ${recorder.results.length - before} cases in ${seconds} s`);
}

async function runArea(battery: Battery, area: Area): Promise<void> {
  const { attacks = [], rights = [], floods = [], open = [], work = [], known = [] } = area;
  const isKnown = (item: Attack | OpenRoute | Work | KnownRefusal) => {
    const known = isFor(item, minorOf(battery.plane.version));
    if (!known) console.log(`skipped for this version: ${item.what}`);
    return known;
  };
  for (const attack of attacks.filter(isKnown)) await runAttack(battery, attack);
  if (rights.length) await checkRights(battery, rights);
  const { version } = battery.plane;
  for (const flood of floods.filter((item) => isFor(item, minorOf(version)))) {
    await runFlood(battery, flood);
  }
  for (const route of open.filter(isKnown)) await runOpenRoute(battery, route);
  for (const piece of work.filter(isKnown)) await runWork(battery, piece);
  for (const refusal of known.filter(isKnown)) await runKnownRefusal(battery, refusal);
  await area.check?.(battery);
}

runMain(main);
