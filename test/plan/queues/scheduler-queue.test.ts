import { Plan } from '../../../lib/plan/plan';
import { nodesOf } from '../../../lib/plan/queues/queue-node';
import { queueTree } from '../../../lib/plan/queues/queue-tree';
import type { SchedulerQueue } from '../../../lib/plan/queues/scheduler-queue';
import { yunikornPath } from '../../../lib/plan/queues/yunikorn-names';
import type { QueueEngine } from '../../../lib/fleet/model/props';
import { fleetOf } from '../../fleet/resolved';

const fleetWith = (engine: QueueEngine) =>
  fleetOf({
    platform: {
      prefix: 'ml',
      queueing: engine,
      pools: { h100: { resource: 'nvidia.com/gpu', capacity: 32 } },
      environments: { dev: { share: '50%' }, prod: { share: '50%' } },
    },
    organizations: {
      research: { quota: { gpu: 24 } },
      lab: { parent: 'research', quota: { gpu: 16 } },
    },
    tenants: [
      { name: 'vision', costCenter: 'E', organization: 'lab', quota: { gpu: 8 } },
      {
        name: 'audio',
        costCenter: 'E',
        quota: { gpu: 4 },
        scheduling: { queues: ['shared'], metadata: ['gpu-fraction'] },
        accept: [{ code: 'METADATA_UNCOUNTED', why: 'the queue bounds it' }],
        environments: { prod: { queue: 'none' } },
      },
    ],
  });

/** What is known of each namespace. */
function namespaces(engine: QueueEngine) {
  const views = [...new Plan(fleetWith(engine)).tenants()].flatMap((tenant) => tenant.namespaces);
  return new Map(views.map((view) => [view.namespace, view]));
}

const queuesOf = (engine: QueueEngine): Record<string, SchedulerQueue | undefined> =>
  Object.fromEntries([...namespaces(engine)].map(([name, view]) => [name, view.schedulerQueue]));

test('Kueue works with any scheduler', () => {
  expect(Object.values(queuesOf('kueue'))).toEqual([undefined, undefined, undefined, undefined]);
});

test('an environment without a queue stays with the scheduler of Kubernetes', () => {
  const view = namespaces('kai').get('ml-audio-prod')!;
  expect(view.schedulerQueue).toBeUndefined();
  expect(view.parameters.schedulers).toEqual([]);
  expect(view.labels).not.toHaveProperty(['cdk8s-tenancy/queued-by']);
});

test('Volcano reads the queue of pods from the Namespace', () => {
  const view = namespaces('volcano').get('ml-vision-dev')!;
  expect(view.annotations).toMatchObject({
    'scheduling.volcano.sh/queue-name': 'ml-vision-dev',
    'cdk8s-tenancy/queues': 'ml-vision-dev',
    'cdk8s-tenancy/schedulers': 'volcano',
  });
  expect(view.labels).toMatchObject({ 'cdk8s-tenancy/queued-by': 'volcano' });
});

test('what is granted besides stays granted', () => {
  const { parameters } = namespaces('kai').get('ml-audio-dev')!;
  expect(parameters.queues).toEqual(['ml-audio-dev', 'shared']);
  expect(parameters.metadata).toEqual(['gpu-fraction']);
});

test('a Namespace says to YuniKorn where its queue is in the tree that the ConfigMap holds', () => {
  const tree = queueTree(fleetWith('yunikorn'))!;
  const leaves = [...nodesOf(tree)].filter(({ namespace }) => namespace !== undefined);
  expect(leaves).toHaveLength(3);
  const views = namespaces('yunikorn');
  for (const leaf of leaves) {
    const view = views.get(leaf.namespace!)!;
    expect(view.schedulerQueue!.queue).toBe(yunikornPath(leaf));
    expect(view.annotations['yunikorn.apache.org/parentqueue']).toBe(yunikornPath(leaf.parent!));
  }
});

test('what the webhook of YuniKorn writes on pods needs no grant', () => {
  expect(namespaces('yunikorn').get('ml-audio-dev')!.parameters.metadata).toEqual([
    'gpu-fraction',
    'yunikorn.apache.org/allow-preemption',
    'yunikorn.apache.org/user.info',
  ]);
});
