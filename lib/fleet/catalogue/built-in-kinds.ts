import type { FleetKind, FleetObjects } from '../model/fleet';
import type { KindAccess, ReadAccess } from '../model/props';
import { rememberShared } from '../model/shared';

/**
 * A kind of object in tenants' namespaces: who may do what with it, and how many there may be. The built-in list and
 * the `kinds:` of a platform are the same data; roles, caps and guard rails are all made from it.
 */
export interface NamespacedKind {
  /** The API group, `''` for the core group. RBAC knows no versions. */
  readonly group: string;
  /** The plural. */
  readonly resource: string;
  readonly viewer: ReadAccess;
  readonly user: KindAccess;
  readonly admin: KindAccess;
  /** Which of `objects` caps it, or an own number. Absent where tenants do not write it. */
  readonly cap?: CapName | number;
  /** Whether the kind has a `/status` worth reading and a `/scale` worth writing. */
  readonly subresources?: readonly ('status' | 'scale')[];
  /** The paths of its pod templates. */
  readonly podTemplates?: readonly string[];
}

/** A key of `objects` that is a number. */
export type CapName = Exclude<keyof FleetObjects, 'hard' | 'maxSize' | 'maxDataSize'>;

type Access = readonly [viewer: ReadAccess, user: KindAccess, admin: KindAccess];

/** Everybody reads, and nobody in a tenant writes: guards, and what controllers derive. */
const READ: Access = ['read', 'read', 'read'];
/** Users and admins work with it. */
const WORK: Access = ['read', 'write', 'write'];
/** Recipes and accounts that other people's work depends on: admins write them. */
const RECIPE: Access = ['read', 'read', 'write'];
/** Viewers never read it. */
const SECRET: Access = ['none', 'write', 'write'];

function kinds(
  group: string,
  access: Access,
  cap: CapName | undefined,
  resources: readonly string[],
  more: Pick<NamespacedKind, 'subresources' | 'podTemplates'> = {},
): NamespacedKind[] {
  const [viewer, user, admin] = access;
  return resources.map((resource) => ({
    group,
    resource,
    viewer,
    user,
    admin,
    ...(cap === undefined ? {} : { cap }),
    ...more,
  }));
}

const STATUS = { subresources: ['status'] } as const;
const STATUS_SCALE = { subresources: ['status', 'scale'] } as const;
const TEMPLATE = { podTemplates: ['spec.template'] } as const;

/**
 * The kinds that tenants may use. Groups and plurals are those of the projects' CRDs. Some are left out on purpose: what
 * guards a tenant (quotas, limits, policies and roles are read only), tokens of service accounts, endpoints, and claims
 * of devices (they have a role of their own, which is bound only if a pool is backed by them).
 */
export const BUILT_IN_KINDS: readonly NamespacedKind[] = [
  ...kinds('', WORK, 'storedPods', ['pods'], { ...STATUS, podTemplates: ['spec'] }),
  ...kinds('', WORK, 'services', ['services'], STATUS),
  ...kinds('', WORK, 'persistentVolumeClaims', ['persistentvolumeclaims'], STATUS),
  ...kinds('', WORK, 'configMaps', ['configmaps']),
  ...kinds('', SECRET, 'secrets', ['secrets']),
  ...kinds('', READ, undefined, [
    'endpoints',
    'events',
    'limitranges',
    'replicationcontrollers',
    'resourcequotas',
  ]),
  ...kinds('', RECIPE, 'serviceAccounts', ['serviceaccounts']),
  ...kinds('apps', WORK, 'deployments', ['deployments'], { ...STATUS_SCALE, ...TEMPLATE }),
  ...kinds('apps', WORK, 'statefulSets', ['statefulsets'], { ...STATUS_SCALE, ...TEMPLATE }),
  // Listed by `kubectl get all` and read by `kubectl rollout`. DaemonSets would run on every node.
  ...kinds('apps', READ, undefined, ['controllerrevisions', 'daemonsets', 'replicasets']),
  ...kinds('batch', WORK, 'jobs', ['jobs'], { ...STATUS, ...TEMPLATE }),
  ...kinds('batch', WORK, 'cronJobs', ['cronjobs'], {
    ...STATUS,
    podTemplates: ['spec.jobTemplate.spec.template'],
  }),
  ...kinds('autoscaling', WORK, 'horizontalPodAutoscalers', ['horizontalpodautoscalers'], STATUS),
  ...kinds('policy', WORK, 'podDisruptionBudgets', ['poddisruptionbudgets'], STATUS),
  ...kinds('networking.k8s.io', WORK, 'ingresses', ['ingresses'], STATUS),
  ...kinds('networking.k8s.io', READ, undefined, ['networkpolicies']),
  ...kinds(
    'gateway.networking.k8s.io',
    WORK,
    'customResources',
    ['grpcroutes', 'httproutes'],
    STATUS,
  ),
  ...kinds('gateway.networking.k8s.io', READ, undefined, ['gateways']),
  ...kinds('discovery.k8s.io', READ, undefined, ['endpointslices']),
  ...kinds('events.k8s.io', READ, undefined, ['events']),
  ...kinds('coordination.k8s.io', READ, undefined, ['leases']),
  ...kinds('metrics.k8s.io', READ, undefined, ['pods']),
  ...kinds('resource.k8s.io', READ, undefined, ['resourceclaims', 'resourceclaimtemplates']),
  ...kinds('kueue.x-k8s.io', READ, undefined, ['localqueues', 'workloads']),
  ...kinds('jobset.x-k8s.io', WORK, 'customResources', ['jobsets'], {
    ...STATUS,
    podTemplates: ['spec.replicatedJobs[*].template.spec.template'],
  }),
  ...kinds('leaderworkerset.x-k8s.io', WORK, 'customResources', ['leaderworkersets'], {
    ...STATUS_SCALE,
    podTemplates: [
      'spec.leaderWorkerTemplate.leaderTemplate',
      'spec.leaderWorkerTemplate.workerTemplate',
    ],
  }),
  ...kinds(
    'kubeflow.org',
    WORK,
    'customResources',
    ['jaxjobs', 'mpijobs', 'paddlejobs', 'pytorchjobs', 'tfjobs', 'xgboostjobs'],
    { ...STATUS_SCALE, podTemplates: ['spec.*ReplicaSpecs[*].template'] },
  ),
  ...kinds('kubeflow.org', WORK, 'customResources', ['experiments'], {
    ...STATUS,
    podTemplates: ['spec.trialTemplate.trialSpec.spec.template'],
  }),
  ...kinds('kubeflow.org', WORK, 'customResources', ['notebooks'], { ...STATUS, ...TEMPLATE }),
  ...kinds('kubeflow.org', READ, undefined, ['suggestions', 'trials']),
  ...kinds(
    'trainer.kubeflow.org',
    WORK,
    'customResources',
    ['optimizationjobs', 'trainjobs'],
    STATUS,
  ),
  ...kinds('trainer.kubeflow.org', RECIPE, 'customResources', ['trainingruntimes'], {
    podTemplates: ['spec.template.spec.replicatedJobs[*].template.spec.template'],
  }),
  ...kinds('ray.io', WORK, 'customResources', ['rayclusters'], {
    ...STATUS,
    podTemplates: ['spec.headGroupSpec.template', 'spec.workerGroupSpecs[*].template'],
  }),
  ...kinds('ray.io', WORK, 'customResources', ['rayjobs'], {
    ...STATUS,
    podTemplates: [
      'spec.rayClusterSpec.headGroupSpec.template',
      'spec.rayClusterSpec.workerGroupSpecs[*].template',
      'spec.submitterPodTemplate',
    ],
  }),
  ...kinds('ray.io', WORK, 'customResources', ['rayservices'], {
    ...STATUS,
    podTemplates: [
      'spec.rayClusterConfig.headGroupSpec.template',
      'spec.rayClusterConfig.workerGroupSpecs[*].template',
    ],
  }),
  ...kinds('ray.io', WORK, 'customResources', ['raycronjobs'], STATUS),
  ...kinds(
    'serving.kserve.io',
    WORK,
    'customResources',
    ['inferencegraphs', 'inferenceservices', 'llminferenceservices', 'trainedmodels'],
    STATUS,
  ),
  ...kinds(
    'serving.kserve.io',
    RECIPE,
    'customResources',
    ['llminferenceserviceconfigs', 'servingruntimes'],
    STATUS,
  ),
  ...kinds('inference.networking.k8s.io', WORK, 'customResources', ['inferencepools'], STATUS),
  ...kinds('argoproj.io', WORK, 'customResources', ['cronworkflows', 'workflows'], {
    ...STATUS,
    podTemplates: ['spec.templates[*]'],
  }),
  ...kinds('argoproj.io', RECIPE, 'customResources', [
    'workfloweventbindings',
    'workflowtemplates',
  ]),
  ...kinds('argoproj.io', READ, undefined, ['workflowtaskresults', 'workflowtasksets']),
  ...kinds(
    'sparkoperator.k8s.io',
    WORK,
    'customResources',
    ['scheduledsparkapplications', 'sparkapplications', 'sparkconnects'],
    { ...STATUS, podTemplates: ['spec.driver.template', 'spec.executor.template'] },
  ),
  ...kinds('workload.codeflare.dev', WORK, 'customResources', ['appwrappers'], STATUS),
];

/** The built-in kinds, together with those of a platform, which may replace some of them. */
export const allKinds: (own: readonly FleetKind[]) => readonly NamespacedKind[] =
  rememberShared(join);

function join(own: readonly FleetKind[]): NamespacedKind[] {
  const name = ({ group, resource }: Pick<NamespacedKind, 'group' | 'resource'>): string =>
    `${resource}.${group}`;
  const builtIn = new Map(BUILT_IN_KINDS.map((kind) => [name(kind), kind]));
  const replaced = new Set(own.map(name));
  return [
    ...BUILT_IN_KINDS.filter((kind) => !replaced.has(name(kind))),
    ...own.map((kind) => withCap(kind, builtIn.get(name(kind)))),
  ];
}

/** A kind of the platform. It inherits what it does not state from the built-in kind that it replaces. */
function withCap(kind: FleetKind, builtIn: NamespacedKind | undefined): NamespacedKind {
  const written = kind.user === 'write' || kind.admin === 'write';
  return {
    group: kind.group,
    resource: kind.resource,
    viewer: kind.viewer,
    user: kind.user,
    admin: kind.admin,
    podTemplates: kind.podTemplates.length > 0 ? kind.podTemplates : builtIn?.podTemplates,
    subresources: builtIn?.subresources ?? ['status'],
    ...(written ? { cap: kind.cap ?? builtIn?.cap ?? 'customResources' } : {}),
  };
}

/** The quota key that counts objects of a kind. Some core kinds have older, short keys (quota evaluators, pkg/quota/v1). */
export function countKey(kind: Pick<NamespacedKind, 'group' | 'resource'>): string {
  if (kind.group !== '') return `count/${kind.resource}.${kind.group}`;
  return SHORT_KEYS.includes(kind.resource) ? kind.resource : `count/${kind.resource}`;
}

const SHORT_KEYS = ['configmaps', 'persistentvolumeclaims', 'secrets', 'services'];

/** Kinds that no `kinds:` entry may grant, with the reason. */
export const FORBIDDEN_KINDS: readonly {
  readonly group: string;
  readonly resource?: string;
  readonly reason: string;
}[] = [
  {
    group: 'rbac.authorization.k8s.io',
    reason: 'people who write roles and bindings choose their own rights',
  },
  {
    group: 'admissionregistration.k8s.io',
    reason: 'people who write admission rules can switch the guards off',
  },
  { group: 'apiextensions.k8s.io', reason: 'it is cluster-wide' },
  { group: 'apiregistration.k8s.io', reason: 'it is cluster-wide' },
  { group: 'certificates.k8s.io', reason: 'a certificate is an identity' },
  { group: 'authentication.k8s.io', reason: 'a token is an identity' },
  { group: 'policy.networking.k8s.io', reason: 'it is cluster-wide' },
  { group: 'storage.k8s.io', reason: 'it is cluster-wide' },
  { group: 'scheduling.k8s.io', resource: 'priorityclasses', reason: 'it is cluster-wide' },
  {
    group: 'networking.k8s.io',
    resource: 'networkpolicies',
    reason: 'policies add up, so that each of them opens something',
  },
  { group: 'cilium.io', reason: 'policies add up, so that each of them opens something' },
  {
    group: 'discovery.k8s.io',
    reason: 'endpoints lead trusted proxies to pods of others (CVE-2021-25740)',
  },
  { group: 'resource.k8s.io', reason: 'claims are granted with a pool that names a deviceClass' },
  { group: 'kueue.x-k8s.io', reason: 'a queue may point at any budget' },
  { group: '', resource: 'namespaces', reason: 'the guards depend on its labels' },
  { group: '', resource: 'nodes', reason: 'it is cluster-wide' },
  { group: '', resource: 'persistentvolumes', reason: 'it is cluster-wide' },
  { group: '', resource: 'resourcequotas', reason: 'it guards the tenant' },
  { group: '', resource: 'limitranges', reason: 'it guards the tenant' },
  {
    group: '',
    resource: 'endpoints',
    reason: 'endpoints lead trusted proxies to pods of others (CVE-2021-25740)',
  },
  { group: '', resource: 'events', reason: 'controllers write them' },
  { group: 'events.k8s.io', reason: 'controllers write them' },
  {
    group: 'apps',
    resource: 'replicasets',
    reason: 'controllers make them, and a cap would stop rollouts',
  },
  {
    group: 'apps',
    resource: 'controllerrevisions',
    reason: 'controllers make them, and a cap would stop rollouts',
  },
  { group: 'argoproj.io', resource: 'applications', reason: 'Argo CD deploys with its own rights' },
  {
    group: 'argoproj.io',
    resource: 'applicationsets',
    reason: 'Argo CD deploys with its own rights',
  },
  { group: 'argoproj.io', resource: 'appprojects', reason: 'Argo CD deploys with its own rights' },
];
