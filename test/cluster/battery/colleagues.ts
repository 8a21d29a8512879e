import type { ControlPlane } from '../control-plane';
import { sendWithin } from '../quota-counts';
import { GiveUp, waitFor } from '../wait';
import { type Draft, create, fill, manifest } from './calls';
import { BLUE, GREEN, UNGUARDED } from './targets';

/** The annotation that says who made a workload, as it stands in manifests. */
export const STAMP = 'cdk8s-tenancy/created-by';

/** Somebody whose work is in the namespace: nobody of the cases is her. */
export const CAROL = 'carol@example.com';

/** What is called so was made by her. */
const NAME = 'owned';

const LABELS = { case: NAME };
const RESOURCES = { requests: { cpu: '50m', memory: '64Mi' } };
const POD = {
  // Where the cases have a kubelet.
  nodeSelector: { 'kubernetes.io/hostname': 'cpu-0' },
  containers: [{ name: 'main', image: 'app', resources: RESOURCES }],
};

/** Metadata with her stamp. */
export const STAMPED = { annotations: { [STAMP]: CAROL }, labels: LABELS };

const TEMPLATE = { metadata: STAMPED, spec: POD };
const JOB = { suspend: true, template: { ...TEMPLATE, spec: { ...POD, restartPolicy: 'Never' } } };

/** One workload of most kinds, with the stamps that it has where the API server makes them. */
const WORKLOADS: Readonly<Record<string, Draft>> = {
  pods: { metadata: STAMPED, spec: POD },
  deployments: {
    metadata: STAMPED,
    spec: { replicas: 0, selector: { matchLabels: LABELS }, template: TEMPLATE },
  },
  statefulsets: {
    metadata: STAMPED,
    spec: {
      replicas: 0,
      serviceName: NAME,
      selector: { matchLabels: LABELS },
      template: TEMPLATE,
    },
  },
  jobs: { metadata: STAMPED, spec: JOB },
  cronjobs: {
    metadata: STAMPED,
    spec: { schedule: '0 0 1 1 *', jobTemplate: { metadata: STAMPED, spec: JOB } },
  },
  ...Object.fromEntries(
    [
      ...['appwrappers', 'jobsets', 'notebooks', 'rayjobs', 'sparkapplications', 'sweeps'],
      'workflows',
      // They run pods, and state no template.
      ...['inferenceservices', 'trainjobs'],
    ].map((plural) => [plural, { metadata: STAMPED, spec: {} }]),
  ),
  rayclusters: {
    metadata: STAMPED,
    spec: {
      headGroupSpec: { template: TEMPLATE },
      workerGroupSpecs: ['large', 'small'].map((groupName) => ({
        groupName,
        replicas: 1,
        template: TEMPLATE,
      })),
    },
  },
};

/** Who works for everybody, with rights in this namespace alone. */
function servants(namespace: string): object {
  const account = (place: string, name: string) => ({
    kind: 'ServiceAccount',
    namespace: place,
    name,
  });
  const apiGroup = 'rbac.authorization.k8s.io';
  return manifest('rolebindings', {
    metadata: { name: 'servants', namespace },
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'edit' },
    subjects: [
      account('ci', 'local-operator'),
      account('flux-system', 'kustomize-controller'),
      account('kube-system', 'add-on'),
      { apiGroup, kind: 'User', name: 'dave@example.com' },
      { apiGroup, kind: 'Group', name: 'deliverers' },
    ],
  } as Draft);
}

/** The controller of an engine that was installed for this namespace alone. */
function engineOf(namespace: string): object {
  const apiGroup = 'rbac.authorization.k8s.io';
  return manifest('rolebindings', {
    metadata: { name: 'engine', namespace },
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'engine' },
    subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'local-operator' }],
  } as Draft);
}

/** Work of a colleague, made by the cluster's administrator, whose word is taken for whose it is. */
export async function setColleaguesWork(plane: ControlPlane): Promise<void> {
  for (const namespace of [BLUE.namespace, GREEN.namespace, UNGUARDED]) {
    await plane.apply([servants(namespace), engineOf(namespace)]);
    for (const [plural, draft] of Object.entries(WORKLOADS)) {
      const call = fill(create(plural, draft), namespace, NAME);
      await waitFor(
        async () => {
          const send = () => plane.request('POST', call.path, call.body);
          const { status, body } = await sendWithin(send, 90);
          // A kind that was defined a moment ago is known to policies a little later.
          if (/There can be a delay/.test(body.message)) return false;
          if (status >= 300) throw new GiveUp(`the colleague's ${plural}: ${body.message}`);
          return true;
        },
        { what: `${namespace} to take ${plural}`, seconds: 90 },
      );
    }
    await reportResources(plane, `/api/v1/namespaces/${namespace}/pods/${NAME}`);
  }
}

/** A running pod whose kubelet reports its resources can be resized; kwok does not report them. */
async function reportResources(plane: ControlPlane, path: string): Promise<void> {
  await waitFor(async () => (await plane.request('GET', path)).body.status?.phase === 'Running', {
    what: `${path} to run`,
  });
  const { status, body } = await plane.request(
    'PATCH',
    `${path}/status`,
    [{ op: 'add', path: '/status/containerStatuses/0/resources', value: RESOURCES }],
    { contentType: 'application/json-patch+json' },
  );
  if (status >= 300) throw new Error(`${path}: ${body.message}`);
}
