/**
 * What a new pod costs the API server in processor time, by guard rail: `npm run bench:pods`.
 *
 * Pods are created as a dry run: nothing is stored, and no controller wakes up. Processor time, unlike a rate, says the
 * same on a machine that has other work to do.
 */
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadFleet, synth } from '../lib';
import { waitForQuota } from '../test/cluster/battery/scene';
import { type Tree, readTree } from '../test/cluster/battery/trees';
import { buildControlPlane } from '../test/cluster/build';
import { type ControlPlane, startControlPlane } from '../test/cluster/control-plane';
import { waitFor } from '../test/cluster/wait';
import { fleetOf } from './fleet-of';

const GUARD_RAILS = 'platform/guard-rails.k8s.yaml';
const NAMESPACE = 'ml-team-0-prod';
const PODS = `/api/v1/namespaces/${NAMESPACE}/pods?dryRun=All`;
const WARM_UP = 100;
const PODS_PER_ROUND = 300;
const ROUNDS = 3;

const USER = { as: 'user@example.com', groups: ['team-0'] };
const CONTAINER = { name: 'main', image: 'registry.example.com/app' };

/** The rails of pods, each of which is taken away by itself. */
const RAILS = [
  'acceleratorNames',
  'acceleratorUse',
  'objectSizes',
  'ownWork',
  'podImages',
  'podScheduling',
  'podSecurity',
  'podVolumes',
  'tokenLifetime',
  'workloadMetadata',
];

async function main(): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-bench-'));
  const { fleet } = loadFleet(fleetOf(1));
  await synth(fleet, { output: folder });
  const tree = await readTree('bench', folder);
  await fs.rm(folder, { recursive: true, force: true });
  const plane = await startControlPlane({ binaries: await buildControlPlane() });
  try {
    for (const file of [...tree.files].sort(platformFirst)) await plane.apply(file.text);
    await print(plane, tree);
  } finally {
    await plane.stop();
  }
}

async function print(plane: ControlPlane, tree: Tree): Promise<void> {
  const quotas = tree.files.flatMap(({ objects }) => objects).filter(isQuota);
  for (const quota of quotas) await waitForQuota(plane, quota);
  const all = await medianCost(plane, []);
  const rows = [['with all guard rails', all]] as [string, number][];
  for (const rail of RAILS) rows.push([`without ${rail}`, await medianCost(plane, [rail])]);
  const rails = tree.files.find((file) => file.path === GUARD_RAILS)!;
  for (const object of rails.objects) {
    await plane.request('DELETE', (await plane.findPath(object))!);
  }
  await untilGuarded(plane, false);
  rows.push(['without guard rails', await medianCost(plane)]);
  console.log('| | ms of processor time for each pod | fewer |');
  console.log('| --- | ---: | ---: |');
  for (const [what, cost] of rows) {
    console.log(`| ${what} | ${cost.toFixed(2)} | ${(all - cost).toFixed(2)} |`);
  }
}

/** The median of some rounds, where some rails are off. */
async function medianCost(plane: ControlPlane, off?: readonly string[]): Promise<number> {
  if (off !== undefined) {
    const annotations = { 'cdk8s-tenancy/guard-rails-off': off.join() };
    const body = { metadata: { annotations } };
    const contentType = 'application/merge-patch+json';
    await plane.request('PATCH', `/api/v1/namespaces/${NAMESPACE}`, body, { contentType });
    if (!off.includes('podScheduling')) await untilGuarded(plane, true);
  }
  await createPods(plane, WARM_UP);
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = plane.processorTime()['kube-apiserver']!;
    await createPods(plane, PODS_PER_ROUND);
    costs.push((plane.processorTime()['kube-apiserver']! - before) / PODS_PER_ROUND);
  }
  return costs.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

async function createPods(plane: ControlPlane, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const pod = { metadata: { name: `bench-${index}` }, spec: { containers: [CONTAINER] } };
    const { status, body } = await plane.request('POST', PODS, pod, USER);
    if (status >= 300) throw new Error(body.message);
  }
}

/** Waits until a pod that names its node is refused, or accepted. */
async function untilGuarded(plane: ControlPlane, guarded: boolean): Promise<void> {
  const probe = { metadata: { name: 'probe' }, spec: { nodeName: 'any', containers: [CONTAINER] } };
  await waitFor(async () => (await plane.request('POST', PODS, probe)).status >= 300 === guarded, {
    what: guarded ? 'the guard rails to take effect' : 'the guard rails to be gone',
  });
}

function isQuota({ kind, metadata }: Tree['files'][number]['objects'][number]): boolean {
  return kind === 'ResourceQuota' && metadata.namespace === NAMESPACE;
}

/** What all tenants refer to comes first, and who may do what comes last. */
function platformFirst(a: Tree['files'][number], b: Tree['files'][number]): number {
  const stage = ({ path: file }: Tree['files'][number]): number =>
    file.startsWith('platform/') ? 0 : file.startsWith('access/') ? 2 : 1;
  return stage(a) - stage(b);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
