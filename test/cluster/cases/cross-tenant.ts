import { type Attack, NO_ROLE } from '../battery/attack';
import { create, patch, read, readEverywhere, remove } from '../battery/calls';
import { EVERYBODY, OUTSIDERS } from '../battery/people';

/** What stands in every tenant's namespace. */
const KINDS = [
  'pods',
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'deployments',
  'jobs',
  'cronjobs',
  'ingresses',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
  'rayjobs',
  'sweeps',
];

/** What tells about a tenant even without naming an object. */
const TELLING = [
  ...KINDS,
  'events',
  'endpointslices',
  'replicasets',
  'resourcequotas',
  'limitranges',
  'networkpolicies',
  'serviceaccounts',
  'rolebindings',
  'resourceclaims',
];

/** The way into another tenant's namespace, for its admins, its pods, pipelines and strangers. */
export const CROSS_TENANT_ATTACKS: readonly Attack[] = [
  ...TELLING.map((plural): Attack => ({
    route: 'E19',
    what: `list another tenant's ${plural}`,
    call: read(plural),
    by: OUTSIDERS,
    refused: NO_ROLE,
  })),
  ...KINDS.flatMap((plural): Attack[] => [
    {
      route: 'E11',
      what: `change another tenant's ${plural}`,
      call: patch(`${plural}/target`, { metadata: { labels: { a: 'b' } } }),
      by: OUTSIDERS,
      refused: NO_ROLE,
    },
    {
      route: 'E11',
      what: `delete another tenant's ${plural}`,
      call: remove(`${plural}/target`),
      by: OUTSIDERS,
      refused: NO_ROLE,
    },
    {
      route: 'E27',
      what: `list the ${plural} of all tenants`,
      call: readEverywhere(plural),
      by: EVERYBODY,
      refused: NO_ROLE,
    },
  ]),
  {
    route: 'E27',
    what: 'read the namespace of another tenant',
    call: read('namespaces/{ns}'),
    by: OUTSIDERS,
    refused: NO_ROLE,
  },
  {
    route: 'E21',
    what: 'read the log of a pod of another tenant',
    call: read('pods/target/log'),
    by: OUTSIDERS,
    refused: NO_ROLE,
  },
  {
    route: 'E21',
    what: 'evict a pod of another tenant',
    call: {
      method: 'POST',
      path: '/api/v1/namespaces/{ns}/pods/target/eviction',
      body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'target' } },
    },
    by: ['viewer', 'auditor', ...OUTSIDERS],
    refused: NO_ROLE,
  },
  {
    route: 'E11',
    what: 'scale a deployment of another tenant',
    call: patch('deployments/target/scale', { spec: { replicas: 0 } }),
    by: ['viewer', 'auditor', ...OUTSIDERS],
    refused: NO_ROLE,
  },
  {
    route: 'E76',
    what: 'use up the devices of another tenant',
    call: create('pods', {
      spec: {
        containers: [
          { name: 'main', image: 'app', resources: { limits: { 'nvidia.com/gpu': '1' } } },
        ],
      },
    }),
    by: OUTSIDERS,
    refused: NO_ROLE,
  },
  {
    route: 'E11',
    what: 'write a dataset that the platform only lets one read',
    call: create('datasets', { spec: {} }),
    by: ['user', 'viewer', ...OUTSIDERS],
    refused: NO_ROLE,
  },
];
