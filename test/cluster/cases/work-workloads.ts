import { create, patch, read, remove } from '../battery/calls';
import { WORKERS } from '../battery/people';
import { SOLO, SMALL, OPEN } from '../battery/targets';
import type { Work } from '../battery/work';
import {
  autoscaler,
  container,
  cronJob,
  deployment,
  disruptionBudget,
  ingress,
  job,
  loadBalancer,
  pod,
  service,
  statefulSet,
  volumeClaim,
} from './drafts';

/** Makes an object, reads, changes, lists and deletes it. */
const lifeOf = (plural: string, draft = {}): Work => ({
  what: `write, read, change and delete ${plural}`,
  by: WORKERS,
  run: [
    create(plural, draft),
    read(`${plural}/{name}`),
    read(plural),
    patch(`${plural}/{name}`, { metadata: { labels: { a: 'b' } } }),
    remove(`${plural}/{name}`),
  ],
});

/** What makes pods, serves them, and keeps what they need. */
export const WORKLOAD_WORK: readonly Work[] = [
  {
    what: 'run a job',
    by: WORKERS,
    async run(worker) {
      await worker.create('jobs', job());
      await worker.runningPods(1);
    },
  },
  {
    what: 'run an indexed job of many pods',
    by: ['user'],
    async run(worker) {
      await worker.create(
        'jobs',
        job({}, { completions: 4, parallelism: 4, completionMode: 'Indexed' }),
      );
      await worker.runningPods(4);
    },
  },
  {
    what: 'stop and resume a job',
    by: WORKERS,
    async run(worker) {
      await worker.create('jobs', job({}, { suspend: true }));
      await worker.call(patch('jobs/{name}', { spec: { suspend: false } }));
      await worker.runningPods(1);
      await worker.call(patch('jobs/{name}', { spec: { suspend: true } }));
    },
  },
  {
    what: 'get the quota of finished jobs back',
    by: ['user'],
    target: SMALL,
    async run(worker) {
      await worker.create(
        'jobs',
        job({ containers: [container({ resources: { requests: { cpu: '2', memory: '1Gi' } } })] }),
      );
      const { items } = await worker.runningPods(1);
      await worker.used('namespace', 'requests.cpu', '2');
      await worker.asCluster(
        patch(`pods/${items[0].metadata.name}/status`, { status: { phase: 'Succeeded' } }),
      );
      await worker.until('jobs/{name}', 'is complete', (object) =>
        object.status?.conditions?.some(
          (condition: { type: string }) => condition.type === 'Complete',
        ),
      );
      await worker.used('namespace', 'requests.cpu', '0');
      await worker.used('namespace', 'pods', '0');
      // The next one fits although the finished job is still there.
      await worker.createAs(
        `${worker.name}-next`,
        'pods',
        pod({ containers: [container({ resources: { requests: { cpu: '2', memory: '1Gi' } } })] }),
      );
    },
  },
  {
    what: 'use the whole quota of cpu in one pod',
    by: ['user'],
    target: SMALL,
    async run(worker) {
      await worker.used('namespace', 'requests.cpu', '0');
      await worker.create(
        'pods',
        pod({ containers: [container({ resources: { requests: { cpu: '2', memory: '4Gi' } } })] }),
      );
      await worker.running();
    },
  },
  {
    what: 'run a job by a cron job',
    by: WORKERS,
    async run(worker) {
      await worker.create('cronjobs', cronJob());
      await worker.kubectl('create job {name}-now --from=cronjob/{name}');
      await worker.kubectl('delete job {name}-now --cascade=background');
    },
  },
  {
    what: 'run a deployment and roll it out',
    by: WORKERS,
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 2 }));
      await worker.runningPods(2);
      await worker.kubectl('set image deployment/{name} main=busybox:1.37');
      await worker.kubectl('rollout status deployment/{name} --timeout=30s');
      await worker.kubectl('rollout history deployment/{name}');
      await worker.kubectl('rollout undo deployment/{name}');
      await worker.kubectl('rollout restart deployment/{name}');
      await worker.kubectl('patch deployment/{name} --patch={"spec":{"replicas":1}}');
    },
  },
  {
    what: 'run a stateful set and read its history',
    by: WORKERS,
    async run(worker) {
      await worker.create('statefulsets', statefulSet());
      await worker.runningPods(1);
      await worker.kubectl('rollout history statefulset/{name}');
      await worker.kubectl('patch statefulset/{name} --patch={"spec":{"replicas":0}}');
    },
  },
  {
    what: 'scale by kubectl',
    by: ['admin'],
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 0 }));
      await worker.kubectl('scale deployment/{name} --replicas=1');
      await worker.runningPods(1);
    },
  },
  {
    what: 'scale by a horizontal pod autoscaler',
    by: WORKERS,
    run: [
      create('horizontalpodautoscalers', autoscaler()),
      read('horizontalpodautoscalers/{name}'),
    ],
  },
  lifeOf('configmaps', { data: { a: 'b' } }),
  lifeOf('secrets', { stringData: { a: 'b' } }),
  lifeOf('services', service()),
  lifeOf('services', service({ clusterIP: 'None' })),
  lifeOf('persistentvolumeclaims', volumeClaim('10Gi')),
  lifeOf('poddisruptionbudgets', disruptionBudget()),
  lifeOf('ingresses', ingress()),
  lifeOf('jobs', job({}, { suspend: true })),
  lifeOf('httproutes', { spec: { hostnames: ['demo.{ns}.example.com'] } }),
  lifeOf('sweeps', { spec: {} }),
  {
    what: 'grow a volume within the quota',
    by: ['user'],
    run: [
      patch('persistentvolumeclaims/target', {
        spec: { resources: { requests: { storage: '2Gi' } } },
      }),
    ],
  },
  {
    what: 'take a granted load balancer without node ports',
    by: WORKERS,
    target: SMALL,
    async run(worker) {
      await worker.used('namespace', 'services.loadbalancers', '0');
      await worker.create('services', loadBalancer());
    },
  },
  {
    what: 'take granted node ports and load balancers',
    by: ['user'],
    target: OPEN,
    run: [create('services', service({ type: 'LoadBalancer' }))],
  },
  {
    what: 'write recipes that others run by',
    by: ['admin'],
    run: [
      create('trainingruntimes', { spec: {} }),
      read('trainingruntimes'),
      create('workflowtemplates', { spec: {} }),
      create('servingruntimes', { spec: {} }),
      create('datasets', { spec: {} }),
    ],
  },
  {
    what: 'clear a namespace of finished work',
    by: ['admin'],
    target: SOLO,
    run: [
      create('jobs', job({}, { suspend: true })),
      { method: 'DELETE', path: '/apis/batch/v1/namespaces/{ns}/jobs' },
      { method: 'DELETE', path: '/api/v1/namespaces/{ns}/pods' },
    ],
  },
];
