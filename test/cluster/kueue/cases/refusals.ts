import { type Place, type Work, QUEUE_LABEL, at, clear, submit, trySubmit } from '../jobs';
import { expectGpus } from '../queues';
import type { Scene } from '../scene';

const GUEST = at('guest');
const OWNER = at('owner');
const BOOST = 'kueue.x-k8s.io/priority-boost';

/** What gets around the queue of a namespace. */
const ATTACKS: readonly (readonly [what: string, work: Omit<Work, 'name'>, says: RegExp])[] = [
  [
    "a job in another tenant's queue",
    { queue: OWNER.namespace },
    /kueue.x-k8s.io\/queue-name|queue/,
  ],
  ['a job with a boost', { annotations: { [BOOST]: '1000' } }, /priority-boost/],
  [
    'a job of a priority that was not granted',
    { labels: { 'kueue.x-k8s.io/priority-class': 'ml-urgent' } },
    /priority-class/,
  ],
  [
    'a job with a workload that somebody made before',
    { labels: { 'kueue.x-k8s.io/prebuilt-workload-name': 'mine' } },
    /prebuilt-workload-name/,
  ],
];

/** Every job goes through the queue of its namespace, and waits for its turn there. */
export async function refusals(scene: Scene): Promise<void> {
  const { plane, check } = scene;
  for (const [what, work, says] of ATTACKS) {
    check(`${what} is refused`, await refusal(scene, GUEST, { ...work, name: 'attack' }, says));
  }
  await submit(plane, GUEST, { name: 'unlabelled', queue: undefined });
  const path = `/apis/batch/v1/namespaces/${GUEST.namespace}/jobs/unlabelled-0`;
  const { labels } = (await plane.request('GET', path)).body.metadata;
  check(
    'a job without a queue gets that of its namespace',
    labels?.[QUEUE_LABEL] === 'default' ? undefined : JSON.stringify(labels),
  );
  await expectGpus(scene, 'and is admitted there', [[GUEST, 1]]);
  for (const [key, value] of [
    [BOOST, '1000'],
    ['kueue.x-k8s.io/priority-class', 'ml-urgent'],
  ] as const) {
    const kind = key === BOOST ? 'annotations' : 'labels';
    const patch = { metadata: { [kind]: { [key]: value } } };
    const { status, body } = await plane.request('PATCH', path, patch, {
      ...GUEST,
      contentType: 'application/merge-patch+json',
    });
    check(
      `${key} on a job that waits is refused`,
      status === 403 || status === 422 ? undefined : `${status} ${body.message ?? 'accepted'}`,
    );
  }
  await clear(plane, [GUEST.namespace]);
}

/** What is wrong with the answer to something that must be refused. */
async function refusal(
  { plane }: Scene,
  place: Place,
  work: Work,
  says: RegExp,
): Promise<string | undefined> {
  const { status, body } = await trySubmit(plane, place, work);
  if (status < 300) return 'it is accepted';
  const { message } = body as { message: string };
  return (status === 403 || status === 422) && says.test(message)
    ? undefined
    : `${status} ${message}`;
}
