import type { ControlPlane } from '../../control-plane';
import { waitFor } from '../../wait';
import { deliver, remove } from '../fleet';
import { type Place, at, submit } from '../jobs';
import type { Scene } from '../scene';

const DEV = at('trainers', 'dev');
const PROD = at('trainers', 'prod');
const WORK = { resource: 'amd.com/gpu', queue: undefined } as const;

/** Who goes first where no queue decides: the real scheduler evicts and waits as the priority classes say. */
export async function preemption(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  await plane.createNodes([
    {
      name: 'mi300-0',
      labels: { 'amd.com/gpu.product-name': 'AMD_Instinct_MI300X_OAM' },
      resources: { 'amd.com/gpu': '8' },
    },
  ]);
  const tree = await deliver(scene, 'priorities.yaml');
  const expect = async (what: string, place: Place, running: number, waiting: number) =>
    check(what, await comesToHave(plane, place, { running, waiting }));

  await submit(plane, DEV, { ...WORK, name: 'notebook', count: 8 });
  await expect('dev fills the cluster', DEV, 8, 0);

  await submit(plane, PROD, {
    ...WORK,
    name: 'patient',
    count: 2,
    priorityClassName: 'ml-patient',
  });
  await expect('a class that evicts nobody waits, though its value is higher', PROD, 0, 2);
  await expect('and dev goes on', DEV, 8, 0);

  await submit(plane, PROD, { ...WORK, name: 'serve', count: 4, priorityClassName: 'ml-prod' });
  await expect('prod evicts dev on a full cluster', PROD, 4, 2);
  await expect('as many as it needs, and no more', DEV, 4, 4);

  await plane.request(
    'DELETE',
    `/apis/batch/v1/namespaces/${DEV.namespace}/jobs?propagationPolicy=Background`,
  );
  await expect('who waited runs once there is room', PROD, 6, 0);
  await remove(plane, tree);
}

interface Pods {
  readonly running: number;
  readonly waiting: number;
}

/** Waits until as many pods run and wait in a namespace, and stay so. What is wrong, if they do not. */
async function comesToHave(
  plane: ControlPlane,
  { namespace }: Place,
  expected: Pods,
): Promise<string | undefined> {
  let seen: Pods = { running: 0, waiting: 0 };
  let lasted = 0;
  const isReached = async () => {
    seen = podsIn((await plane.request('GET', `/api/v1/namespaces/${namespace}/pods`)).body.items);
    const isSame = seen.running === expected.running && seen.waiting === expected.waiting;
    lasted = isSame ? lasted + 1 : 0;
    return lasted === TIMES;
  };
  const reached = await waitFor(isReached, { what: 'pods', seconds: 30 }).catch(() => false);
  return reached ? undefined : `${seen.running} run and ${seen.waiting} wait`;
}

/** How many times in a row pods are counted, a tenth of a second apart. */
const TIMES = 15;

function podsIn(
  pods: readonly { metadata: { deletionTimestamp?: string }; status: { phase: string } }[],
): Pods {
  const left = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const count = (phase: string) => left.filter(({ status }) => status.phase === phase).length;
  return { running: count('Running'), waiting: count('Pending') };
}
