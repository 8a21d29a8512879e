import { type Attack, byPodRail, byPolicy } from '../battery/attack';
import { type Call, create, createAt } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { LISTED } from '../battery/targets';
import type { Work } from '../battery/work';
import { type Part, container, pod } from './drafts';
import { listed, listedPod, tryPod } from './guard-rails-drafts';

const YEAR = 31_536_000;

const tooLong = (seconds: number, bound: number) =>
  byPodRail('podScheduling', `this pod may take ${seconds} seconds to end, .*: ${bound}\\.`);
const probe = (seconds: number): Part => ({
  exec: { command: ['true'] },
  terminationGracePeriodSeconds: seconds,
});

const PODS: readonly (readonly [what: string, spec: Part])[] = [
  ['a grace period', { terminationGracePeriodSeconds: YEAR }],
  ['a liveness probe', { containers: [container({ livenessProbe: probe(YEAR) })] }],
  ['a startup probe', { containers: [container({ startupProbe: probe(YEAR) })] }],
  [
    'a probe of a sidecar',
    {
      initContainers: [
        container({ name: 'side', restartPolicy: 'Always', livenessProbe: probe(YEAR) }),
      ],
    },
  ],
];

/** Deletes a pod that is there, and gives it a year. */
const deletion: Call = {
  method: 'DELETE',
  path: `/api/v1/namespaces/{ns}/pods/target?gracePeriodSeconds=${YEAR}`,
};

export const GRACE_ATTACKS: readonly Attack[] = [
  ...PODS.map(([what, spec]): Attack => ({
    route: 'E38',
    what: `hold a node for a year by ${what}`,
    call: create('pods', pod(spec)),
    by: WORKERS,
    refused: tooLong(YEAR, 3600),
  })),
  {
    route: 'E38',
    what: 'hold a node for longer than a namespace allows',
    call: create('pods', listedPod({ terminationGracePeriodSeconds: 601 })),
    by: WORKERS,
    target: LISTED,
    refused: tooLong(601, 600),
  },
  {
    route: 'E38',
    what: 'hold a node for a year by deleting a pod so',
    call: deletion,
    by: WORKERS,
    refused: byPolicy('pod-deletion', `this pod would take ${YEAR} seconds to end`),
  },
  {
    route: 'E38',
    what: 'hold a node for a year by evicting a pod so',
    call: createAt('pods/target/eviction', {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name: 'target' },
      deleteOptions: { gracePeriodSeconds: YEAR },
    }),
    by: ['admin'],
    refused: byPolicy('pod-deletion', `this pod would take ${YEAR} seconds to end`),
  },
];

export const GRACE_WORK: readonly Work[] = [
  {
    what: 'take an hour to write a checkpoint, or no time at all',
    by: WORKERS,
    run: [
      tryPod({ terminationGracePeriodSeconds: 3600 }),
      tryPod({ terminationGracePeriodSeconds: 0 }),
      tryPod({ containers: [container({ livenessProbe: probe(30) })] }),
    ],
  },
  {
    what: 'delete a pod at once, and another one in a minute',
    by: WORKERS,
    target: LISTED,
    async run(worker) {
      for (const seconds of [0, 60]) {
        const name = `${worker.name}-${seconds}`;
        await worker.createAs(name, 'pods', pod({ containers: [listed()] }));
        const path = `/api/v1/namespaces/{ns}/pods/${name}?gracePeriodSeconds=${seconds}`;
        await worker.call({ method: 'DELETE', path });
      }
    },
  },
];
