import { type Attack, byPolicy, later } from '../battery/attack';
import { type Call, type Draft, create, dry, patch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { FINER, TIMED } from '../battery/targets';
import type { Work } from '../battery/work';
import {
  type Part,
  claim,
  claimTemplate,
  container,
  cronJob,
  deployment,
  exactly,
  job,
  pod,
  statefulSet,
  template,
} from './drafts';
import { tolerating, tryPod } from './guard-rails-drafts';

const CLASS = 'npu.example.org';

const PODS = 'accelerator-bounds';
const WORKLOADS = 'accelerator-bounds-workloads';
const CLAIMS = 'accelerator-bounds-claims';

const gpus = (count: number, more: Part = {}): Part =>
  container({ resources: { limits: { 'nvidia.com/gpu': count } }, ...more });

/** A pod spec with a container for each number of GPUs, and a deadline. */
const holding = (counts: readonly number[], seconds?: number): Part => ({
  ...(seconds === undefined ? {} : { activeDeadlineSeconds: seconds }),
  containers: counts.map((count, index) => gpus(count, { name: `c${index}` })),
});

const CLAIMING: Part = {
  resourceClaims: [{ name: 'npu', resourceClaimTemplateName: 'npu' }],
  containers: [container({ resources: { claims: [{ name: 'npu' }] } })],
};

const ENDLESS = byPolicy(PODS, 'pods with accelerators end here after at most 3600 seconds: write');
const ENDLESS_JOB = byPolicy(
  WORKLOADS,
  'pods with accelerators end here after at most 3600 seconds: write `activeDeadlineSeconds: 3600`.* that of the job itself',
);
const ENDLESS_KIND = byPolicy(
  WORKLOADS,
  'pods with accelerators end here after at most 3600 seconds, and the pods of this kind never do',
);

/** Pods that hold a GPU for longer than allowed. */
const TOO_LONG: readonly (readonly [what: string, spec: Part, since?: number])[] = [
  ['without a deadline', holding([1])],
  ['with a deadline that is too late', holding([1], 3601)],
  ['in an init container', { initContainers: [gpus(1, { name: 'init' })] }],
  ['beside a container without any', { containers: [container(), gpus(1, { name: 'b' })] }],
  ['by a claim', CLAIMING, 34],
];

/** More in one container than allowed. */
const TOO_MANY: readonly (readonly [what: string, spec: Part])[] = [
  ['in the only container', holding([3], 60)],
  ['in the second container', holding([0, 3], 60)],
  [
    'in an init container',
    { activeDeadlineSeconds: 60, initContainers: [gpus(3, { name: 'init' })] },
  ],
];

const workload = (plural: string, draft: Draft, refused: Attack['refused']): Attack => ({
  route: 'E82',
  what: `hold a GPU without an end by ${plural}`,
  call: create(plural, draft),
  by: WORKERS,
  target: TIMED,
  refused,
});

/** The deadline of the job ends its pods as well, but nobody sees it when the pods are judged. */
const ENDING_JOB = job(holding([1]), { activeDeadlineSeconds: 60 });

const claiming = (what: string, request: Part, words: string): Attack[] =>
  (
    [
      ['resourceclaims', claim],
      ['resourceclaimtemplates', claimTemplate],
    ] as const
  ).map(([plural, draft]) => ({
    route: 'E82',
    what: `${what}, in ${plural}`,
    call: create(plural, draft(request)),
    by: WORKERS,
    target: TIMED,
    refused: byPolicy(CLAIMS, words),
    since: 34,
  }));

export const BOUND_ATTACKS: readonly Attack[] = [
  ...TOO_LONG.map(([what, spec, since]): Attack => ({
    route: 'E82',
    what: `hold a GPU for long ${what}`,
    call: create('pods', pod(spec)),
    by: WORKERS,
    target: TIMED,
    refused: ENDLESS,
    ...(since === undefined ? {} : { since }),
  })),
  ...TOO_MANY.map(([what, spec]): Attack => ({
    route: 'E82',
    what: `more GPUs than one container may have: ${what}`,
    call: create('pods', pod(spec)),
    by: WORKERS,
    target: TIMED,
    refused: byPolicy(
      PODS,
      'a container of this pod asks for 3 accelerators; one container may have 2 here',
    ),
  })),
  workload('jobs', ENDING_JOB, ENDLESS_JOB),
  workload('cronjobs', cronJob(holding([1], 3601)), ENDLESS_JOB),
  workload('deployments', deployment(holding([1])), ENDLESS_KIND),
  workload('statefulsets', statefulSet(holding([1])), ENDLESS_KIND),
  // People may not write them, and everybody else is judged as well.
  {
    ...workload(
      'replicationcontrollers',
      { spec: { selector: { case: '{name}' }, template: template(holding([1])) } },
      ENDLESS_KIND,
    ),
    by: ['root'],
  },
  {
    route: 'E82',
    what: 'more GPUs than one container may have, by a job',
    call: create('jobs', job(holding([3], 60))),
    by: WORKERS,
    target: TIMED,
    refused: later(byPolicy(PODS, 'a container of this pod asks for 3 accelerators')),
  },
  ...claiming(
    'claim more devices than one pod may have',
    exactly(CLASS, { allocationMode: 'ExactCount', count: 4 }),
    'this claim asks for up to 4 accelerators; one pod may have 3 here',
  ),
  ...claiming(
    'claim all devices of a node',
    exactly(CLASS, { allocationMode: 'All' }),
    'this claim asks for up to 32 accelerators; one pod may have 3 here',
  ),
  ...claiming(
    'claim more devices than one container may have',
    exactly(CLASS, { allocationMode: 'ExactCount', count: 3 }),
    'a request of this claim asks for up to 3 accelerators; one container may have 2 here',
  ),
];

const fine = (what: string, ...run: readonly Call[]): Work => ({
  what,
  by: WORKERS,
  target: TIMED,
  run,
});

const scaledUp = { spec: { replicas: 2 } };

const LABEL = { metadata: { labels: { a: 'b' } } };

/** Something that was made before there was a bound, and is more than the bound. */
const older = (what: string, bound: string, call: Call, place: string): Work => ({
  what: `label ${what} that is older than its bound`,
  by: ['user'],
  target: TIMED,
  async run(worker) {
    await worker.whileStated(bound, null, async () => {
      await worker.untilAllowed(call);
    });
    await worker.untilRefused(dry(call));
    await worker.call(patch(place, LABEL));
  },
});

/** Two for each of two containers. */
const TWO = { allocationMode: 'ExactCount', count: 2 };
const FOUR_DEVICES = create(
  'resourceclaims',
  claim(exactly(CLASS, TWO, 'a'), exactly(CLASS, TWO, 'b')),
);

export const BOUND_WORK: readonly Work[] = [
  fine('hold GPUs until the deadline', tryPod(holding([2], 3600))),
  fine('hold as many GPUs as one container may have, in two of them', tryPod(holding([2, 1], 60))),
  fine('run a pod without GPUs, and without an end', tryPod({})),
  fine('run a job whose pods state their end', create('jobs', job(holding([1], 3600)))),
  fine('plan jobs whose pods state their end', create('cronjobs', cronJob(holding([1], 60)))),
  fine(
    'run a service without GPUs, and scale it',
    create('deployments', deployment({})),
    patch('deployments/{name}', scaledUp),
  ),
  {
    what: 'tolerate the taint of a driver’s nodes beside a claim, for as long as allowed',
    by: WORKERS,
    target: TIMED,
    since: 34,
    run: [
      tryPod({
        activeDeadlineSeconds: 3600,
        resourceClaims: [{ name: 'npu', resourceClaimTemplateName: '{name}' }],
        containers: [container({ resources: { claims: [{ name: 'npu' }] } })],
        ...tolerating({ key: 'example.org/npu', operator: 'Exists', effect: 'NoSchedule' }),
      }),
    ],
  },
  {
    what: 'claim as many devices as one container may have',
    by: WORKERS,
    target: TIMED,
    since: 34,
    run: [
      create('resourceclaims', claim(exactly(CLASS, { allocationMode: 'ExactCount', count: 2 }))),
      create('resourceclaimtemplates', claimTemplate(exactly(CLASS))),
    ],
  },
  {
    what: 'hold GPUs without an end, and more in a container, where nothing bounds it',
    by: WORKERS,
    target: FINER,
    run: [tryPod(holding([3]))],
  },
  older(
    'a job',
    'max-gpu-pod-seconds',
    create('jobs', job(holding([1]), { suspend: true })),
    'jobs/{name}',
  ),
  {
    ...older('a claim', 'max-gpus-per-pod', FOUR_DEVICES, 'resourceclaims/{name}'),
    since: 34,
  },
  {
    what: 'make the claim of a pod whose template is older than its bound, as Kubernetes does',
    by: ['scheduler'],
    target: TIMED,
    since: 36,
    run: [FOUR_DEVICES],
  },
];
