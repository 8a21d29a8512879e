import type { ControlPlane } from '../control-plane';
import type { Part } from '../cases/drafts';
import { eachOf } from '../kueue/jobs';
import { waitFor } from '../wait';
import { Dice } from './dice';
import type { DraftPod } from './shapes';

/** Who sends merge patches to a status. */
const MERGE = { contentType: 'application/merge-patch+json' };

const CARDS = 'gpu.nvidia.com';

/** What is in the cluster beside pods. */
export async function createSurroundings(plane: ControlPlane): Promise<void> {
  await send(plane, 'POST', '/apis/node.k8s.io/v1/runtimeclasses', {
    apiVersion: 'node.k8s.io/v1',
    kind: 'RuntimeClass',
    metadata: { name: 'sandbox' },
    handler: 'sandbox',
    overhead: { podFixed: { cpu: '250m', memory: '120Mi' } },
  });
  for (const name of [CARDS, 'mig.nvidia.com']) {
    await send(plane, 'POST', '/apis/resource.k8s.io/v1/deviceclasses', {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'DeviceClass',
      metadata: { name },
      spec: { selectors: [{ cel: { expression: `device.driver == '${name}'` } }] },
    });
  }
}

/** Creates pods, waits until the scheduler placed those that it must, and writes what nodes say. */
export async function createPods(plane: ControlPlane, drafts: readonly DraftPod[]): Promise<void> {
  const path = ({ namespace }: DraftPod): string => `/api/v1/namespaces/${namespace}/pods`;
  await eachOf(drafts, (draft) => send(plane, 'POST', path(draft), draft.pod));
  const expected = drafts.filter(({ state }) => state !== 'pending').length;
  await waitFor(async () => (await placedPods(plane)) >= expected, {
    what: `${expected} pods to be on nodes and to run`,
    seconds: 900,
    everyMilliseconds: 2000,
  });
  await eachOf(
    drafts.filter(({ status }) => status !== undefined),
    async (draft) => {
      const { name } = draft.pod['metadata'] as { name: string };
      await send(plane, 'PATCH', `${path(draft)}/${name}/status`, { status: draft.status }, MERGE);
    },
  );
}

async function placedPods(plane: ControlPlane): Promise<number> {
  const { body } = await plane.request('GET', '/api/v1/pods?fieldSelector=status.phase=Running');
  return body.items.length;
}

/** Claims of volumes, of which some are read only by one pod; sizes in units of all sorts. */
export async function createVolumes(
  plane: ControlPlane,
  namespaces: readonly string[],
  count: number,
): Promise<void> {
  const dice = new Dice(11);
  const drafts = Array.from({ length: count }, (_, index) => ({
    namespace: dice.pick(namespaces),
    name: `data-${index}`,
    storage: dice.pick(['1Gi', '10G', '1.5Ti', '123456789']),
  }));
  await eachOf(drafts, ({ namespace, name, storage }) =>
    send(plane, 'POST', `/api/v1/namespaces/${namespace}/persistentvolumeclaims`, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'none',
        resources: { requests: { storage } },
      },
    }),
  );
}

/** Claims of devices: waiting and allocated; with counts, all devices, alternatives, and access for administration. */
export async function createClaims(
  plane: ControlPlane,
  namespaces: readonly string[],
  count: number,
): Promise<void> {
  const dice = new Dice(12);
  const shapes: readonly (() => { requests: Part[]; results: string[] })[] = [
    () => {
      const wanted = dice.integer(1, 4);
      return {
        requests: [{ name: 'cards', exactly: { deviceClassName: CARDS, count: wanted } }],
        results: Array<string>(wanted).fill('cards'),
      };
    },
    () => ({
      requests: [{ name: 'all', exactly: { deviceClassName: CARDS, allocationMode: 'All' } }],
      results: ['all', 'all', 'all'],
    }),
    () => ({
      requests: [
        {
          name: 'any',
          firstAvailable: [
            { name: 'card', deviceClassName: CARDS },
            { name: 'slices', deviceClassName: 'mig.nvidia.com', count: 2 },
          ],
        },
      ],
      results: ['any/slices', 'any/slices'],
    }),
  ];
  const drafts = Array.from({ length: count }, (_, index) => ({
    namespace: dice.pick(namespaces),
    name: `claim-${index}`,
    isAllocated: dice.chance(0.6),
    ...dice.pick(shapes)(),
  }));
  await eachOf(drafts, async ({ namespace, name, isAllocated, requests, results }) => {
    const path = `/apis/resource.k8s.io/v1/namespaces/${namespace}/resourceclaims`;
    await send(plane, 'POST', path, {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: { name },
      spec: { devices: { requests } },
    });
    if (!isAllocated) return;
    const devices = {
      results: results.map((request, index) => ({
        request,
        driver: CARDS,
        pool: `pool-${name}`,
        device: `device-${index}`,
      })),
    };
    const allocation = { allocation: { devices } };
    await send(plane, 'PATCH', `${path}/${name}/status`, { status: allocation }, MERGE);
  });
}

/** What containers really use, as a metrics server says it. The definition stands for that server. */
export async function createMetrics(
  plane: ControlPlane,
  drafts: readonly DraftPod[],
): Promise<void> {
  const dice = new Dice(13);
  await eachOf(
    drafts.filter((_, index) => index % 10 === 0),
    async ({ namespace, pod }) => {
      const { name } = pod['metadata'] as { name: string };
      await send(plane, 'POST', `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods`, {
        apiVersion: 'metrics.k8s.io/v1beta1',
        kind: 'PodMetrics',
        metadata: { name },
        timestamp: '2026-01-01T00:00:00Z',
        window: '15s',
        containers: [
          { name: 'main', usage: { cpu: `${dice.integer(1, 999999999)}n`, memory: '123456Ki' } },
          { name: 'side', usage: { cpu: `${dice.integer(1, 999999)}u`, memory: '98765432' } },
        ],
      });
    },
  );
}

/** Queues of Kueue with what its controller writes of them. */
export async function createQueues(
  plane: ControlPlane,
  namespaces: readonly string[],
): Promise<void> {
  const root = '/apis/kueue.x-k8s.io/v1beta2';
  await eachOf(namespaces, async (namespace) => {
    await send(plane, 'POST', `${root}/clusterqueues`, {
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'ClusterQueue',
      metadata: { name: namespace },
    });
    const usage = (more: Part): Part => ({
      flavorsUsage: [
        { name: 'a', resources: [{ name: 'cpu', total: '1500m', ...more }] },
        {
          name: 'b',
          resources: [
            { name: 'cpu', total: '2' },
            { name: 'nvidia.com/gpu', total: 3, ...more },
          ],
        },
      ],
    });
    await send(
      plane,
      'PATCH',
      `${root}/clusterqueues/${namespace}/status`,
      { status: usage({ borrowed: '1' }) },
      MERGE,
    );
    await send(plane, 'POST', `${root}/namespaces/${namespace}/localqueues`, {
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'LocalQueue',
      metadata: { name: 'main' },
      spec: { clusterQueue: namespace },
    });
    await send(
      plane,
      'PATCH',
      `${root}/namespaces/${namespace}/localqueues/main/status`,
      { status: { pendingWorkloads: 2, ...usage({}) } },
      MERGE,
    );
  });
}

async function send(
  { request }: ControlPlane,
  method: string,
  path: string,
  body: unknown,
  options: { readonly contentType?: string } = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const answer = await request(method, path, body, { seconds: 300, ...options });
    if (answer.status < 300) return;
    // Several requests count in one quota at the same moment.
    const isRace = answer.status === 409 && /try again/.test(answer.body.message);
    if (!isRace || attempt === 50) {
      throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    }
  }
}
