import * as path from 'node:path';
import type { Battery } from '../battery/attack';
import { type Manifest, type TreeFile, readTree } from '../battery/trees';
import type { RequestOptions, Response } from '../client';
import { sendCounted, sendWithin } from '../quota-counts';
import { waitFor } from '../wait';

const TREE = path.join(__dirname, '../../fixtures/kueue/dist');
const NAMESPACE = 'ml-vision-dev';
const USER: RequestOptions = { as: 'vic', groups: ['vision'] };

const QUEUE = { 'kueue.x-k8s.io/queue-name': 'default' };
const GPU = { requests: { 'nvidia.com/gpu': '1' }, limits: { 'nvidia.com/gpu': '1' } };

/** A pod spec, with a GPU or without one. */
function spec(resources: object = {}, more: object = {}): object {
  const containers = [{ name: 'main', image: 'registry.example.com/train', resources }];
  return { restartPolicy: 'Never', containers, ...more };
}

interface Try {
  readonly what: string;
  /** The path below the namespace. */
  readonly at: string;
  readonly metadata?: object;
  readonly spec: object;
  /** What the refusal says. Absent: it is admitted. */
  readonly says?: RegExp;
}

const jobOf = (template: object): object => ({ suspend: true, template: { spec: template } });
const serviceOf = (pod: object): object => ({
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { ...pod, restartPolicy: 'Always' } },
});
const JOBS = 'batch/v1/jobs';
const DEPLOYMENTS = 'apps/v1/deployments';
const PODS = 'pods';
const UNQUEUED = /names no queue\. Write the label `kueue\.x-k8s\.io\/queue-name: default`/;
const OWNER = {
  ownerReferences: [
    { apiVersion: 'batch/v1', kind: 'Job', name: 'made-up', uid: 'a', controller: true },
  ],
};

/** What gets around a queue, each beside the same thing without harm. */
const TRIES: readonly Try[] = [
  { what: 'a job of its queue', at: JOBS, metadata: { labels: QUEUE }, spec: jobOf(spec(GPU)) },
  { what: 'a job without a queue', at: JOBS, spec: jobOf(spec()), says: UNQUEUED },
  {
    what: 'a job in a queue that the namespace does not have',
    at: JOBS,
    metadata: { labels: { 'kueue.x-k8s.io/queue-name': 'ml-speech-prod' } },
    spec: jobOf(spec()),
    says: /names the queue ml-speech-prod, which the namespace does not have/,
  },
  {
    what: 'a job that seems to belong to another one',
    at: JOBS,
    metadata: OWNER,
    spec: jobOf(spec()),
    says: UNQUEUED,
  },
  {
    what: 'a job of a granted priority',
    at: JOBS,
    metadata: { labels: { ...QUEUE, 'kueue.x-k8s.io/priority-class': 'urgent' } },
    spec: jobOf(spec({}, { priorityClassName: 'urgent' })),
  },
  {
    what: 'a job whose pods would have a priority that nobody granted',
    at: JOBS,
    metadata: { labels: QUEUE },
    spec: jobOf(spec({}, { priorityClassName: 'system-node-critical' })),
    says: /names a class that was not granted\. Name one of: batch, urgent/,
  },
  {
    what: 'a job of a priority of the queue that nobody granted',
    at: JOBS,
    metadata: { labels: { ...QUEUE, 'kueue.x-k8s.io/priority-class': 'ml-prod' } },
    spec: jobOf(spec()),
    says: /kueue\.x-k8s\.io\/priority-class/,
  },
  {
    what: 'a job with a boost',
    at: JOBS,
    metadata: { labels: QUEUE, annotations: { 'kueue.x-k8s.io/priority-boost': '1000' } },
    spec: jobOf(spec()),
    says: /kueue\.x-k8s\.io\/priority-boost/,
  },
  {
    what: 'a job with the place of work that was made before',
    at: JOBS,
    metadata: { labels: { ...QUEUE, 'kueue.x-k8s.io/prebuilt-workload-name': 'mine' } },
    spec: jobOf(spec()),
    says: /kueue\.x-k8s\.io\/prebuilt-workload-name/,
  },
  { what: 'a deployment without devices', at: DEPLOYMENTS, spec: serviceOf(spec()) },
  {
    what: 'a deployment with devices in its queue',
    at: DEPLOYMENTS,
    metadata: { labels: QUEUE },
    spec: serviceOf(spec(GPU)),
  },
  {
    what: 'a deployment with devices without a queue',
    at: DEPLOYMENTS,
    spec: serviceOf(spec(GPU)),
    says: UNQUEUED,
  },
  { what: 'a pod without devices', at: PODS, spec: spec() },
  {
    what: 'a pod with devices in its queue',
    at: PODS,
    metadata: { labels: QUEUE },
    spec: spec(GPU),
  },
  { what: 'a pod with devices without a queue', at: PODS, spec: spec(GPU), says: UNQUEUED },
  {
    what: 'a pod with devices that seems to belong to a job',
    at: PODS,
    metadata: OWNER,
    spec: spec(GPU),
    says: UNQUEUED,
  },
];

/** What users of a namespace do whose work Kueue queues. Kueue itself is not there: the policies decide alone. */
export async function checkQueuedWork(battery: Battery): Promise<void> {
  const { plane, recorder } = battery;
  const tree = await readTree('queues', TREE);
  const isQueue = ({ path: file }: TreeFile): boolean => file.includes('queues/');
  const files = [...tree.files].sort((one, other) => Number(isQueue(one)) - Number(isQueue(other)));
  for (const { path: file, text } of files.filter(isNeeded)) {
    // The definitions of Kueue judge its objects.
    const problem = await plane.apply(text).then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (/queues\//.test(file)) recorder.check('apply', `queues: ${file}`, problem);
  }
  const before = files.filter(({ path: file }) => file.startsWith('platform/'));
  const policies = before.flatMap(({ objects }) => objects).filter(isOfQueues);
  for (const policy of policies) await plane.apply([policy]);
  const tryOne = ({ at, metadata = {}, spec: content }: Try): Promise<Response> => {
    const parts = at.split('/');
    const root = parts.length === 1 ? '/api/v1' : `/apis/${parts.slice(0, 2).join('/')}`;
    const url = `${root}/namespaces/${NAMESPACE}/${parts.at(-1)!}?dryRun=All`;
    return plane.request(
      'POST',
      url,
      { metadata: { ...metadata, name: 'try' }, spec: content },
      USER,
    );
  };
  // Each policy takes effect at a moment of its own; which words it has is judged below.
  const isGuarded = async (): Promise<boolean> => {
    for (const one of TRIES.filter(({ says }) => says !== undefined)) {
      if ((await tryOne(one)).status < 300) return false;
    }
    return true;
  };
  await waitFor(isGuarded, { what: 'policies of queues' }).catch(() => undefined);
  for (const one of TRIES) {
    const send = one.says === undefined ? sendWithin : sendCounted;
    const { status, body } = await send(() => tryOne(one));
    const isRefused = status >= 400;
    const isRight = one.says === undefined ? !isRefused : one.says.test(body.message ?? '');
    recorder.check(
      one.says === undefined ? 'work' : 'attack',
      `${one.what} is ${one.says === undefined ? 'admitted' : 'refused'}`,
      isRight && isRefused === (one.says !== undefined)
        ? undefined
        : `${status} ${body.message ?? ''}`,
    );
  }
  const local = `/apis/kueue.x-k8s.io/v1beta2/namespaces/${NAMESPACE}/localqueues`;
  const queue = { metadata: { name: 'other' }, spec: { clusterQueue: 'ml-speech-prod' } };
  const made = await plane.request('POST', local, queue, USER);
  recorder.check(
    'attack',
    "a way into another tenant's queue is refused",
    made.status === 403 ? undefined : `${made.status}`,
  );
  const read = await plane.request('GET', local, undefined, USER);
  recorder.check(
    'work',
    'the queues of the namespace are read',
    read.status < 300 ? undefined : `${read.status}`,
  );
  for (const { metadata, kind } of policies) {
    const plural = kind === 'ValidatingAdmissionPolicy' ? 'policies' : 'policybindings';
    const url = `/apis/admissionregistration.k8s.io/v1/validatingadmission${plural}/${metadata.name}`;
    await plane.request('DELETE', url);
  }
  await plane.request('DELETE', `/api/v1/namespaces/${NAMESPACE}`);
}

function isNeeded({ path: file }: TreeFile): boolean {
  return /^(?:queues\/|(?:tenants|access|local-queues)\/vision\/dev\.k8s\.yaml$)/.test(file);
}

function isOfQueues({ metadata }: Manifest): boolean {
  return /^queue(d-jobs|d-services|-turns)$/.test(metadata.name);
}
