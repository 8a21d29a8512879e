import { WORKERS } from '../battery/people';
import { type Stored, type Work, expect } from '../battery/work';
import { BURST, SMALL } from '../battery/targets';
import { type Part, container, job, pod, podRequesting } from './drafts';

/** Less than the containers of a pod request by default. */
const LITTLE = { requests: { cpu: '100m', memory: '256Mi' } };

/** Requests far above the default limit. */
const MUCH = { requests: { cpu: '2', memory: '4Gi' } };

function limitsOf(pod: Stored, list: 'containers' | 'initContainers', name: string): Part {
  const found = pod.spec[list].find((item: { name: string }) => item.name === name);
  return found.resources.limits;
}

function expectLimits(limits: Part, cpu: string, memory: string): void {
  expect(
    limits.cpu === cpu && limits.memory === memory,
    `its limits are ${JSON.stringify(limits)}`,
  );
}

/** With a burst every container gets a limit by default; from 1.36 on it is never below the request. */
export const BURST_LIMIT_WORK: readonly Work[] = [
  {
    what: 'request more memory than the default limit of a burst, without a limit',
    by: WORKERS,
    target: BURST,
    since: 36,
    async run(worker) {
      const stored = await worker.create('pods', podRequesting({ memory: '4Gi' }));
      // The limit of cpu was not in the way.
      expectLimits(limitsOf(stored, 'containers', 'main'), '120m', '4Gi');
      await worker.running();
    },
  },
  {
    what: 'request more than the default limits, container by container',
    by: ['user'],
    target: BURST,
    since: 36,
    async run(worker) {
      const stored = await worker.create(
        'pods',
        pod({
          initContainers: [
            container({ name: 'init', resources: { requests: { memory: '3Gi' } } }),
            // Called as a container could be: its own note is meant.
            container({ name: 'container-main' }),
          ],
          containers: [
            container({ name: 'small' }),
            container({ resources: MUCH }),
            container({
              name: 'stated',
              resources: { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } },
            }),
          ],
        }),
      );
      expectLimits(limitsOf(stored, 'initContainers', 'init'), '120m', '3Gi');
      expectLimits(limitsOf(stored, 'initContainers', 'container-main'), '120m', '614Mi');
      expectLimits(limitsOf(stored, 'containers', 'small'), '120m', '614Mi');
      expectLimits(limitsOf(stored, 'containers', 'main'), '2', '4Gi');
      expectLimits(limitsOf(stored, 'containers', 'stated'), '120m', '2Gi');
    },
  },
  {
    what: 'run a job whose pods request more than the default limits',
    by: ['user'],
    target: BURST,
    since: 36,
    async run(worker) {
      await worker.create('jobs', job({ containers: [container({ resources: MUCH })] }));
      const { items } = await worker.runningPods(1);
      expectLimits(limitsOf(items[0], 'containers', 'main'), '2', '4Gi');
    },
  },
  {
    what: 'state small resources for a pod of many containers as a whole',
    by: WORKERS,
    target: SMALL,
    since: 36,
    async run(worker) {
      await worker.used('namespace', 'requests.memory', '0');
      const stored = await worker.create(
        'pods',
        pod({
          resources: LITTLE,
          containers: [
            ...['a', 'b', 'c'].map((name) => container({ name })),
            container({ name: 'stated', resources: { requests: { cpu: '20m', memory: '32Mi' } } }),
          ],
          initContainers: [container({ name: 'side', restartPolicy: 'Always' })],
        }),
      );
      expect(same(stored.spec.resources, LITTLE), 'it is stored as it was written');
      for (const { name, resources } of [
        ...stored.spec.containers,
        ...stored.spec.initContainers,
      ]) {
        const wanted = name === 'stated' ? { cpu: '20m', memory: '32Mi' } : {};
        expect(same(resources.requests ?? {}, wanted), `${name} has ${JSON.stringify(resources)}`);
      }
      await worker.running();
      // What the pod states is what the quota counts, with the defaults and without.
      await worker.used('namespace', 'requests.memory', '256Mi');
      await worker.used('namespace', 'requests.cpu', '100m');
    },
  },
  {
    what: 'state small resources for a pod as a whole where containers get limits',
    by: ['user'],
    target: BURST,
    since: 36,
    async run(worker) {
      const stored = await worker.create(
        'pods',
        pod({
          resources: { ...LITTLE, limits: { cpu: '200m', memory: '512Mi' } },
          containers: [container(), container({ name: 'b' })],
        }),
      );
      for (const { resources } of stored.spec.containers) {
        expect(same(resources, {}), `a container has ${JSON.stringify(resources)}`);
      }
      await worker.running();
    },
  },
  {
    what: 'state requests for a pod as a whole, and no limits, where containers get limits',
    by: WORKERS,
    target: BURST,
    since: 36,
    async run(worker) {
      const stored = await worker.create(
        'pods',
        pod({
          resources: { requests: { cpu: '2', memory: '1Gi' } },
          containers: ['a', 'b', 'c'].map((name) => container({ name })),
        }),
      );
      const { requests, limits } = stored.spec.resources;
      expect(same(requests, { cpu: '2', memory: '1Gi' }), 'its requests are as they were written');
      // Three times the default limit of 614Mi; cpu fits, so that containers keep what they had. From 1.37 on, the API
      // server completes the limits of the whole: with what it requests, where that is more than its containers have.
      const { cpu = '2', memory } = limits;
      expect(
        same({ cpu, memory }, { cpu: '2', memory: String(3 * 614 * 2 ** 20) }),
        `its limits are ${JSON.stringify(limits)}`,
      );
      await worker.running();
    },
  },
  {
    what: 'state large resources for a pod as a whole, and keep what containers get by default',
    by: ['user'],
    since: 36,
    async run(worker) {
      const resources = { requests: { cpu: '200m', memory: '1Gi' } };
      const stored = await worker.create(
        'pods',
        pod({ resources, containers: [container(), container({ name: 'b' })] }),
      );
      for (const { resources: own } of stored.spec.containers) {
        expect(
          same(own.requests, { cpu: '100m', memory: '512Mi', 'ephemeral-storage': '1Gi' }),
          `a container has ${JSON.stringify(own)}`,
        );
      }
    },
  },
];

function same(given: object, wanted: object): boolean {
  const text = (value: object) => JSON.stringify(Object.entries(value).sort());
  return text(given) === text(wanted);
}
