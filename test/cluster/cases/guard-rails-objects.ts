import { type Attack, attack, byPolicy } from '../battery/attack';
import { type Call, type Draft, create, dry, patch } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import { type Work, expect } from '../battery/work';
import { ANNOTATION_RAIL_ATTACKS, ANNOTATION_RAIL_WORK } from './guard-rails-annotations';
import { BUDGET_RAIL_ATTACKS, BUDGET_RAIL_WORK } from './guard-rails-budgets';
import { CLAIM_RAIL_ATTACKS, CLAIM_RAIL_WORK } from './guard-rails-claims';
import { CONTOUR_ATTACKS, CONTOUR_WORK } from './guard-rails-contour';
import { PATH_RAIL_ATTACKS, PATH_RAIL_WORK } from './guard-rails-paths';
import { PROXY_ROUTE_ATTACKS, PROXY_ROUTE_WORK } from './guard-rails-proxy-routes';
import { ROUTE_RAIL_ATTACKS, ROUTE_RAIL_WORK } from './guard-rails-routes';
import { TRAEFIK_ATTACKS, TRAEFIK_WORK } from './guard-rails-traefik';
import { SERVICE_RAIL_ATTACKS, SERVICE_RAIL_WORK } from './guard-rails-services';
import { type Part, container, cronJob, deployment, statefulSet } from './drafts';
import { OPEN, SMALL } from '../battery/targets';
import { sleep } from '../wait';

const TOO_LONG = (field: string) =>
  byPolicy('workload-history', `\`${field}\` may be at most 10: the cluster keeps`);
const jobs = (part: Part): Draft => ({ spec: { ...(cronJob().spec as Part), ...part } });

const HISTORY_ATTACKS: readonly Attack[] = [
  attack(
    'E68',
    'keep any number of replica sets as the history of a deployment',
    create('deployments', deployment({}, { replicas: 0, revisionHistoryLimit: 100000 })),
    TOO_LONG('revisionHistoryLimit'),
    { by: MAKERS },
  ),
  attack(
    'E68',
    'keep one old version too many',
    create('deployments', deployment({}, { replicas: 0, revisionHistoryLimit: 11 })),
    TOO_LONG('revisionHistoryLimit'),
  ),
  attack(
    'E68',
    'keep any number of replica sets of a deployment that exists',
    patch('deployments/target', { spec: { revisionHistoryLimit: 1000 } }),
    TOO_LONG('revisionHistoryLimit'),
  ),
  attack(
    'E68',
    'keep any number of revisions of a stateful set',
    create('statefulsets', {
      spec: { ...(statefulSet().spec as Part), replicas: 0, revisionHistoryLimit: 1000 },
    }),
    TOO_LONG('revisionHistoryLimit'),
  ),
  ...(['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'] as const).map((field) =>
    attack(
      'E68',
      `keep any number of jobs by ${field}`,
      create('cronjobs', jobs({ suspend: true, [field]: 1000 })),
      TOO_LONG(field),
    ),
  ),
  attack(
    'E68',
    'keep any number of jobs of a cron job that exists',
    patch('cronjobs/target', { spec: { successfulJobsHistoryLimit: 1000 } }),
    TOO_LONG('successfulJobsHistoryLimit'),
  ),
];

const TOO_MANY = byPolicy('workload-history', 'a StatefulSet may have at most 1000 replicas, not ');
const replicas = (count: number): Draft => ({
  spec: { ...(statefulSet().spec as Part), replicas: count },
});

/** The controller manager makes all pods of a StatefulSet in memory, for all namespaces in one process. */
const REPLICA_ATTACKS: readonly Attack[] = [
  attack(
    'E70',
    'have the controller manager make two thousand million pods in memory',
    create('statefulsets', replicas(2147483647)),
    TOO_MANY,
    { by: MAKERS },
  ),
  attack('E70', 'have it make one pod too many', create('statefulsets', replicas(1001)), TOO_MANY),
  attack(
    'E70',
    'have it make any number of pods of a stateful set that exists',
    dry(patch('statefulsets/owned/scale', { spec: { replicas: 100000 } })),
    TOO_MANY,
    { by: ['admin'], control: 'absent' },
  ),
];

/** A new version of the template, with a request for cpu. */
const version = (name: string, cpu: string): Call =>
  patch('deployments/{name}', {
    spec: {
      template: {
        metadata: { annotations: { version: name } },
        spec: { containers: [container({ resources: { requests: { cpu } } })] },
      },
    },
  });

const HISTORY_WORK: readonly Work[] = [
  {
    what: 'keep twelve versions of rollouts that never finish and not one more, and go on after a pause',
    by: ['user'],
    target: SMALL,
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 1, revisionHistoryLimit: 2 }));
      for (let count = 0; count < 20; count++) {
        await worker.call(version(`${count}`, '1000'));
        await sleep(200);
      }
      await worker.until('deployments/{name}', 'makes no more versions', ({ status }) =>
        status?.conditions?.some((condition: Part) => condition.reason === 'ReplicaSetCreateError'),
      );
      const all = 'replicasets?labelSelector=case%3D{name}';
      await worker.until(all, 'are twelve', ({ items }) => items.length === 12);
      await worker.call(patch('deployments/{name}', { spec: { paused: true } }));
      await worker.until(all, 'are few', ({ items }) => items.length < 6);
      await worker.call(version('good', '1m'));
      await worker.call(patch('deployments/{name}', { spec: { paused: false } }));
      await worker.runningPods(1);
    },
  },
  {
    what: 'have a thousand replicas',
    by: ['admin'],
    // Nothing is stored: its controller would start to make pods.
    run: [1, 1000].map((count) => dry(create('statefulsets', replicas(count)))),
  },
  {
    what: 'keep ten old versions, or none',
    by: WORKERS,
    run: [
      create('deployments', deployment({}, { replicas: 0, revisionHistoryLimit: 10 })),
      patch('deployments/{name}', { spec: { revisionHistoryLimit: 0 } }),
      create('cronjobs', jobs({ suspend: true, failedJobsHistoryLimit: 10 })),
    ],
  },
  {
    what: 'keep what history one likes where the guard rail is off',
    by: ['user'],
    target: OPEN,
    async run(worker) {
      const { spec } = await worker.create(
        'deployments',
        deployment({}, { replicas: 0, revisionHistoryLimit: 1000 }),
      );
      expect(spec.revisionHistoryLimit === 1000, `it is ${spec.revisionHistoryLimit}`);
    },
  },
];

export const OBJECT_RAIL_ATTACKS: readonly Attack[] = [
  ...SERVICE_RAIL_ATTACKS,
  ...HISTORY_ATTACKS,
  ...REPLICA_ATTACKS,
  ...BUDGET_RAIL_ATTACKS,
  ...ROUTE_RAIL_ATTACKS,
  ...PATH_RAIL_ATTACKS,
  ...PROXY_ROUTE_ATTACKS,
  ...CONTOUR_ATTACKS,
  ...TRAEFIK_ATTACKS,
  ...ANNOTATION_RAIL_ATTACKS,
  ...CLAIM_RAIL_ATTACKS,
];

export const OBJECT_RAIL_WORK: readonly Work[] = [
  ...SERVICE_RAIL_WORK,
  ...HISTORY_WORK,
  ...BUDGET_RAIL_WORK,
  ...ROUTE_RAIL_WORK,
  ...PATH_RAIL_WORK,
  ...PROXY_ROUTE_WORK,
  ...CONTOUR_WORK,
  ...TRAEFIK_WORK,
  ...ANNOTATION_RAIL_WORK,
  ...CLAIM_RAIL_WORK,
];
