import { connect, create, patch, read, strategicPatch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { SOLO, STRICT, BURST, BOUNDED, OPEN } from '../battery/targets';
import { type Work, type Worker, expect } from '../battery/work';
import { container, job, pod, podWith } from './drafts';

const RESTRICTED = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    container({
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    }),
  ],
};

/** Whether two maps of resources say the same. */
function same(given: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>) {
  const keys = Object.keys(wanted);
  return (
    Object.keys(given).length === keys.length && keys.every((key) => given[key] === wanted[key])
  );
}

/** The limits of a pod that says nothing, and requests what containers request by default. */
async function limitsOfDefaultPod(worker: Worker): Promise<Record<string, string>> {
  await worker.create('pods', pod());
  const { spec } = await worker.running();
  const { requests, limits } = spec.containers[0].resources;
  expect(same(requests, { cpu: '100m', memory: '512Mi' }), `requests ${JSON.stringify(requests)}`);
  return limits;
}

/** Pods by themselves, and what they are given by default. */
export const POD_WORK: readonly Work[] = [
  {
    what: 'run a pod that says nothing about resources',
    by: WORKERS,
    async run(worker) {
      await worker.create('pods', pod());
      const { spec } = await worker.running();
      const { resources } = spec.containers[0];
      expect(resources.requests.cpu === '100m', 'it gets the default request of cpu');
      expect(resources.requests.memory === '512Mi', 'it gets the default request of memory');
      expect(!resources.limits, 'it gets no limit');
    },
  },
  {
    what: 'run a pod without a token of its service account',
    by: ['user'],
    async run(worker) {
      const { spec } = await worker.create('pods', pod());
      expect(!spec.volumes?.length, `it mounts ${JSON.stringify(spec.volumes)}`);
    },
  },
  {
    what: 'read what a stricter namespace would refuse',
    by: ['user'],
    async run(worker) {
      const { warnings } = await worker.try(create('pods', pod()));
      expect(
        warnings.some((text) => text.startsWith('would violate PodSecurity "restricted:v1.34"')),
        `the warnings are ${JSON.stringify(warnings)}`,
      );
    },
  },
  {
    what: 'run a pod as root with an upstream image',
    by: WORKERS,
    run: [create('pods', pod({ containers: [container({ image: 'pytorch/pytorch' })] }))],
  },
  {
    what: 'run a pod with sidecars and init containers that say nothing',
    by: ['user'],
    async run(worker) {
      await worker.create(
        'pods',
        pod({
          initContainers: [
            container({ name: 'init' }),
            container({ name: 'side', restartPolicy: 'Always' }),
          ],
        }),
      );
      await worker.running();
    },
  },
  {
    what: 'request much more than the default, without a limit',
    by: ['user'],
    run: [
      create(
        'pods',
        pod({ containers: [container({ resources: { requests: { cpu: '8', memory: '32Gi' } } })] }),
      ),
    ],
  },
  {
    what: 'state resources for the pod as a whole',
    by: WORKERS,
    since: 34,
    async run(worker) {
      const resources = {
        requests: { cpu: '2', memory: '4Gi' },
        limits: { cpu: '4', memory: '8Gi' },
      };
      const { spec } = await worker.create(
        'pods',
        pod({ resources, containers: [container(), container({ name: 'b' })] }),
      );
      expect(
        JSON.stringify(spec.resources.limits) === JSON.stringify(resources.limits) &&
          JSON.stringify(spec.resources.requests) === JSON.stringify(resources.requests),
        `it is stored with ${JSON.stringify(spec.resources)}`,
      );
      expect(!spec.containers[0].resources.limits, 'its containers get no limits');
      await worker.running();
    },
  },
  {
    what: 'use memory as a disk, for data loaders',
    by: ['user'],
    run: [
      create(
        'pods',
        pod({ volumes: [{ name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '8Gi' } }] }),
      ),
    ],
  },
  {
    what: 'name an allowed priority',
    by: WORKERS,
    async run(worker) {
      const { spec } = await worker.create('pods', pod({ priorityClassName: 'lab-batch' }));
      expect(spec.priority === 1000, `its priority is ${spec.priority}`);
      await worker.running();
    },
  },
  {
    what: 'look into a pod: log, exec, attach, port-forward',
    by: WORKERS,
    async run(worker) {
      await worker.call(read('pods/target/log'));
      for (const method of ['GET', 'POST'] as const) {
        await worker.call(connect(method, 'pods/target/exec', '?command=id&stdout=true'));
        await worker.call(connect(method, 'pods/target/attach', '?stdout=true'));
        await worker.call(connect(method, 'pods/target/portforward', '?ports=80'));
      }
    },
  },
  {
    what: 'debug a pod by a container beside it',
    by: WORKERS,
    async run(worker) {
      await worker.call(
        strategicPatch('pods/target/ephemeralcontainers', {
          spec: { ephemeralContainers: [{ name: '{name}', image: 'busybox' }] },
        }),
      );
      await worker.kubectl('debug target --image=busybox --container={name}-b --profile=baseline');
    },
  },
  {
    what: 'resize a running pod',
    by: WORKERS,
    run: [
      patch('pods/target/resize', {
        spec: {
          containers: [
            { name: 'main', image: 'app', resources: { requests: { cpu: '60m', memory: '64Mi' } } },
          ],
        },
      }),
    ],
  },
  {
    what: 'evict a pod of one’s own tenant',
    by: ['admin'],
    async run(worker) {
      await worker.create('pods', pod());
      await worker.running();
      await worker.call({
        method: 'POST',
        path: '/api/v1/namespaces/{ns}/pods/{name}/eviction',
        body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: '{name}' } },
      });
    },
  },
  {
    what: 'run a pod that is locked down, where restricted is enforced',
    by: ['user'],
    target: STRICT,
    async run(worker) {
      await worker.create('pods', pod(RESTRICTED));
      await worker.running();
    },
  },
  {
    what: 'run a job that is locked down, where restricted is enforced',
    by: ['user'],
    target: STRICT,
    async run(worker) {
      await worker.create('jobs', job(RESTRICTED));
      await worker.runningPods(1);
    },
  },
  {
    what: 'run a pod in a tenant with one namespace',
    by: WORKERS,
    target: SOLO,
    async run(worker) {
      await worker.create('pods', pod());
      await worker.running();
    },
  },
  {
    what: 'get the default limit of a burst',
    by: ['user'],
    target: BURST,
    async run(worker) {
      const limits = await limitsOfDefaultPod(worker);
      expect(limits.cpu === '120m' && limits.memory, `limits ${JSON.stringify(limits)}`);
    },
  },
  {
    what: 'use all pods of a burst’s quota without a word on resources',
    by: ['user'],
    target: BURST,
    async run(worker) {
      for (let count = 1; count <= 20; count++) {
        await worker.createAs(`${worker.name}-${count}`, 'pods', pod());
      }
    },
  },
  {
    what: 'state request and limit in a burst',
    by: WORKERS,
    target: BURST,
    run: [
      create(
        'pods',
        pod({
          containers: [
            container({
              resources: {
                requests: { cpu: '2', memory: '4Gi' },
                limits: { cpu: '3', memory: '6Gi' },
              },
            }),
          ],
        }),
      ),
    ],
  },
  {
    what: 'state limits alone in a burst',
    by: ['user'],
    target: BURST,
    run: [create('pods', podWith({ cpu: '1', memory: '2Gi' }))],
  },
  {
    what: 'run a pod that says nothing, between stated bounds',
    by: ['user'],
    target: BOUNDED,
    async run(worker) {
      const limits = await limitsOfDefaultPod(worker);
      expect(same(limits, { cpu: '1', memory: '768Mi' }), `limits ${JSON.stringify(limits)}`);
    },
  },
  {
    what: 'run a privileged pod where the platform allows it',
    by: ['user'],
    target: OPEN,
    run: [create('pods', pod({ hostPID: true }))],
  },
];
