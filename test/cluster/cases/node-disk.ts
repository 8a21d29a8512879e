import { type Attack, overQuota } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { DISK } from '../battery/targets';
import { type Stored, type Work, expect } from '../battery/work';
import { container, deployment, pod, podRequesting, podWith } from './drafts';

const KEY = 'ephemeral-storage';

/** What the first container of a pod requests of the disk of its node, and its limit. */
function diskOf({ spec }: Stored): string {
  const { requests = {}, limits = {} } = spec.containers[0].resources;
  return `${requests[KEY]} to ${limits[KEY]}`;
}

function expectDisk(stored: Stored, wanted: string): void {
  expect(diskOf(stored) === wanted, `its disk is ${diskOf(stored)}`);
}

/** More of the disk of a node than the quota has, or than one container may have. */
export const NODE_DISK_ATTACKS: readonly Attack[] = [
  {
    route: 'E64',
    what: 'request more of the disk of a node than granted, in several containers',
    call: create(
      'pods',
      pod({
        containers: ['a', 'b', 'c'].map((name) =>
          container({ name, resources: { requests: { [KEY]: '17Gi' } } }),
        ),
      }),
    ),
    by: WORKERS,
    target: DISK,
    // Before 1.36 nothing raises the default limit to the request.
    since: 36,
    refused: overQuota('namespace', `requests.${KEY}`),
  },
  {
    route: 'E64',
    what: 'a limit on the disk of a node beyond the burst',
    call: create(
      'pods',
      pod({
        containers: ['a', 'b', 'c'].map((name) =>
          container({ name, resources: { requests: { [KEY]: '1Gi' }, limits: { [KEY]: '29Gi' } } }),
        ),
      }),
    ),
    by: WORKERS,
    target: DISK,
    refused: overQuota('namespace', `limits.${KEY}`),
  },
  {
    route: 'E64',
    what: 'more of the disk of a node than one container may have',
    call: create('pods', podWith({ [KEY]: '31Gi' })),
    by: WORKERS,
    target: DISK,
    refused: {
      status: 403,
      message: /maximum ephemeral-storage usage per Container is 30Gi, but limit is 31Gi/,
    },
  },
];

export const NODE_DISK_WORK: readonly Work[] = [
  {
    what: 'run a pod that says nothing of the disk of its node, and is counted',
    by: WORKERS,
    target: DISK,
    async run(worker) {
      await worker.used('namespace', `requests.${KEY}`, '0');
      await worker.create('pods', pod());
      expectDisk(await worker.running(), '1Gi to 1228Mi');
      await worker.used('namespace', `requests.${KEY}`, '1Gi');
      await worker.used('namespace', `limits.${KEY}`, '1228Mi');
    },
  },
  {
    what: 'run a workload whose pods say nothing of the disk of their node',
    by: ['user'],
    target: DISK,
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 2 }));
      const { items } = await worker.runningPods(2);
      for (const item of items) expectDisk(item, '1Gi to 1228Mi');
    },
  },
  {
    what: 'state a limit of the disk of the node alone',
    by: ['user'],
    target: DISK,
    async run(worker) {
      expectDisk(await worker.create('pods', podWith({ [KEY]: '5Gi' })), '5Gi to 5Gi');
    },
  },
  {
    what: 'request more of the disk of the node than the default limit, without a limit',
    by: ['user'],
    target: DISK,
    since: 36,
    async run(worker) {
      expectDisk(await worker.create('pods', podRequesting({ [KEY]: '10Gi' })), '10Gi to 10Gi');
    },
  },
];
