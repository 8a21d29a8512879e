import type { Response } from '../../client';
import { waitFor } from '../../wait';
import { KUEUE_API, QUEUE_LABEL, type Work, at, submit, trySubmit } from '../jobs';
import { admittedGpus, expectGpus } from '../queues';
import type { Scene } from '../scene';

const GUEST = at('guest');
const OWNER = at('owner');

const BOOST = 'kueue.x-k8s.io/priority-boost';
const PRIORITY = 'kueue.x-k8s.io/priority-class';
const PREBUILT = 'kueue.x-k8s.io/prebuilt-workload-name';

const MERGE_PATCH = 'application/merge-patch+json';

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
  await withoutKueue(scene);
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
    const options = { ...GUEST, contentType: MERGE_PATCH };
    const answer = await plane.request('PATCH', pathOf('unlabelled-0'), { metadata }, options);
    check(`${key} on a job that is there is refused`, refusalOf(answer, key));
  }
}

/** Ways into the queue of another tenant. */
async function hopping(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  const elsewhere = await trySubmit(plane, GUEST, { name: 'elsewhere', queue: OWNER.namespace });
  check(
    'a job in a queue that its namespace does not have is refused, and told which to name',
    refusalOf(elsewhere, `${QUEUE_LABEL}: default`),
  );
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
  // Somebody who may do everything makes one by mistake, and uses it.
  await plane.apply([queue]);
  await submit(plane, { namespace: GUEST.namespace }, { name: 'hop', queue: 'shortcut' });
  await expectWaiting(scene, 'where there is one, Kueue admits nothing from another namespace');
  await plane.request('DELETE', `${path}/shortcut`);
}

/** Checks that the job that took a shortcut waits, because its namespace is not one of the queue's. */
async function expectWaiting({ plane, check }: Scene, what: string): Promise<void> {
  let said = '';
  const isRefused = async () => {
    const path = `${KUEUE_API}/namespaces/${GUEST.namespace}/workloads`;
    const { items } = (await plane.request('GET', path)).body;
    const messages = (items as readonly Workload[])
      .filter(({ metadata }) => metadata.name.startsWith('job-hop-'))
      .flatMap(({ status }) => status?.conditions?.map(({ message }) => message) ?? []);
    said = messages.join('; ');
    return /namespace/.test(said);
  };
  const refused = await waitFor(isRefused, { what, seconds: 60 }).catch(() => false);
  const { [OWNER.namespace]: owner } = await admittedGpus(plane);
  check(what, refused && owner === 0 ? undefined : `owner has ${owner}; ${said}`);
}

interface Workload {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly message: string }[] };
}

/** While Kueue labels nothing, the guard rail says what is missing. */
async function withoutKueue({ plane, check }: Scene): Promise<void> {
  const path =
    '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/kueue-mutating-webhook-configuration';
  const { metadata, webhooks } = (await plane.request('GET', path)).body;
  const patch = (some: unknown) =>
    plane.request('PATCH', path, { webhooks: some }, { contentType: MERGE_PATCH });
  await patch(webhooks.filter(({ name }: { name: string }) => name !== 'mjob.kb.io'));
  let tries = 0;
  // It takes a moment until the API server calls it no more.
  const answer = await waitFor(
    async () => {
      const tried = await trySubmit(plane, GUEST, { name: `bare-${tries++}`, queue: undefined });
      return tried.status >= 300 && tried;
    },
    { what: `a refusal without ${metadata.name}`, seconds: 30, everyMilliseconds: 500 },
  ).catch(() => undefined);
  await patch(webhooks);
  check(
    'without Kueue, a job without a queue is refused, and told which to name',
    answer === undefined ? 'it is accepted' : refusalOf(answer, `${QUEUE_LABEL}: default`),
  );
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
