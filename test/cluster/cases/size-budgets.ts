import { type Attack, type Refusal, later } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { FINER } from '../battery/targets';
import { type Work, expect } from '../battery/work';
import { type Part, container, deployment, pod, volumeClaim } from './drafts';
import { tryPod } from './guard-rails-drafts';

/** A pod whose container has these requests and limits. */
const sized = (requests: Part, limits: Part): Part => ({
  containers: [container({ resources: { requests, limits } })],
});

const BEYOND_RATIO: Refusal = {
  status: 403,
  message: /cpu max limit to request ratio per Container is 4, but provided ratio is 5\.0/,
};

/** Claims and containers of a size that nobody planned for. */
export const SIZE_BUDGET_ATTACKS: readonly Attack[] = [
  {
    route: 'E62',
    what: 'a claim above the largest size, within the quota',
    call: create('persistentvolumeclaims', volumeClaim('21Gi')),
    by: WORKERS,
    target: FINER,
    refused: {
      status: 403,
      message: /maximum storage usage per PersistentVolumeClaim is 20Gi, but request is 21Gi/,
    },
  },
  {
    route: 'E62',
    what: 'a claim below the smallest size',
    call: create('persistentvolumeclaims', volumeClaim('1Mi')),
    by: WORKERS,
    target: FINER,
    refused: {
      status: 403,
      message: /minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 1Mi/,
    },
  },
  {
    route: 'E64',
    what: 'a limit of cpu far above the request',
    call: create('pods', pod(sized({ cpu: '200m' }, { cpu: '1' }))),
    by: WORKERS,
    target: FINER,
    refused: BEYOND_RATIO,
  },
  {
    route: 'E64',
    what: 'a limit of memory far above the request',
    call: create('pods', pod(sized({ memory: '1Gi' }, { memory: '3Gi' }))),
    by: WORKERS,
    target: FINER,
    refused: {
      status: 403,
      message: /memory max limit to request ratio per Container is 2, but provided ratio is 3\.0/,
    },
  },
  {
    route: 'E64',
    what: 'a limit of cpu far above the request, by a deployment',
    call: create('deployments', deployment(sized({ cpu: '200m' }, { cpu: '1' }))),
    by: WORKERS,
    target: FINER,
    refused: later(BEYOND_RATIO),
  },
];

export const SIZE_BUDGET_WORK: readonly Work[] = [
  ...['1Gi', '20Gi'].map((storage): Work => ({
    what: `claim ${storage}, which is a bound itself`,
    by: WORKERS,
    target: FINER,
    run: [create('persistentvolumeclaims', volumeClaim(storage))],
  })),
  {
    what: 'run containers whose limits are as far above the requests as allowed',
    by: WORKERS,
    target: FINER,
    run: [tryPod(sized({ cpu: '250m', memory: '1Gi' }, { cpu: '1', memory: '2Gi' }))],
  },
  {
    what: 'run a container that states nothing, with a default request whose limit is within the ratio',
    by: WORKERS,
    target: FINER,
    async run(worker) {
      const { spec } = await worker.create('pods', pod());
      const { requests, limits } = spec.containers[0].resources;
      expect(requests.cpu === '100m' && requests.memory === '512Mi', JSON.stringify(requests));
      expect(limits.cpu === '200m' && limits.memory === '1Gi', JSON.stringify(limits));
    },
  },
];
