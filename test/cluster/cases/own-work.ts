import {
  type Draft,
  create,
  createAt,
  dry,
  jsonPatch,
  patch,
  pathOf,
  read,
  remove,
  strategicPatch,
} from '../battery/calls';
import { CAROL, STAMP, STAMPED } from '../battery/colleagues';
import { type Persona, WORKERS } from '../battery/people';
import { type Stored, type Work, expect } from '../battery/work';
import { OPEN } from '../battery/targets';
import { container, deployment, job, pod } from './drafts';
import { LABEL, STAMP_WORK, expectStamps, stampsOf } from './own-work-stamps';

/** What an operator sends for a person, and what it makes of that person’s work. */
const FOR_OTHERS: readonly Persona[] = [
  'operator',
  'platform',
  'localOperator',
  'deliverer',
  'deliveryTeam',
  'flux',
  'addOn',
];

const WORKLOADS = ['pods', 'deployments', 'statefulsets', 'jobs', 'cronjobs'] as const;

const OTHERS: readonly Work[] = [
  {
    what: 'change what says nothing about who made it, as before',
    by: WORKERS,
    run: WORKLOADS.filter((plural) => plural !== 'statefulsets').flatMap((plural) => [
      dry(patch(`${plural}/target`, LABEL)),
      dry(remove(`${plural}/target`)),
    ]),
  },
  {
    what: 'change and delete what a colleague made, because it is one’s task',
    by: ['admin', ...FOR_OTHERS],
    run: WORKLOADS.flatMap((plural) => [
      dry(patch(`${plural}/owned`, LABEL)),
      dry(remove(`${plural}/owned`)),
    ]),
  },
  {
    what: 'delete a colleague’s pod, as what runs pods does',
    by: ['kubelet', 'scheduler'],
    run: [dry(remove('pods/owned'))],
  },
  {
    what: 'scale, evict, resize and debug what a colleague made, as an admin',
    by: ['admin'],
    run: [
      dry(patch('deployments/owned/scale', { spec: { replicas: 1 } })),
      dry(patch('statefulsets/owned/scale', { spec: { replicas: 1 } })),
      dry(
        createAt('pods/owned/eviction', {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: { name: 'owned' },
        }),
      ),
      dry(
        strategicPatch('pods/owned/ephemeralcontainers', {
          spec: { ephemeralContainers: [container({ name: '{name}' })] },
        }),
      ),
      dry(patch('rayjobs/owned', LABEL)),
      dry(remove('inferenceservices/owned')),
    ],
  },
  {
    what: 'give a job back the pods that it lost, as an admin',
    by: ['admin', 'operator'],
    async run(worker) {
      const { spec } = job({}, { suspend: true, manualSelector: true }) as Stored;
      await worker.create('jobs', {
        spec: { ...spec, selector: { matchLabels: { case: '{name}' } } },
      } as Draft);
      await worker.call(patch('jobs/{name}', LABEL));
    },
  },
  {
    what: 'hand work over to somebody else, as an admin',
    by: ['admin'],
    async run(worker) {
      const stored = await worker.create('jobs', {
        ...job({}, { suspend: true }),
        metadata: STAMPED,
      });
      expect(stampsOf(stored)[0] === CAROL, `it is stamped ${stampsOf(stored)[0]}`);
      const next = { metadata: { annotations: { [STAMP]: 'dan@example.com' } } };
      const changed = await worker.call(patch('jobs/{name}', next));
      expect(stampsOf(changed)[0] === 'dan@example.com', `it is stamped ${stampsOf(changed)[0]}`);
    },
  },
  {
    what: 'make work for others without a stamp, or with theirs',
    by: FOR_OTHERS,
    async run(worker) {
      const stored = await worker.create('jobs', job({}, { suspend: true }));
      expectStamps(stored, undefined, undefined);
      const theirs = { ...job({}, { suspend: true }), metadata: STAMPED };
      const copied = await worker.createAs(`${worker.name}-theirs`, 'jobs', theirs);
      expectStamps(copied, CAROL, undefined);
    },
  },
  {
    what: 'scale a Ray cluster that a person made, as its autoscaler does',
    by: ['rayPod'],
    run: [
      jsonPatch('rayclusters/owned', [
        { op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 2 },
      ]),
    ],
  },
  {
    what: 'make executors that belong to the driver, and clear them away',
    by: ['sparkPod'],
    async run(worker) {
      const { metadata } = await worker.call(read('pods/target'));
      const owner = {
        apiVersion: 'v1',
        kind: 'Pod',
        name: 'target',
        uid: metadata.uid,
        controller: true,
      };
      const stored = await worker.create('pods', pod({}, { ownerReferences: [owner] }));
      expectStamps(stored, undefined);
      await worker.running();
      await worker.call(remove('pods/{name}'));
    },
  },
];

/** What everybody may do where the guard rail is off. */
const SWITCHED_OFF: readonly Work[] = [
  {
    what: 'change and delete a colleague’s work where that is nobody’s',
    by: ['user'],
    target: OPEN,
    async run(worker) {
      const made = { ...deployment({}, { replicas: 1 }), metadata: STAMPED };
      await worker.asCluster(create('deployments', made));
      await worker.call(
        patch('deployments/{name}', { metadata: { annotations: { [STAMP]: 'x' } } }),
      );
      await worker.call(patch('deployments/{name}/scale', { spec: { replicas: 2 } }));
      const { items } = await worker.runningPods(2);
      const [first] = items.map((item: Stored) => item.metadata.name);
      await worker.call({
        method: 'POST',
        path: pathOf(`pods/${first}/eviction`),
        body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: first } },
      });
      await worker.call(remove('deployments/{name}'));
    },
  },
  {
    what: 'make work that says nothing of a maker where nobody asks',
    by: ['user'],
    target: OPEN,
    async run(worker) {
      const stored = await worker.create('jobs', job({}, { suspend: true }));
      expectStamps(stored, undefined, undefined);
    },
  },
];

/** The guard rail `ownWork`, and what goes past it. */
export const OWN_WORK: readonly Work[] = [...STAMP_WORK, ...OTHERS, ...SWITCHED_OFF];
