import { type Attack, NO_ROLE, byPodRail, byPolicy } from '../battery/attack';
import {
  type Call,
  create,
  createAt,
  dry,
  jsonPatch,
  patch,
  pathOf,
  remove,
  seize,
  strategicPatch,
} from '../battery/calls';
import { CAROL, STAMP, STAMPED } from '../battery/colleagues';
import { CUSTOM_KINDS } from '../battery/kinds';
import type { Persona } from '../battery/people';
import { GREEN } from '../battery/targets';
import { container, job, pod } from './drafts';
import { BURST_LIMIT_WORK } from './burst-limits';
import { OWN_WORK } from './own-work';

/** Users of the tenant, and somebody with the built-in role `admin`, which knows nothing of whose work is whose. */
const COLLEAGUES: readonly Persona[] = ['user', 'helper'];

/** Workloads of a colleague, and how the server calls them. */
const WORKLOADS = {
  pods: 'Pod',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  jobs: 'Job',
  cronjobs: 'CronJob',
  rayclusters: 'RayCluster',
  rayjobs: 'RayJob',
  inferenceservices: 'InferenceService',
  appwrappers: 'AppWrapper',
  jobsets: 'JobSet',
  notebooks: 'Notebook',
  sparkapplications: 'SparkApplication',
  sweeps: 'Sweep',
  trainjobs: 'TrainJob',
  workflows: 'Workflow',
} as const;

const madeBy = (kind: string) => byPolicy('own-work', `this ${kind} was made by ${CAROL}\\. Ask`);

const colleague = (
  what: string,
  kind: string,
  call: Call,
  by: readonly Persona[] = COLLEAGUES,
): Attack => ({ route: 'E20', what, call: dry(call), by, refused: madeBy(kind) });

const LABEL = { metadata: { labels: { a: 'b' } } };

/** `kubectl drain` and others ask for it. */
const EVICTION = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'owned' } };

/** A stamp that is not true, where a person could write one. */
const FORGED = byPolicy('own-work', `the annotation \`${STAMP}\` says who made this`);

export const OWN_WORK_ATTACKS: readonly Attack[] = [
  ...Object.entries(WORKLOADS).flatMap(([plural, kind]): Attack[] => {
    // The built-in role knows no kinds of operators.
    const by: readonly Persona[] = plural in CUSTOM_KINDS ? ['user'] : COLLEAGUES;
    return [
      colleague(`change a colleague’s ${kind}`, kind, patch(`${plural}/owned`, LABEL), by),
      colleague(`delete a colleague’s ${kind}`, kind, remove(`${plural}/owned`), by),
    ];
  }),
  ...(['pods', 'jobs'] as const).map((plural) =>
    colleague(
      `delete all ${plural}, a colleague’s too`,
      WORKLOADS[plural],
      { method: 'DELETE', path: `${pathOf(plural)}?labelSelector=case%3Downed` },
      plural === 'pods' ? ['helper', 'sparkPod'] : ['helper'],
    ),
  ),
  colleague(
    'take a colleague’s deployment over by a server-side apply',
    'Deployment',
    seize('deployments/owned', { spec: { replicas: 3 } }),
  ),
  colleague(
    'take a colleague’s stamp off, and the job with it',
    'Job',
    jsonPatch('jobs/owned', [{ op: 'remove', path: '/metadata/annotations' }]),
  ),
  colleague(
    'call a colleague’s job one’s own',
    'Job',
    patch('jobs/owned', { metadata: { annotations: { [STAMP]: 'user-of-blue@example.com' } } }),
  ),
  colleague(
    'put a container into a colleague’s pod',
    'Pod',
    strategicPatch('pods/owned/ephemeralcontainers', {
      spec: { ephemeralContainers: [container({ name: '{name}' })] },
    }),
    ['user'],
  ),
  colleague(
    'resize a colleague’s pod',
    'Pod',
    patch('pods/owned/resize', {
      spec: {
        containers: [
          { name: 'main', image: 'app', resources: { requests: { cpu: '70m', memory: '64Mi' } } },
        ],
      },
    }),
    ['user', 'rayPod'],
  ),
  // Whoever may start a pod runs with these accounts.
  colleague('delete a colleague’s pod with an engine’s account', 'Pod', remove('pods/owned'), [
    'sparkPod',
  ]),
  colleague(
    'change a colleague’s pod with an engine’s account',
    'Pod',
    patch('pods/owned', LABEL),
    ['rayPod', 'sparkPod'],
  ),
  {
    ...colleague(
      'change somebody’s work by a pipeline',
      'Deployment',
      patch('deployments/owned', LABEL),
      ['pipeline'],
    ),
    target: GREEN,
  },
  // From 1.36 on the stamp is set right instead, and nobody is refused.
  ...(
    [
      ['call one’s own job a colleague’s', create('jobs', { metadata: STAMPED, ...suspended() })],
      [
        'call the pods of one’s own job a colleague’s',
        create('jobs', {
          spec: { suspend: true, template: { ...jobTemplate(), metadata: STAMPED } },
        }),
      ],
      ['call what says nothing one’s own', patch('deployments/target', own())],
      [
        'call the pods of what says nothing one’s own',
        patch('deployments/target', { spec: { template: own() } }),
      ],
    ] as const
  ).map(([what, call]): Attack => ({
    route: 'E20',
    what,
    call,
    by: COLLEAGUES,
    refused: FORGED,
    before: 36,
  })),
  {
    route: 'E20',
    what: 'call one’s own pod a colleague’s',
    call: create('pods', pod({}, STAMPED)),
    by: COLLEAGUES,
    refused: byPodRail('ownWork', `the annotation \`${STAMP}\` says who made this Pod`),
    before: 36,
  },
  {
    // The job’s controller would make a colleague’s pod the job’s own, and delete it with the job.
    route: 'E20',
    what: 'take a colleague’s pods over by a job',
    call: dry(create('jobs', { spec: picking() })),
    by: COLLEAGUES,
    refused: byPolicy('own-work', 'a Job with `manualSelector` takes over the pods of others'),
    since: 36,
  },
  // They carry no stamp, so that they are for admins.
  ...(
    [
      ['scale a colleague’s deployment', patch('deployments/owned/scale', replicas())],
      ['scale a colleague’s stateful set', patch('statefulsets/owned/scale', replicas())],
      ['evict a colleague’s pod', createAt('pods/owned/eviction', EVICTION)],
    ] as const
  ).map(([what, call]): Attack => ({
    route: 'E20',
    what,
    call,
    by: ['user', 'viewer', 'sparkPod'],
    refused: NO_ROLE,
    since: 36,
  })),
];

function replicas(): object {
  return { spec: { replicas: 3 } };
}

/** A stamp with the user’s own name. */
function own(): object {
  return { metadata: { annotations: { [STAMP]: 'user-of-blue@example.com' } } };
}

function picking() {
  return {
    suspend: true,
    manualSelector: true,
    selector: { matchLabels: STAMPED.labels },
    template: { ...jobTemplate(), metadata: { labels: STAMPED.labels } },
  };
}

function suspended() {
  return { spec: { suspend: true, template: jobTemplate() } };
}

function jobTemplate() {
  return (job().spec as { template: object }).template;
}

export const OWN_WORK_WORK = [...OWN_WORK, ...BURST_LIMIT_WORK];
