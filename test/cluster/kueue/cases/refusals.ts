import type { Response } from '../../client';
import { sleep } from '../../wait';
import { KUEUE_API, QUEUE_LABEL, type Work, at, submit, trySubmit } from '../jobs';
import { admittedGpus, expectGpus } from '../queues';
import type { Scene } from '../scene';

const GUEST = at('guest');
const OWNER = at('owner');

const BOOST = 'kueue.x-k8s.io/priority-boost';
const PRIORITY = 'kueue.x-k8s.io/priority-class';
const PREBUILT = 'kueue.x-k8s.io/prebuilt-workload-name';

/** What gets around the turn of others, and what the refusal must name. */
const ATTACKS: readonly (readonly [what: string, work: Omit<Work, 'name'>, says: string])[] = [
  ['a job with a boost', { annotations: { [BOOST]: '1000' } }, BOOST],
  ['a job of a priority that nobody granted', { labels: { [PRIORITY]: 'ml-urgent' } }, PRIORITY],
  ['a job with a workload made before', { labels: { [PREBUILT]: 'mine' } }, PREBUILT],
];

/** Every job goes through the queue of its namespace, and waits for its turn there. */
export async function refusals(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  for (const [index, [what, work, says]] of ATTACKS.entries()) {
    const answer = await trySubmit(plane, GUEST, { ...work, name: `attack-${index}` });
    check(`${what} is refused`, refusalOf(answer, says));
  }
  await noQueue(scene);
  await laterAttacks(scene);
  await hopping(scene);
}

/** A job without a label. */
async function noQueue(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  await submit(plane, GUEST, { name: 'unlabelled', queue: undefined });
  const { labels } = (await plane.request('GET', pathOf('unlabelled-0'))).body.metadata;
  check(
    'a job without a queue gets that of its namespace',
    labels?.[QUEUE_LABEL] === 'default' ? undefined : JSON.stringify(labels),
  );
  await expectGpus(scene, 'and is admitted there', [[GUEST, 1]]);
}

/** The same, once the job is there. */
async function laterAttacks({ plane, check }: Scene): Promise<void> {
  const patches = [
    [BOOST, { annotations: { [BOOST]: '1000' } }],
    [PRIORITY, { labels: { [PRIORITY]: 'ml-urgent' } }],
  ] as const;
  for (const [key, metadata] of patches) {
    const options = { ...GUEST, contentType: 'application/merge-patch+json' };
    const answer = await plane.request('PATCH', pathOf('unlabelled-0'), { metadata }, options);
    check(`${key} on a job that is there is refused`, refusalOf(answer, key));
  }
}

/** The way into the queue of another tenant. */
async function hopping({ plane, check }: Scene): Promise<void> {
  const queue = {
    apiVersion: 'kueue.x-k8s.io/v1beta2',
    kind: 'LocalQueue',
    metadata: { name: 'shortcut', namespace: GUEST.namespace },
    spec: { clusterQueue: OWNER.namespace },
  };
  const path = `${KUEUE_API}/namespaces/${GUEST.namespace}/localqueues`;
  check(
    "a way into another tenant's queue is refused",
    refusalOf(await plane.request('POST', path, queue, GUEST), 'localqueues'),
  );
  // Somebody who may do everything has made one by mistake.
  await plane.apply([queue]);
  await trySubmit(plane, GUEST, { name: 'hop', queue: 'shortcut' });
  await sleep(3000);
  const { [OWNER.namespace]: owner, [GUEST.namespace]: guest } = await admittedGpus(plane);
  check(
    'and where there is one, nothing that others own is admitted',
    owner === 0 && guest === 1 ? undefined : `owner ${owner}, guest ${guest}`,
  );
  await plane.request('DELETE', `${path}/shortcut`);
}

function pathOf(job: string): string {
  return `/apis/batch/v1/namespaces/${GUEST.namespace}/jobs/${job}`;
}

/** What is wrong with an answer that must be a refusal, for a reason that names something. */
function refusalOf({ status, body }: Response, says: string): string | undefined {
  if (status < 300) return 'it is accepted';
  const message = String(body.message ?? body);
  const isRefused = status === 403 || status === 422;
  return isRefused && message.includes(says) ? undefined : `${status} ${message}`;
}
