import { type FieldCase, ray } from './engines-drafts';

const SERVICE = '`headGroupSpec.serviceType` and `headGroupSpec.headService.spec.type` must be';
const STATE = '`gcsFaultToleranceOptions.externalStorageNamespace` must start with';
const ACCOUNT = '`headGroupSpec.template.spec.serviceAccountName` must be empty where';

const scaledBy = (serviceAccountName: string) =>
  ray(
    { template: { spec: { containers: [], serviceAccountName } } },
    { enableInTreeAutoscaling: true },
  );

export const RAY_CASES: readonly FieldCase[] = [
  {
    plural: 'rayclusters',
    field: ACCOUNT,
    wrong: { 'let the operator give an account rights': scaledBy('plain') },
    right: {
      'scale with an account that the operator makes': ray({}, { enableInTreeAutoscaling: true }),
      'scale with the account that is for it': scaledBy('ray'),
    },
  },
  {
    plural: 'rayjobs',
    field: ACCOUNT,
    wrong: { 'let the operator give an account rights': { rayClusterSpec: scaledBy('plain') } },
  },
  {
    plural: 'rayservices',
    field: ACCOUNT,
    wrong: { 'let the operator give an account rights': { rayClusterConfig: scaledBy('plain') } },
  },
  {
    plural: 'rayclusters',
    field: '`headGroupSpec.enableIngress` must not be set',
    wrong: { 'have an Ingress made': ray({ enableIngress: true }) },
    right: { 'have no Ingress made': ray({ enableIngress: false }) },
  },
  {
    plural: 'rayclusters',
    field: SERVICE,
    wrong: {
      'have a load balancer made': ray({ serviceType: 'LoadBalancer' }),
      'lead the operator elsewhere': ray({ headService: { spec: { type: 'ExternalName' } } }),
    },
    right: { 'serve in the cluster': ray({ serviceType: 'ClusterIP' }) },
  },
  {
    plural: 'rayservices',
    field: '`serveService.spec.type` must be `ClusterIP`',
    wrong: { 'have a node port opened': { serveService: { spec: { type: 'NodePort' } } } },
    right: { 'serve in the cluster': { rayClusterConfig: ray(), serveService: {} } },
  },
  {
    plural: 'rayservices',
    field: '`upgradeStrategy.clusterUpgradeOptions` must not be set',
    wrong: {
      'have a Gateway made': {
        upgradeStrategy: { clusterUpgradeOptions: { gatewayClassName: 'public' } },
      },
    },
    right: { 'upgrade by a new cluster': { upgradeStrategy: { type: 'NewCluster' } } },
  },
  {
    plural: 'rayclusters',
    field: STATE,
    wrong: {
      'share the state of a neighbour': ray(
        {},
        { gcsFaultToleranceOptions: { externalStorageNamespace: 'lab-green-dev-ray' } },
      ),
    },
    right: {
      'keep its own state': ray(
        {},
        { gcsFaultToleranceOptions: { externalStorageNamespace: '{ns}-ray' } },
      ),
    },
  },
  {
    plural: 'rayjobs',
    field: '`clusterSelector` must be empty',
    wrong: { "run in a colleague's cluster": { clusterSelector: { 'ray.io/cluster': 'uma' } } },
    right: { 'run in a cluster of its own': { rayClusterSpec: ray() } },
  },
];

/** Kinds that a platform has to grant. */
export const REQUESTED_CASES: readonly FieldCase[] = [
  {
    plural: 'raycronjobs',
    field: '`clusterSelector` must be empty',
    wrong: {
      "run in a colleague's cluster": {
        jobTemplate: { clusterSelector: { 'ray.io/cluster': 'uma' } },
      },
    },
    right: { 'run in a cluster of its own': { jobTemplate: { rayClusterSpec: ray() } } },
  },
  {
    plural: 'raycronjobs',
    field: '`headGroupSpec.enableIngress` must not be set',
    wrong: {
      'have an Ingress made': { jobTemplate: { rayClusterSpec: ray({ enableIngress: true }) } },
    },
  },
  {
    plural: 'llminferenceservices',
    field: '`router.scheduler.template.serviceAccountName` must be empty',
    wrong: {
      'give an account rights over everybody': {
        router: { scheduler: { template: { serviceAccountName: 'plain' } } },
      },
    },
    right: {
      'schedule with an account that is made for it': { router: { scheduler: { template: {} } } },
    },
  },
  {
    plural: 'llminferenceservices',
    field: '`router.gateway.refs` and `router.ingress.refs` must name no other namespace',
    wrong: {
      'take requests through a gateway of others': {
        router: { gateway: { refs: [{ name: 'internal', namespace: 'istio-system' }] } },
      },
      'take requests through an ingress of others': {
        router: { ingress: { refs: [{ name: 'internal', namespace: 'istio-system' }] } },
      },
    },
    right: { 'use its own gateway': { router: { gateway: { refs: [{ name: 'mine' }] } } } },
  },
  {
    plural: 'appwrappers',
    field: '`components[*].template.metadata.namespace` must be empty',
    wrong: {
      'create elsewhere': {
        components: [{ template: { kind: 'Job', metadata: { namespace: 'lab-green-dev' } } }],
      },
    },
    right: { 'create at home': { components: [{ template: { kind: 'Job', metadata: {} } }] } },
  },
];

const MANAGED = '`managedBy` must be empty, or name';
const POLICY = '`runPolicy.schedulingPolicy` must name';

export const TRAINING_CASES: readonly FieldCase[] = [
  ...['rayclusters', 'jobsets', 'trainjobs'].map((plural): FieldCase => ({
    plural,
    field: MANAGED,
    wrong: { 'choose another controller': { managedBy: 'example.com/mine' } },
    right: { 'leave for MultiKueue': { managedBy: 'kueue.x-k8s.io/multikueue' } },
  })),
  {
    plural: 'pytorchjobs',
    field: MANAGED,
    wrong: { 'choose another controller': { runPolicy: { managedBy: 'example.com/mine' } } },
    right: { 'clean up after a job': { runPolicy: { cleanPodPolicy: 'All' } } },
  },
  {
    plural: 'pytorchjobs',
    route: 'E94',
    field: POLICY,
    wrong: {
      'take the queue of somebody else': { runPolicy: { schedulingPolicy: { queue: 'green' } } },
      'take a priority that was not granted': {
        runPolicy: { schedulingPolicy: { priorityClass: 'system-node-critical' } },
      },
    },
    right: {
      'take a priority that was granted': {
        runPolicy: { schedulingPolicy: { priorityClass: 'lab-batch' } },
      },
    },
  },
  {
    plural: 'mpijobs',
    field: '`mpiReplicaSpecs.Launcher.template.spec.serviceAccountName` must be empty',
    wrong: {
      'let an account open shells': {
        mpiReplicaSpecs: { Launcher: { template: { spec: { serviceAccountName: 'plain' } } } },
      },
    },
    right: { 'launch without an account': { mpiReplicaSpecs: { Launcher: { template: {} } } } },
  },
  {
    plural: 'inferenceservices',
    field: '`autoScaling.metrics` must name no `serverAddress`',
    wrong: {
      'have KEDA call an address': {
        predictor: {
          autoScaling: {
            metrics: [{ external: { metric: { serverAddress: 'http://10.0.0.1' } } }],
          },
        },
      },
      'have KEDA call an address for pods': {
        transformer: {
          autoScaling: {
            metrics: [{ podmetric: { metric: { serverAddress: 'http://10.0.0.1' } } }],
          },
        },
      },
      'scale by the metrics of a neighbour': {
        explainer: { autoScaling: { metrics: [{ external: { metric: { namespace: 'x' } } }] } },
      },
    },
    right: {
      'scale by memory': {
        predictor: { autoScaling: { metrics: [{ resource: { name: 'memory' } }] } },
      },
    },
  },
];
