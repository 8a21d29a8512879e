import { read, watch } from '../battery/calls';
import { INSIDERS, WORKERS } from '../battery/people';
import { GREEN } from '../battery/targets';
import { type Work, expect } from '../battery/work';
import { deployment } from './drafts';

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

/** Reading, describing, and a day with kubectl. */
export const LOOKING_WORK: readonly Work[] = [
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
    what: 'read one’s own namespace and its quotas',
    by: INSIDERS,
    run: [
      read('namespaces/{ns}'),
      read('resourcequotas/namespace'),
      read('resourcequotas/forbidden-priorities'),
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
      const { stdout: text, refusal } = await worker.kubectlShows('get all');
      // The definitions of Flux and of its operator put their kinds among `all`, and only the platform's people see those.
      const others = refusal
        .split('\n')
        .filter((line) => !/[.]fluxcd[.](?:io|controlplane[.]io) is forbidden/.test(line));
      expect(others.join('') === '', `kubectl get all: ${refusal}`);
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
    what: 'get one’s own namespace by name, and events in order',
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
