import { type Attack, byPodRail, byPolicy, later } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { FINER, HOUSED, LENIENT } from '../battery/targets';
import { type Stored, type Work, expect } from '../battery/work';
import { type Part, deployment, job, pod } from './drafts';
import { tryPod } from './guard-rails-drafts';

const KEY = 'example.com/house';
const FLOOR = 'example.com/floor';
const TAINT = { key: KEY, operator: 'Equal', value: 'housed', effect: 'NoSchedule' };

const ELSEWHERE = byPolicy(
  'own-nodes',
  'pods of this namespace run on nodes of its own\\. Write `nodeSelector: \\{example\\.com/floor: 1, example\\.com/house: housed\\}`',
);
const INTOLERANT = byPolicy(
  'own-nodes',
  'pods of this namespace run on nodes of its own\\. Let this one tolerate their taint, example\\.com/house=housed',
);
const STRANGER = byPodRail(
  'podScheduling',
  `this pod tolerates the taint ${KEY}, which keeps nodes for others`,
);

const HOME: Part = { nodeSelector: { [KEY]: 'housed', [FLOOR]: '1' } };

export const OWN_NODE_ATTACKS: readonly Attack[] = [
  {
    route: 'E34',
    what: 'run on the nodes of another tenant',
    call: create('pods', pod({ ...HOME, tolerations: [TAINT] })),
    by: WORKERS,
    target: FINER,
    refused: STRANGER,
  },
  {
    route: 'E34',
    what: 'run on the nodes of another tenant by a deployment',
    call: create('deployments', deployment({ ...HOME, tolerations: [TAINT] })),
    by: WORKERS,
    target: FINER,
    refused: later(STRANGER),
  },
  {
    route: 'E34',
    what: 'leave the nodes of the tenant by choosing others',
    call: create('pods', pod({ nodeSelector: { [KEY]: 'another', [FLOOR]: '1' } })),
    by: WORKERS,
    target: HOUSED,
    refused: ELSEWHERE,
  },
  {
    route: 'E34',
    what: 'leave the nodes of the tenant by choosing none',
    call: create('pods', pod()),
    by: WORKERS,
    target: HOUSED,
    before: 36,
    refused: ELSEWHERE,
  },
  {
    route: 'E34',
    what: 'leave the nodes of the tenant by a job that chooses others',
    call: create('jobs', job({ nodeSelector: { [FLOOR]: '2' } })),
    by: WORKERS,
    target: HOUSED,
    refused: later(ELSEWHERE),
  },
  {
    route: 'E34',
    what: 'wait for nodes without tolerating their taint',
    call: create('pods', pod(HOME)),
    by: WORKERS,
    target: HOUSED,
    before: 36,
    refused: INTOLERANT,
  },
];

/** Where a pod of the tenant runs, and with which priority. */
function expectHoused({ spec }: Stored, priority: number): void {
  const { nodeSelector, tolerations } = spec;
  expect(
    nodeSelector?.[KEY] === 'housed' && nodeSelector[FLOOR] === '1',
    `it chooses ${JSON.stringify(nodeSelector)}`,
  );
  expect(
    tolerations.some((one: Part) => one['key'] === KEY && one['value'] === 'housed'),
    `it tolerates ${JSON.stringify(tolerations)}`,
  );
  expect(spec.priority === priority, `its priority is ${spec.priority}`);
}

export const OWN_NODE_WORK: readonly Work[] = [
  {
    what: 'run a pod that says nothing, and is on the nodes of the tenant with its priority',
    by: WORKERS,
    target: HOUSED,
    since: 36,
    async run(worker) {
      const stored = await worker.create('pods', pod());
      expectHoused(stored, 1000);
      expect(stored.spec.priorityClassName === 'lab-batch', stored.spec.priorityClassName);
      expect(stored.spec.preemptionPolicy === 'Never', stored.spec.preemptionPolicy);
    },
  },
  {
    what: 'name another class, and further labels of the nodes',
    by: WORKERS,
    target: HOUSED,
    since: 36,
    async run(worker) {
      const spec = { priorityClassName: 'lab-urgent', nodeSelector: { [FLOOR]: '1', zone: 'a' } };
      const stored = await worker.call(tryPod(spec));
      expectHoused(stored, 100000);
      expect(stored.spec.nodeSelector.zone === 'a', 'it lost a label');
    },
  },
  {
    what: 'state what is given anyway, with a toleration of one’s own beside it',
    by: WORKERS,
    target: HOUSED,
    async run(worker) {
      const spec = { ...HOME, priorityClassName: 'lab-batch', tolerations: [TAINT] };
      const stored = await worker.call(tryPod(spec));
      expectHoused(stored, 1000);
      const given = stored.spec.tolerations.filter((one: Part) => one['key'] === KEY);
      expect(given.length === 1, `it has ${given.length} tolerations of the taint`);
    },
  },
  {
    what: 'run a workload whose pods say nothing',
    by: ['user'],
    target: HOUSED,
    since: 36,
    run: [create('deployments', deployment({}))],
  },
  {
    what: 'run pods as they are where no nodes are kept, and where guard rails warn',
    by: ['user'],
    target: LENIENT,
    async run(worker) {
      const { spec } = await worker.call(tryPod({}));
      expect(spec.nodeSelector === undefined && spec.priority === 0, 'it was changed');
    },
  },
];
