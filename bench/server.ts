/**
 * What a real API server makes of our objects: `npm run bench:server [-- TENANTS]`.
 *
 * How long it takes to accept the tree of so many tenants, and what the API server and etcd need then: on two control
 * planes, one with the guard rails and one without. And how many pods a namespace can be given in a second, on one plane
 * whose guard rails are taken away and put back, round by round, so that a busy machine slows both down alike.
 */
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { loadFleet, synth } from '../lib';
import { buildControlPlane } from '../test/cluster/build';
import { type ControlPlane, startControlPlane } from '../test/cluster/control-plane';
import { waitForQuota } from '../test/cluster/battery/scene';
import { type Tree, readTree } from '../test/cluster/battery/trees';
import { sleep, waitFor } from '../test/cluster/wait';
import { fleetOf } from './fleet-of';

const TENANTS = Number(process.argv[2] ?? 1000);
const GUARD_RAILS = 'platform/guard-rails.k8s.yaml';
const CONNECTIONS = 8;
const PODS = 400;
const ROUNDS = 5;

/** Where pods are created; its quota must not be what bounds them. */
const NAMESPACE = 'ml-team-0-prod';
const WIDE = '1P';

interface Measured {
  readonly applySeconds: number;
  readonly objects: number;
  readonly memory: Record<string, number>;
}

/** Pods per second, round by round. */
interface Rates {
  readonly on: number[];
  readonly off: number[];
}

async function main(): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cdk8s-tenancy-bench-'));
  try {
    const { fleet } = loadFleet(fleetOf(TENANTS));
    await synth(fleet, { output: folder });
    const tree = await readTree('bench', folder);
    const binaries = await buildControlPlane();
    const results: Record<string, Measured> = {};
    let rates: Rates | undefined;
    for (const [name, withRails] of [
      ['without guard rails', false],
      ['with guard rails', true],
    ] as const) {
      const plane = await startControlPlane({ binaries });
      try {
        results[name] = await measure(plane, tree, withRails);
        if (withRails) rates = await measurePods(plane, tree);
      } finally {
        await plane.stop();
      }
    }
    print(results, rates!);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function measure(plane: ControlPlane, tree: Tree, withRails: boolean): Promise<Measured> {
  // What all tenants refer to comes first, and who may do what comes last, as the stages of delivery have it.
  const isIn = (folder: string) => (file: { readonly path: string }) =>
    file.path.startsWith(`${folder}/`);
  const platform = tree.files.filter(isIn('platform'));
  const access = tree.files.filter(isIn('access'));
  const tenants = tree.files.filter((file) => !platform.includes(file) && !access.includes(file));
  const files = withRails ? platform : platform.filter((file) => file.path !== GUARD_RAILS);
  const started = Date.now();
  for (const file of files) await plane.apply(file.text);
  let done = 0;
  for (const stage of [tenants, access]) {
    await inParallel(stage, async (file) => {
      await plane.apply(file.text);
      done += 1;
      if (done % 300 === 0) console.error(`${done} files, ${secondsSince(started)} s`);
    });
  }
  const applySeconds = secondsSince(started);
  const memory = Object.fromEntries(
    Object.entries(plane.memory()).map(([program, { now }]) => [program, now]),
  );
  const objects = [...files, ...tenants, ...access].reduce(
    (sum, file) => sum + file.objects.length,
    0,
  );
  return { applySeconds, objects, memory };
}

async function measurePods(plane: ControlPlane, tree: Tree): Promise<Rates> {
  for (const quota of tree.files.flatMap((file) => file.objects).filter(isQuotaOfNamespace)) {
    await waitForQuota(plane, quota);
  }
  await widenQuota(plane);
  const rails = tree.files.find((file) => file.path === GUARD_RAILS)!;
  const rates: Rates = { on: [], off: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await plane.apply(rails.text);
    await untilGuarded(plane, true);
    await untilChecked(plane, rails);
    rates.on.push(await createPods(plane, `on-${round}`));
    for (const object of rails.objects) {
      await plane.request('DELETE', (await plane.findPath(object))!);
    }
    await untilGuarded(plane, false);
    rates.off.push(await createPods(plane, `off-${round}`));
  }
  return rates;
}

/** Leaves every key of the quota counted for each pod, with room for all pods of a round. */
async function widenQuota(plane: ControlPlane): Promise<void> {
  const path = `/api/v1/namespaces/${NAMESPACE}/resourcequotas/namespace`;
  const { spec } = (await plane.request('GET', path)).body as { spec: { hard: object } };
  const wide = Object.keys(spec.hard)
    .filter((key) => /^(count\/)?pods$|^(requests|limits)\.(cpu|memory)$/.test(key))
    .map((key) => [key, WIDE]);
  const body = { spec: { hard: Object.fromEntries(wide) as Record<string, string> } };
  await plane.request('PATCH', path, body, { contentType: 'application/merge-patch+json' });
  const isCounted = ({ hard = {} }: { hard?: Record<string, string> }): boolean =>
    wide.every(([key]) => hard[key!] === WIDE);
  await waitFor(async () => isCounted((await plane.request('GET', path)).body.status), {
    what: 'the wider quota to be counted',
  });
}

/** Waits until a pod that names its node is refused, or accepted. */
async function untilGuarded(plane: ControlPlane, guarded: boolean): Promise<void> {
  const path = `/api/v1/namespaces/${NAMESPACE}/pods?dryRun=All`;
  const probe = {
    metadata: { name: 'probe' },
    spec: { nodeName: 'any', containers: [{ name: 'main', image: 'registry.example.com/app' }] },
  };
  await waitFor(async () => (await plane.request('POST', path, probe)).status >= 300 === guarded, {
    what: guarded ? 'the guard rails to take effect' : 'the guard rails to be gone',
  });
}

/** The controller manager checks the types of new policies, on the processors that are measured. */
async function untilChecked(
  plane: ControlPlane,
  { objects }: Tree['files'][number],
): Promise<void> {
  for (const object of objects) {
    if (object.kind !== 'ValidatingAdmissionPolicy') continue;
    const path = (await plane.findPath(object))!;
    await waitFor(
      async () => {
        const { metadata, status } = (await plane.request('GET', path)).body;
        return status?.observedGeneration === metadata.generation;
      },
      { what: `the types of ${object.metadata.name} to be checked` },
    );
  }
}

function isQuotaOfNamespace({ kind, metadata }: Tree['files'][number]['objects'][number]): boolean {
  return kind === 'ResourceQuota' && metadata.namespace === NAMESPACE;
}

/** Creates pods as a user, and takes them away again. */
async function createPods(plane: ControlPlane, round: string): Promise<number> {
  // What went before has its aftermath in the controllers.
  await sleep(3000);
  const pods = `/api/v1/namespaces/${NAMESPACE}/pods`;
  const started = Date.now();
  await inParallel(
    Array.from({ length: PODS }, (_, index) => `bench-${round}-${index}`),
    async (name) => {
      const pod = {
        metadata: { name },
        spec: { containers: [{ name: 'main', image: 'registry.example.com/app' }] },
      };
      const identity = { as: 'user@example.com', groups: ['team-0'] };
      const { status, body } = await plane.request('POST', pods, pod, identity);
      if (status >= 300) throw new Error(body.message);
    },
  );
  const seconds = (Date.now() - started) / 1000;
  await plane.request('DELETE', pods, { gracePeriodSeconds: 0 });
  return PODS / seconds;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 100) / 10;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function print(results: Record<string, Measured>, { on, off }: Rates): void {
  console.log(`${TENANTS} tenants`);
  console.log('| | objects | accepted in s | objects/s | API server MiB | etcd MiB |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, { applySeconds, objects, memory }] of Object.entries(results)) {
    const cells = [
      name,
      objects,
      applySeconds.toFixed(0),
      Math.round(objects / applySeconds),
      memory['kube-apiserver'],
      memory['etcd'],
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  const [guarded, free] = [median(on), median(off)];
  const cost = 1000 * CONNECTIONS * (1 / guarded - 1 / free);
  console.log(`pods a second, the median of ${ROUNDS} rounds of ${PODS}, ${CONNECTIONS} at once:`);
  console.log(`${Math.round(guarded)} with guard rails, ${Math.round(free)} without:`);
  console.log(
    `${(guarded / free).toFixed(2)} of the rate, ${cost.toFixed(1)} ms more for each pod`,
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
