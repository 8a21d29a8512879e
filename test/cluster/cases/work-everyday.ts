import type { Target } from '../battery/attack';
import { connect, create, patch, read, remove, strategicPatch, watch } from '../battery/calls';
import { INSIDERS, WORKERS } from '../battery/people';
import { type Work, expect } from '../battery/work';
import {
  autoscaler,
  container,
  cronJob,
  deployment,
  disruptionBudget,
  ingress,
  job,
  pod,
  podWith,
  service,
  statefulSet,
  volumeClaim,
} from './drafts';

const STRICT: Target = { tenant: 'strict', namespace: 'lab-strict' };
const BURST: Target = { tenant: 'burst', namespace: 'lab-burst' };
const BOUNDED: Target = { tenant: 'bounded', namespace: 'lab-bounded' };
const SMALL: Target = { tenant: 'small', namespace: 'lab-small' };
const SOLO: Target = { tenant: 'solo', namespace: 'lab-solo' };
const OPEN: Target = { tenant: 'open', namespace: 'lab-open' };
const GREEN: Target = { tenant: 'green', namespace: 'lab-green-dev' };

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

const PODS: readonly Work[] = [
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
    what: 'evict a pod of the own tenant',
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
      await worker.create('pods', pod());
      const { spec } = await worker.running();
      const { requests, limits } = spec.containers[0].resources;
      expect(
        same(requests, { cpu: '100m', memory: '512Mi' }),
        `requests ${JSON.stringify(requests)}`,
      );
      expect(limits.cpu === '120m' && limits.memory, `limits ${JSON.stringify(limits)}`);
    },
  },
  {
    what: 'use all pods of a burst’s quota without a word on resources',
    by: ['user'],
    target: { tenant: 'burst', namespace: 'lab-burst' },
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
      await worker.create('pods', pod());
      const { spec } = await worker.running();
      const { requests, limits } = spec.containers[0].resources;
      expect(
        same(requests, { cpu: '100m', memory: '512Mi' }),
        `requests ${JSON.stringify(requests)}`,
      );
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

const WORKLOADS: readonly Work[] = [
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
      await worker.used('compute', 'requests.cpu', '2');
      await worker.asCluster(
        patch(`pods/${items[0].metadata.name}/status`, { status: { phase: 'Succeeded' } }),
      );
      await worker.until('jobs/{name}', 'is complete', (object) =>
        object.status?.conditions?.some(
          (condition: { type: string }) => condition.type === 'Complete',
        ),
      );
      await worker.used('compute', 'requests.cpu', '0');
      await worker.used('compute', 'pods', '0');
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
      await worker.used('compute', 'requests.cpu', '0');
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
      await worker.used('objects', 'services.loadbalancers', '0');
      await worker.create(
        'services',
        service({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }),
      );
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

/** What anybody who works, or looks, reads. */
const READS = [
  'pods',
  'services',
  'configmaps',
  'persistentvolumeclaims',
  'events',
  'endpoints',
  'endpointslices',
  'serviceaccounts',
  'resourcequotas',
  'limitranges',
  'networkpolicies',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
  'ingresses',
  'leases',
  'localqueues',
  'workloads',
  'rayjobs',
  'jobsets',
  'pytorchjobs',
  'sweeps',
  'datasets',
];

const LOOKING: readonly Work[] = [
  {
    what: 'read everything but secrets',
    by: INSIDERS,
    async run(worker) {
      await Promise.all(
        READS.flatMap((plural) => [read(plural), watch(plural)]).map((call) => worker.call(call)),
      );
    },
  },
  {
    what: 'read claims of devices, and their classes',
    by: INSIDERS,
    run: ['resourceclaims', 'resourceclaimtemplates', 'deviceclasses'].map((plural) =>
      read(plural),
    ),
  },
  {
    what: 'read the own namespace and its quotas',
    by: INSIDERS,
    run: [
      read('namespaces/{ns}'),
      read('resourcequotas/compute'),
      read('resourcequotas/accelerators'),
      read('limitranges/defaults'),
    ],
  },
  {
    what: 'read what there is to choose from',
    by: INSIDERS,
    run: [
      ...['storageclasses', 'priorityclasses', 'runtimeclasses', 'ingressclasses'].map((plural) =>
        read(plural),
      ),
    ],
  },
  { what: 'read logs', by: INSIDERS, run: [read('pods/target/log')] },
  {
    what: 'see everything at once',
    by: INSIDERS,
    async run(worker) {
      const text = await worker.kubectl('get all');
      for (const kind of [
        'pod/target',
        'service/target',
        'deployment.apps/target',
        'job.batch/target',
      ]) {
        expect(text.includes(kind), `kubectl get all shows no ${kind}: ${text}`);
      }
    },
  },
  {
    what: 'describe what one sees',
    by: INSIDERS,
    async run(worker) {
      for (const what of [
        'pod/target',
        'quota',
        'limits',
        'deployment/target',
        'job/target',
        'pvc/target',
        'networkpolicy',
        'ns/{ns}',
        'service/target',
        'ingress/target',
        'hpa/target',
        'pdb/target',
      ]) {
        await worker.kubectl(`describe ${what.replace('/', ' ')}`);
      }
    },
  },
  {
    what: 'get the own namespace by name, and events in order',
    by: INSIDERS,
    async run(worker) {
      await worker.kubectl('get namespace {ns}');
      await worker.kubectl('get events --sort-by=.lastTimestamp');
      await worker.kubectl('get pods --watch-only --request-timeout=1s');
      await worker.kubectl('logs target');
      await worker.kubectl('auth whoami');
      await worker.kubectl('auth can-i --list');
      await worker.kubectl('api-resources');
    },
  },
  {
    what: 'read what helm keeps in secrets',
    by: WORKERS,
    async run(worker) {
      await worker.kubectl('get secrets -l owner=helm');
      await worker.create('secrets', {
        metadata: { labels: { owner: 'helm' } },
        type: 'helm.sh/release.v1',
        stringData: { release: 'x' },
      } as never);
      await worker.call(read('secrets?labelSelector=owner%3Dhelm'));
    },
  },
  {
    what: 'work with kubectl from run to delete',
    by: WORKERS,
    async run(worker) {
      await worker.kubectl('run {name} --image=pytorch/pytorch');
      await worker.kubectl('wait --for=condition=Ready pod/{name} --timeout=30s');
      await worker.kubectl('label pod {name} a=b');
      await worker.kubectl('annotate pod {name} a=b');
      await worker.kubectl('expose pod {name} --port=80');
      await worker.kubectl('create configmap {name} --from-literal=a=b');
      await worker.kubectl('create secret generic {name} --from-literal=a=b');
      await worker.kubectl('create deployment {name} --image=nginx');
      await worker.kubectl('autoscale deployment {name} --min=1 --max=2');
      await worker.kubectl('rollout pause deployment {name}');
      await worker.kubectl('create job {name} --image=busybox');
      await worker.kubectl('create cronjob {name} --image=busybox --schedule=@daily');
      await worker.kubectl('create ingress {name} --rule=a.{ns}.example.com/*={name}:80');
      await worker.kubectl('create poddisruptionbudget {name} --selector=a=b --min-available=1');
      await worker.kubectl(
        'delete pod,service,configmap,secret,deployment,hpa,job,cronjob,ingress,pdb {name} --wait=false --now',
      );
    },
  },
  {
    what: 'see what was scheduled, in the other tenant too, by its own people',
    by: INSIDERS,
    target: GREEN,
    run: [read('pods'), read('resourcequotas')],
  },
  {
    what: 'deploy from a pipeline outside of the tenant',
    by: ['pipeline'],
    target: GREEN,
    async run(worker) {
      await worker.create('deployments', deployment({}, { replicas: 1 }));
      await worker.runningPods(1);
      await worker.create('configmaps');
    },
  },
];

export const EVERYDAY_WORK: readonly Work[] = [...PODS, ...WORKLOADS, ...LOOKING];
