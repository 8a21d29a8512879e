import { type Attack, byPodRail, byPolicy, later } from '../battery/attack';
import { create } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { type Stored, type Work, expect } from '../battery/work';
import { type Target, BOXED, LENIENT, OPEN } from '../battery/targets';
import { type Part, deployment, job, pod } from './drafts';
import { tryPod } from './guard-rails-drafts';

/** From then on, pods that name no runtime class get it. */
const REFUSED_BEFORE = { before: 36 };

const UNNAMED = byPolicy(
  'required-runtimes',
  'pods of this namespace run in the runtime class sandbox, and this one names none\\. Write `runtimeClassName: sandbox` ',
);
const FOREIGN = (name: string) =>
  byPodRail(
    'podScheduling',
    `this pod asks for the runtime class ${name}; granted here: gvisor, sandbox`,
  );

interface Row {
  readonly what: string;
  readonly spec: Part;
  readonly refused: Attack['refused'];
  readonly before?: number;
  readonly since?: number;
}

const PODS: readonly Row[] = [
  {
    what: 'leave the sandbox by naming another runtime',
    spec: { runtimeClassName: 'nvidia' },
    refused: FOREIGN('nvidia'),
  },
  {
    what: 'leave the sandbox by naming no runtime',
    spec: {},
    refused: UNNAMED,
    ...REFUSED_BEFORE,
  },
  {
    what: 'leave the nodes of the sandbox by asking for others',
    spec: { nodeSelector: { 'kubernetes.io/os': 'windows' } },
    refused: { status: 403, message: /conflict: runtimeClass\.scheduling\.nodeSelector/i },
    since: 36,
  },
];

export const RUNTIME_RAIL_ATTACKS: readonly Attack[] = [
  ...PODS.map(({ spec, ...row }): Attack => ({
    route: 'E36',
    ...row,
    call: create('pods', pod(spec)),
    by: WORKERS,
    target: BOXED,
  })),
  {
    route: 'E36',
    what: 'leave the sandbox by a job that names another runtime',
    call: create('jobs', job({ runtimeClassName: 'nvidia' })),
    by: WORKERS,
    target: BOXED,
    refused: later(FOREIGN('nvidia')),
  },
  {
    route: 'E36',
    what: 'leave the sandbox by a deployment that names none',
    call: create('deployments', deployment({})),
    by: WORKERS,
    target: BOXED,
    ...REFUSED_BEFORE,
    refused: later(UNNAMED),
  },
];

/** What Kubernetes writes into a pod of the class `sandbox`; see surroundings.ts. */
function expectSandboxed({ spec }: Stored): void {
  expect(spec.runtimeClassName === 'sandbox', `its runtime class is ${spec.runtimeClassName}`);
  expect(spec.overhead?.cpu === '250m', `its overhead is ${JSON.stringify(spec.overhead)}`);
  expect(
    spec.tolerations.some(({ key }: { readonly key: string }) => key === 'sandbox.example.com/box'),
    'it does not tolerate the taint of the nodes of its class',
  );
  expect(spec.nodeSelector?.['kubernetes.io/os'] === 'linux', 'it may run on other nodes');
}

const named = (runtimeClassName: string, target: Target): Work => ({
  what: `name the runtime class ${runtimeClassName} in ${target.tenant}`,
  by: WORKERS,
  target,
  run: [tryPod({ runtimeClassName })],
});

export const RUNTIME_RAIL_WORK: readonly Work[] = [
  named('sandbox', BOXED),
  named('gvisor', BOXED),
  {
    what: 'run a pod that names no runtime: it is in the sandbox, and its overhead counts in the quota',
    by: WORKERS,
    target: BOXED,
    since: 36,
    async run(worker) {
      await worker.used('namespace', 'requests.cpu', '0');
      expectSandboxed(await worker.create('pods', pod()));
      await worker.running();
      // 100m by default, and 250m of the sandbox.
      await worker.used('namespace', 'requests.cpu', '350m');
    },
  },
  {
    what: 'run a workload whose pods name no runtime',
    by: ['user'],
    target: BOXED,
    since: 36,
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 2 }));
      const { items } = await worker.runningPods(2);
      for (const item of items) expectSandboxed(item);
    },
  },
  {
    what: 'run pods outside of a sandbox where none is demanded, or the guard rail is off',
    by: ['user'],
    async run(worker) {
      for (const target of [worker.target, OPEN]) {
        const { spec } = await worker.call(tryPod({}));
        expect(spec.runtimeClassName === undefined, `changed in ${target.tenant}`);
      }
    },
  },
  {
    what: 'run pods that name no runtime where the guard rail only warns',
    by: ['user'],
    target: LENIENT,
    run: [tryPod({})],
  },
];
