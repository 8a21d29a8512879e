import type { QueueScheduler } from '../../../lib/fleet/catalogue/queue-engines';

/** An object that somebody makes in a namespace of a fixture, and what must come of it. */
export interface QueueCase {
  /** What somebody tries. */
  readonly what: string;
  /** @default - the queued namespace `<prefix>-vision-dev` */
  readonly namespace?: string;
  readonly object: Draft;
  /** What the refusal says. Absent: it is accepted. */
  readonly refused?: RegExp;
  /** What is stored, where something is completed: parts of the object. */
  readonly stored?: Draft;
}

export interface Draft {
  readonly kind?: 'Pod' | 'Job' | 'PodGroup';
  readonly metadata?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly spec?: Readonly<Record<string, unknown>>;
}

const labelled = (labels: Readonly<Record<string, string>>): Draft => ({ metadata: { labels } });
const annotated = (annotations: Readonly<Record<string, string>>): Draft => ({
  metadata: { annotations },
});
const group = (queue?: string): Draft => ({ kind: 'PodGroup', spec: queue ? { queue } : {} });
const job = (queue?: string): Draft => ({ kind: 'Job', spec: queue ? { queue } : {} });

const on = (schedulerName: string, draft: Draft = {}): Draft => ({
  ...draft,
  spec: { schedulerName },
});

const QUEUE = /names the queue of a scheduler that all tenants share/;
const OWN_QUEUE = /`queue` must name the queue of the namespace/;
const APPLICATION = /joins the pod to an application of YuniKorn/;
const SCHEDULER = /asks for the scheduler default-scheduler; granted here: \w+/;

/** Attacks on the queues of others, each with work of the same kind that is fine. */
export const QUEUE_CASES: Readonly<Record<QueueScheduler, readonly QueueCase[]>> = {
  volcano: [
    { what: 'pass the queue by the scheduler of Kubernetes', object: {}, refused: SCHEDULER },
    { what: 'run in the queue of the namespace', object: on('volcano') },
    {
      what: 'name the queue of a neighbour',
      object: on('volcano', annotated({ 'scheduling.volcano.sh/queue-name': 'vc-speech' })),
      refused: QUEUE,
    },
    {
      what: 'name the own queue',
      object: on('volcano', annotated({ 'scheduling.volcano.sh/queue-name': 'vc-vision-dev' })),
    },
    { what: 'run a Job in the queue of a neighbour', object: job('vc-speech'), refused: OWN_QUEUE },
    { what: 'run a Job in the queue `default`', object: job('default'), refused: OWN_QUEUE },
    { what: 'run a Job that names no queue', object: job(), refused: OWN_QUEUE },
    { what: 'run a Job in the own queue', object: job('vc-vision-dev') },
    { what: 'group pods in the queue `default`', object: group('default'), refused: OWN_QUEUE },
    { what: 'group pods in the own queue', object: group('vc-vision-dev') },
    {
      what: 'run a pod at once where nothing is queued',
      namespace: 'vc-vision-serving',
      object: {},
    },
  ],
  kai: [
    {
      what: 'run a pod that says nothing: it is in the queue of its namespace',
      object: {},
      stored: {
        metadata: { labels: { 'kai.scheduler/queue': 'kai-vision-dev' } },
        spec: { schedulerName: 'kai-scheduler' },
      },
    },
    {
      what: 'be in the queue of a neighbour by the label of a project: the own queue comes first',
      object: labelled({ project: 'kai-speech' }),
      stored: { metadata: { labels: { 'kai.scheduler/queue': 'kai-vision-dev' } } },
    },
    {
      what: 'name the queue of a neighbour',
      object: labelled({ 'kai.scheduler/queue': 'kai-speech' }),
      refused: /kai\.scheduler\/queue/,
    },
    { what: 'name the own queue', object: labelled({ 'kai.scheduler/queue': 'kai-vision-dev' }) },
    {
      what: 'take a priority by a label',
      object: labelled({ priorityClassName: 'system-cluster-critical' }),
      refused: /gives the work another priority with KAI/,
    },
    {
      what: 'name a granted priority by a label',
      object: labelled({ priorityClassName: 'train' }),
    },
    {
      what: 'keep what was borrowed for a day',
      object: annotated({ 'kai.scheduler/preemption-delay': '24h' }),
      refused: /delays that others get back/,
    },
    {
      what: 'take a part of a card that no quota counts',
      object: annotated({ 'gpu-fraction': '0.5' }),
      refused: /gpu-fraction/,
    },
    { what: 'group pods in a queue of KAI', object: group('default-queue'), refused: OWN_QUEUE },
    { what: 'group pods in the own queue', object: group('kai-vision-dev') },
  ],
  yunikorn: [
    {
      what: 'run a pod that says nothing',
      object: {},
      stored: { spec: { schedulerName: 'yunikorn' } },
    },
    {
      what: 'join the pods of a neighbour that name no application',
      object: labelled({ applicationId: 'yunikorn-yk-speech-autogen' }),
      refused: APPLICATION,
    },
    {
      what: 'join an application of a neighbour by a label',
      object: labelled({ 'yunikorn.apache.org/app-id': 'yk-speech.train' }),
      refused: APPLICATION,
    },
    {
      what: 'join an application of a neighbour by an annotation',
      object: annotated({ 'yunikorn.apache.org/app-id': 'yk-speech.train' }),
      refused: APPLICATION,
    },
    {
      what: 'join an application of Spark whose name can be guessed',
      object: labelled({ 'spark-app-selector': 'spark-application-1750000000000' }),
      refused: APPLICATION,
    },
    {
      what: 'run an own application',
      object: labelled({ 'yunikorn.apache.org/app-id': 'yk-vision-dev.train' }),
    },
    {
      what: 'run what the webhook of YuniKorn completed',
      object: {
        metadata: {
          labels: { applicationId: 'yunikorn-yk-vision-dev-autogen' },
          annotations: {
            'yunikorn.apache.org/allow-preemption': 'true',
            'yunikorn.apache.org/user.info': '{"user":"vic"}',
          },
        },
      },
    },
    {
      what: 'run an executor of Spark',
      object: labelled({ 'spark-app-selector': 'spark-0123456789abcdef0123456789abcdef' }),
    },
    {
      what: 'ask to be evicted last',
      object: annotated({ 'yunikorn.apache.org/allow-preemption': 'false' }),
      refused: /asks to be evicted after all others/,
    },
    {
      what: 'name the queue of a neighbour',
      object: labelled({ queue: 'root.yk-tenant-speech.yk-speech' }),
      refused: QUEUE,
    },
    {
      what: 'name the own queue',
      object: labelled({ queue: 'root.yk-tenant-vision.yk-vision-dev' }),
    },
    {
      what: 'join an application of a neighbour from a namespace without a queue',
      namespace: 'yk-vision-serving',
      object: on('yunikorn', labelled({ applicationId: 'yk-speech.train' })),
      refused: APPLICATION,
    },
    {
      what: 'run an own application in a namespace without a queue',
      namespace: 'yk-vision-serving',
      object: on('yunikorn', labelled({ applicationId: 'yk-vision-serving.train' })),
    },
  ],
};
