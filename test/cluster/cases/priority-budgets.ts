import { type Attack, later, overQuota } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { FINER } from '../battery/targets';
import type { Work } from '../battery/work';
import { type Part, job, podSized, podWith } from './drafts';
import { tryPod } from './guard-rails-drafts';

const URGENT = 'lab-urgent';
const QUOTA = `priority-${URGENT}`;
const GPU = 'nvidia.com/gpu';

/** A pod spec of a class that has a budget. */
const urgent = (spec: unknown): Part => ({ priorityClassName: URGENT, ...(spec as Part) });

/** More of something than the class may request, although the namespace has it. */
const TOO_MUCH: readonly (readonly [what: string, spec: Part, key: string])[] = [
  ['GPUs', urgent(podWith({ [GPU]: 3 }).spec), `requests.${GPU}`],
  ['cpu', urgent(podSized({ cpu: '3' }).spec), 'requests.cpu'],
  ['memory', urgent(podSized({ memory: '5Gi' }).spec), 'requests.memory'],
];

/** A tenant that may use a high class runs everything with it. */
export const PRIORITY_BUDGET_ATTACKS: readonly Attack[] = [
  ...TOO_MUCH.map(([what, spec, key]): Attack => ({
    route: 'E38',
    what: `more ${what} with a high priority than granted`,
    call: create('pods', { spec }),
    by: WORKERS,
    target: FINER,
    refused: overQuota(QUOTA, key),
  })),
  {
    route: 'E38',
    what: 'more GPUs with a high priority than granted, by a job',
    call: create('jobs', job(TOO_MUCH[0]![1])),
    by: WORKERS,
    target: FINER,
    refused: later(overQuota(QUOTA, `requests.${GPU}`)),
  },
];

export const PRIORITY_BUDGET_WORK: readonly Work[] = [
  {
    what: 'use the budget of a high priority up, and more of the quota without it',
    by: ['user'],
    target: FINER,
    async run(worker) {
      await worker.used(QUOTA, `requests.${GPU}`, '0');
      await worker.createAs('urgent', 'pods', { spec: urgent(podWith({ [GPU]: 2 }).spec) });
      await worker.used(QUOTA, `requests.${GPU}`, '2');
      await worker.createAs('ordinary', 'pods', podWith({ [GPU]: 3 }));
      await worker.used('namespace', `requests.${GPU}`, '5');
      await worker.used(QUOTA, `requests.${GPU}`, '2');
    },
  },
  ...TOO_MUCH.map(([what, spec]): Work => ({
    what: `request as much ${what} with a class that has no budget`,
    by: WORKERS,
    target: FINER,
    run: [tryPod({ ...spec, priorityClassName: 'lab-batch' })],
  })),
  {
    what: 'request as much without a class',
    by: WORKERS,
    target: FINER,
    run: TOO_MUCH.map(([, spec]) => tryPod({ ...spec, priorityClassName: undefined })),
  },
];
