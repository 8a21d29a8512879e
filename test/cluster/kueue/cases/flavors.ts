import { waitFor } from '../../wait';
import { deliver, namespacesOf, remove } from '../fleet';
import { KUEUE_API, type Place, type Work, at, clear, submit } from '../jobs';
import type { Scene } from '../scene';

const TRAINERS = at('trainers');
const THRIFTY = at('thrifty');

const RACK = 'example.com/rack';
const REQUIRED = 'kueue.x-k8s.io/podset-required-topology';
const ANYWHERE = { 'kueue.x-k8s.io/podset-unconstrained-topology': 'true' };
const SPOT = { key: 'spot', operator: 'Exists', effect: 'NoSchedule' };

/** Two racks with two nodes each. */
const NODES = ['a', 'b'].flatMap((rack) => [0, 1].map((index) => ({ rack, index })));

/** What nodes are like: Kueue gives work the nodes of its flavor, their taints and one rack of them. */
export async function flavors(scene: Scene): Promise<void> {
  const { plane } = scene;
  await plane.createNodes([
    ...NODES.map(({ rack, index }) => ({
      name: `rack-${rack}-${index}`,
      labels: { pool: 'racks', 'example.com/block': 'one', [RACK]: rack },
      taints: [
        { key: 'nvidia.com/pool', value: 'racks', effect: 'NoSchedule' },
        { key: 'dedicated', value: 'training', effect: 'NoSchedule' },
      ],
      resources: { 'nvidia.com/gpu': '8' },
    })),
    {
      name: 'spot-0',
      labels: { pool: 'spot' },
      taints: [{ key: 'spot', effect: 'NoSchedule' }],
      resources: { 'nvidia.com/gpu': '8' },
    },
  ]);
  const tree = await deliver(scene, 'flavors.yaml');
  await racks(scene);
  await clear(plane, namespacesOf(tree));
  await taints(scene);
  await clear(plane, namespacesOf(tree));
  await remove(plane, tree);
}

/** Gangs with a place. Kueue adds tolerations to them, which the guard rail lets pass. */
async function racks(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  await submit(plane, TRAINERS, { name: 'plain' });
  await expectWaiting(scene, 'work that names no place does not come into a pool with racks', {
    place: TRAINERS,
    name: 'plain',
    says: /supports only TopologyAwareScheduling/,
  });
  await submit(plane, TRAINERS, { name: 'one', podAnnotations: ANYWHERE });
  await expectOn(scene, 'work that wants any place runs on tainted nodes of its flavor', {
    place: TRAINERS,
    name: 'one',
    pods: 1,
    on: ([node]) => node?.startsWith('rack-') === true,
  });
  const gang: Work = { name: 'gang', gpus: 6, pods: 2, podAnnotations: { [REQUIRED]: RACK } };
  for (const name of ['first', 'second']) await submit(plane, TRAINERS, { ...gang, name });
  const racksOf = (nodes: readonly string[]) => new Set(nodes.map((node) => node.slice(0, 6)));
  const seen: string[] = [];
  for (const name of ['first', 'second']) {
    seen.push(
      ...(await expectOn(scene, `a gang that requires a rack is in one: ${name}`, {
        place: TRAINERS,
        name,
        pods: 2,
        on: (nodes) => racksOf(nodes).size === 1,
      })),
    );
  }
  check(
    'two gangs of 12 of 16 GPUs are in both racks',
    racksOf(seen).size === 2 ? undefined : seen.join(', '),
  );
  await submit(plane, TRAINERS, { ...gang, name: 'third' });
  await expectWaiting(scene, 'a third waits, although 7 GPUs are free in both racks together', {
    place: TRAINERS,
    name: 'third',
    says: /topology/i,
  });
  await submit(plane, TRAINERS, { name: 'slow', gpus: 0 });
  await expectOn(scene, 'work without a GPU runs, and needs no place', {
    place: TRAINERS,
    name: 'slow',
    pods: 1,
    on: () => true,
  });
}

/** Tolerations that nothing adds. */
async function taints(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  await submit(plane, THRIFTY, { name: 'plain' });
  await expectWaiting(scene, 'work does not come onto nodes whose taint it does not tolerate', {
    place: THRIFTY,
    name: 'plain',
    says: /untolerated taint .*spot/,
  });
  await submit(plane, THRIFTY, { name: 'hardy', tolerations: [SPOT] });
  await expectOn(scene, 'work that tolerates it runs there', {
    place: THRIFTY,
    name: 'hardy',
    pods: 1,
    on: ([node]) => node === 'spot-0',
  });
  await submit(plane, THRIFTY, { name: 'cores', gpus: 0, pods: 40, tolerations: [SPOT] });
  await expectWaiting(
    scene,
    'cpu is counted beside a topology: 40 pods with 100m do not fit into 2',
    {
      place: THRIFTY,
      name: 'cores',
      says: /millicpu/,
    },
  );
  const foreign = { ...SPOT, key: 'dedicated' };
  await submit(plane, THRIFTY, { name: 'foreign', queue: 'default', tolerations: [SPOT, foreign] });
  const events = `/api/v1/namespaces/${THRIFTY.namespace}/events?fieldSelector=reason=FailedCreate`;
  const isRefused = async () => {
    const { items } = (await plane.request('GET', events)).body;
    return (items as { message: string }[]).some(({ message }) =>
      /tolerates the taint/.test(message),
    );
  };
  const refused = await waitFor(isRefused, { what: 'a refusal', seconds: 30 }).catch(() => false);
  check(
    'a taint of a pool that it has nothing of, a pod may not tolerate',
    refused ? undefined : 'no',
  );
}

interface Waiting {
  readonly place: Place;
  readonly name: string;
  readonly says: RegExp;
}

/** Checks that a job waits, and that Kueue says why. */
async function expectWaiting(
  { plane, check }: Scene,
  what: string,
  { place: { namespace }, name, says }: Waiting,
): Promise<void> {
  let said = '';
  const isSaid = async () => {
    const { items } = (await plane.request('GET', `${KUEUE_API}/namespaces/${namespace}/workloads`))
      .body;
    const ofJob = (items as readonly Workload[]).filter(({ metadata }) =>
      metadata.name.startsWith(`job-${name}-`),
    );
    said = ofJob
      .flatMap(({ status }) => status?.conditions?.map(({ message }) => message) ?? [])
      .join('; ');
    return says.test(said);
  };
  const waits = await waitFor(isSaid, { what, seconds: 60 }).catch(() => false);
  check(what, waits ? undefined : said);
}

interface Workload {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly message: string }[] };
}

interface Running {
  readonly place: Place;
  readonly name: string;
  readonly pods: number;
  on(nodes: readonly string[]): boolean;
}

/** Checks that the pods of a job run, and where. Returns their nodes. */
async function expectOn(
  { plane, check }: Scene,
  what: string,
  { place: { namespace }, name, pods, on }: Running,
): Promise<string[]> {
  let nodes: string[] = [];
  const path = `/api/v1/namespaces/${namespace}/pods?labelSelector=job-name=${name}-0`;
  const isRunning = async () => {
    const items: readonly Pod[] = (await plane.request('GET', path)).body.items;
    nodes = items.flatMap(({ spec, status }) =>
      status.phase === 'Running' ? (spec.nodeName ?? []) : [],
    );
    return nodes.length === pods;
  };
  const runs = await waitFor(isRunning, { what, seconds: 60 }).catch(() => false);
  check(what, runs && on(nodes) ? undefined : `on ${nodes.join(', ') || 'no node'}`);
  return nodes;
}

interface Pod {
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string };
}
