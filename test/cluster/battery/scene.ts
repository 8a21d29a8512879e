import type { ControlPlane } from '../control-plane';
import { sendWithin } from '../quota-counts';
import { waitFor } from '../wait';
import { type Draft, create, dry, fill, manifest } from './calls';
import { setColleaguesWork } from './colleagues';
import { CUSTOM_KINDS, customResourceDefinition } from './kinds';
import { setRailTargets } from './rail-targets';
import { minorOf } from './since';
import type { Manifest, Tree } from './trees';
import { DEVICES, HELPED, NODES, STRAW_GUARDS, SURROUNDINGS, letIn } from './surroundings';
import { syncerAccounts, syncerRights } from './syncer-rights';
import { BLUE, GREEN, UNGUARDED, VIRTUAL } from './targets';

const LABELS = { 'app.kubernetes.io/name': 'target' };

/** One object of most kinds, in the attacked namespace, in the neighbour's and where nothing guards. */
const TARGETS: Readonly<Record<string, Draft>> = {
  pods: {
    metadata: { labels: LABELS },
    spec: {
      containers: [
        // Requests of its own: a resize may not change the class of its quality of service.
        { name: 'main', image: 'app', resources: { requests: { cpu: '50m', memory: '64Mi' } } },
      ],
    },
  },
  services: { spec: { selector: LABELS, ports: [{ port: 80 }] } },
  configmaps: { data: { color: 'blue' } },
  secrets: { stringData: { password: 'hidden' } },
  serviceaccounts: {
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/a' } },
  },
  persistentvolumeclaims: {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      volumeName: 'target-of-{ns}',
      resources: { requests: { storage: '1Gi' } },
    },
  },
  deployments: {
    spec: {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: { containers: [{ name: 'main', image: 'app' }] },
      },
    },
  },
  jobs: {
    spec: {
      suspend: true,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'app' }] } },
    },
  },
  cronjobs: {
    spec: {
      schedule: '0 0 1 1 *',
      jobTemplate: {
        spec: {
          template: {
            spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'app' }] },
          },
        },
      },
    },
  },
  ingresses: {
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'target.{ns}.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'target', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  },
  horizontalpodautoscalers: {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'target' },
      minReplicas: 1,
      maxReplicas: 2,
    },
  },
  poddisruptionbudgets: { spec: { minAvailable: 0, selector: { matchLabels: LABELS } } },
  rayjobs: { spec: {} },
  pytorchjobs: {
    spec: {
      pytorchReplicaSpecs: { Worker: { replicas: 1, template: { spec: { containers: [] } } } },
    },
  },
  sweeps: { spec: {} },
  workflowartifactgctasks: { spec: {} },
  workflowtasksets: { spec: {} },
  datasets: { spec: {} },
  routes: { spec: { host: 'target-{ns}.example.com', to: { kind: 'Service', name: 'target' } } },
  httpproxies: {
    spec: { ingressClassName: 'nginx', virtualhost: { fqdn: 'target.{ns}.example.com' } },
  },
  ingressroutes: {
    spec: {
      ingressClassName: 'nginx',
      routes: [{ kind: 'Rule', match: 'Host(`target.{ns}.example.com`)' }],
    },
  },
  vaults: { spec: { secret: 'hidden' } },
};

/**
 * The custom resources of the cluster, for the start of the plane.
 *
 * @param published - definitions as their projects publish them, which take the place of ours
 */
export function customResources(published: readonly object[]): object[] {
  const nameOf = (definition: object) => (definition as Manifest).metadata.name;
  const names = published.map(nameOf);
  const ours = Object.keys(CUSTOM_KINDS).map(customResourceDefinition);
  return [...ours.filter((definition) => !names.includes(nameOf(definition))), ...published];
}

/** Before the tenants: nodes, classes, and the namespace that nothing guards. */
export async function setSurroundings(plane: ControlPlane): Promise<void> {
  if (!plane.missing.includes('kwok')) await plane.createNodes(NODES);
  await plane.apply(SURROUNDINGS);
  if (minorOf(plane.version) >= 34) await plane.apply(DEVICES);
  await plane.apply(STRAW_GUARDS);
}

/** After the tenants: their quotas counted, and something to attack in each namespace. */
export async function setTargets(plane: ControlPlane, own: Tree): Promise<void> {
  const objects = own.files.flatMap((file) => file.objects);
  for (const quota of objects.filter(({ kind }) => kind === 'ResourceQuota')) {
    await waitForQuota(plane, quota);
  }
  for (const namespace of [BLUE.namespace, GREEN.namespace, UNGUARDED]) {
    await plane.apply([targetVolume(namespace)]);
    for (const [plural, draft] of Object.entries(TARGETS)) {
      const call = fill(create(plural, draft), namespace, 'target');
      // A kind that was defined a moment ago is counted only from the next look at all kinds on.
      const send = () => plane.request('POST', call.path, call.body);
      const { status, body } = await sendWithin(send, 90);
      if (status >= 300) throw new Error(`the target ${plural}: ${body.message}`);
    }
    await settleTargets(plane, namespace);
  }
  await setColleaguesWork(plane);
  for (const { namespace } of HELPED) await plane.apply(letIn(namespace));
  await plane.apply([...syncerRights(VIRTUAL.namespace), ...syncerAccounts(UNGUARDED)]);
  await waitForPolicies(plane);
  await setRailTargets(plane);
}

/** The volume that the target claim names; it stands there first, because binders look rarely. */
function targetVolume(namespace: string): object {
  return {
    ...manifest('persistentvolumes', { metadata: { name: `target-of-${namespace}` } }),
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'standard.csi.example.com', volumeHandle: namespace },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name: 'target' },
    },
  };
}

/** A bound volume can grow, and a running pod whose kubelet reports its resources can be resized. */
async function settleTargets(plane: ControlPlane, namespace: string): Promise<void> {
  const phase = async (place: string) =>
    (await plane.request('GET', `/api/v1/namespaces/${namespace}/${place}`)).body.status?.phase;

  await waitFor(async () => (await phase('persistentvolumeclaims/target')) === 'Bound', {
    what: `the target volume in ${namespace} to be bound`,
  });
  await waitFor(async () => (await phase('pods/target')) === 'Running', {
    what: `the target pod in ${namespace} to run`,
  });
  // kwok does not report what a container was given.
  const resources = { requests: { cpu: '50m', memory: '64Mi' } };
  const { status, body } = await plane.request(
    'PATCH',
    `/api/v1/namespaces/${namespace}/pods/target/status`,
    [{ op: 'add', path: '/status/containerStatuses/0/resources', value: resources }],
    { contentType: 'application/json-patch+json' },
  );
  if (status >= 300) throw new Error(`the target pod in ${namespace}: ${body.message}`);
}

/** A quota refuses everything until the controller has counted it once. */
export async function waitForQuota(plane: ControlPlane, quota: Manifest): Promise<void> {
  const { name, namespace } = quota.metadata;
  const path = `/api/v1/namespaces/${namespace}/resourcequotas/${name}`;
  const hard = (quota as unknown as { spec: { hard: Record<string, string> } }).spec.hard;
  await waitFor(
    async () => {
      const { body } = await plane.request('GET', path);
      const counted = body.status?.hard ?? {};
      return Object.entries(hard).every(([key, value]) => counted[key] === value);
    },
    { what: `quota ${namespace}/${name} to be counted`, seconds: 90 },
  );
}

/** A policy takes effect up to a second after it was stored. */
async function waitForPolicies(plane: ControlPlane): Promise<void> {
  const pod = fill(
    dry(
      create('pods', {
        spec: {
          containers: [
            { name: 'main', image: 'app', resources: { limits: { 'example.com/unknown': '1' } } },
          ],
        },
      }),
    ),
    BLUE.namespace,
    'canary',
  );
  await waitFor(async () => (await plane.request('POST', pod.path, pod.body)).status === 403, {
    what: 'the admission policies to take effect',
  });
}
