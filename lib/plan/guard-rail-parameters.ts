import { GUARD_RAIL_NAMES, type GuardRailName } from '../fleet/catalogue/guard-rail-catalogue';
import type { GuardRailMode, IdentityPreset } from '../fleet/model/props';
import { vendorDomains } from '../fleet/catalogue/accelerators';
import { INTEGRATIONS } from '../fleet/catalogue/known-integrations';
import { DEFAULT_SETTINGS } from '../fleet/model/defaults';
import type {
  FleetEnvironment,
  FleetIntegration,
  FleetPool,
  FleetScheduling,
} from '../fleet/model/fleet';
import { USUAL_GRACE_SECONDS } from '../fleet/settings/scheduling';
import { grantedWithPool } from '../fleet/quota/pool-taints';
import { maxAmount } from '../fleet/values/amounts';
import { priorityNames } from '../fleet/settings/priorities/granted-priorities';
import { accountUser } from '../fleet/values/subjects';
import { virtualClusterBy } from '../fleet/settings/isolation/isolation-of';
import { exceptionTexts, podSecurityOf } from '../fleet/settings/pod-security/exceptions';
import { type Grants, grantsOf } from './grants';
import type { SchedulerQueue } from './queues/scheduler-queue';
import { USUAL_SCHEDULERS, grantedSchedulers } from './scheduler-terms';
import { SYNCED_METADATA, VCLUSTER_RELEASE_SIZE } from './vcluster-names';

/** The annotations of a namespace that guard rails read, without our prefix. */
export const GUARD_RAIL_PARAMETERS = [
  'accelerators',
  'access',
  'autoscaler-accounts',
  'claimable-accelerators',
  'default-priority',
  'deploy-sources',
  'device-classes',
  'external-name-accounts',
  'extended-resources',
  'guard-rails-audit',
  'guard-rails-off',
  'guard-rails-warn',
  'hosts',
  'image-pull-policy',
  'image-registries',
  'ingress-classes',
  'max-gpu-pod-seconds',
  'max-gpus-per-container',
  'max-gpus-per-pod',
  'max-data-size',
  'max-grace-period',
  'max-object-size',
  'metadata',
  'node-selector',
  'node-taint',
  'pod-security',
  'pod-security-exceptions',
  'priority-classes',
  'queue-priorities',
  'queues',
  'ray-tokens',
  'runtime-class',
  'runtime-classes',
  'schedulers',
  'service-types',
  'storage-classes',
  'tolerations',
  'volume-attributes-classes',
  'volume-drivers',
  'volumes',
] as const;

/** The name of a list that guard rails read from a namespace. */
export type GuardRailParameter = (typeof GUARD_RAIL_PARAMETERS)[number];

export function isGuardRailParameter(name: string): name is GuardRailParameter {
  return (GUARD_RAIL_PARAMETERS as readonly string[]).includes(name);
}

/**
 * Lists that guard rails read from a namespace, by the name of the annotation. An empty list is not written; each policy
 * knows what that means.
 */
export type GuardRailParameters = {
  readonly [Name in GuardRailParameter]?: readonly string[];
};

/**
 * The parameters of an environment's guard rails.
 *
 * @param grants - what the environment's GPUs are in names, where that is known already
 * @param queued - how its work is queued, if a scheduler does that
 */
export function guardRailParameters(
  environment: FleetEnvironment,
  pools: Record<string, FleetPool>,
  grants: Grants = grantsOf(environment.quota.gpu, pools),
  queued?: SchedulerQueue,
): Required<GuardRailParameters> {
  const { scheduling, images, storage, network, objects, priorities, extendedResources } =
    environment;
  const asked = Object.keys(grants.resources);
  const { standard, allow } = podSecurityOf(environment.podSecurity);
  const exceptions = exceptionTexts(allow);
  const hasKamaji = virtualClusterBy('kamaji', environment.isolation) !== undefined;
  return {
    'guard-rails-audit': railsIn(environment, 'audit'),
    'guard-rails-off': railsIn(environment, 'off'),
    'guard-rails-warn': railsIn(environment, 'warn'),
    accelerators: [...asked, ...Object.keys(grants.charged)].sort(),
    'claimable-accelerators': claimable(environment, pools),
    'extended-resources': [
      ...new Set([...asked, ...Object.keys(grants.parts), ...extendedResources]),
    ].sort(),
    'deploy-sources': environment.deploy?.engine === 'flux' ? environment.deploy.sources : [],
    'device-classes': Object.keys(grants.deviceClasses).sort(),
    'max-gpu-pod-seconds': ifStated(scheduling.maxGpuPodSeconds),
    'max-gpus-per-container': ifStated(scheduling.maxGpusPerContainer),
    'max-gpus-per-pod': ifStated(scheduling.maxGpusPerPod),
    'max-grace-period': unlessUsual(scheduling.maxGracePeriodSeconds, USUAL_GRACE_SECONDS),
    'pod-security': exceptions.length === 0 ? [] : [standard],
    'pod-security-exceptions': exceptions,
    'max-object-size': unlessUsual(objects.maxSize, DEFAULT_SETTINGS.objects.maxSize),
    'max-data-size': unlessUsual(maxDataSize(environment), DEFAULT_SETTINGS.objects.maxDataSize),
    schedulers: orAny(grantedSchedulers(scheduling, grants, queued), USUAL_SCHEDULERS),
    'runtime-class': scheduling.runtimeClass === undefined ? [] : [scheduling.runtimeClass],
    'runtime-classes': runtimeClasses(scheduling),
    'default-priority': ifStated(scheduling.defaultPriority),
    'node-selector': Object.entries(scheduling.nodes?.selector ?? {}).map((label) =>
      label.join('='),
    ),
    'node-taint': ifStated(scheduling.nodes?.taint),
    tolerations: tolerations(scheduling, asked, network.integrations, taintsOf(environment, pools)),
    'priority-classes': priorityNames(priorities),
    queues: queued === undefined ? scheduling.queues : [queued.queue, ...scheduling.queues],
    'queue-priorities':
      queued === undefined ? queuePriorities(environment) : scheduling.queuePriorities,
    metadata: metadataGrants(environment, queued?.writes),
    'ray-tokens': environment.rayTokens ? ['required'] : [],
    'autoscaler-accounts': accountsWith('ray-autoscaler', environment),
    'image-registries': images.registries ?? [],
    'image-pull-policy': images.pullPolicy === undefined ? [] : [images.pullPolicy],
    'storage-classes': orNone(storage.classes),
    'volume-attributes-classes': storage.attributesClasses,
    volumes: storage.volumes,
    'volume-drivers': storage.drivers,
    hosts: network.hosts,
    'ingress-classes': orNone(network.ingressClasses),
    'external-name-accounts': externalNameAccounts(network.integrations),
    'service-types': [
      ...(objects.loadBalancers === 0 && !hasKamaji ? [] : ['LoadBalancer']),
      ...(objects.nodePorts === 0 ? [] : ['NodePort']),
    ],
    access: environment.access === 'closed' ? [] : [environment.access],
  };
}

/** Where Kueue queues work, each PriorityClass has a class of the queue with its name, and who may use one may use both. */
function queuePriorities({ scheduling, priorities, queue }: FleetEnvironment): readonly string[] {
  if (queue === undefined || queue === 'none') return scheduling.queuePriorities;
  return [...new Set([...scheduling.queuePriorities, ...priorityNames(priorities)])].sort();
}

/** A value, if there is one. */
function ifStated(bound: number | string | undefined): readonly string[] {
  return bound === undefined ? [] : [String(bound)];
}

/** A bound that is not the usual one; `*` for none at all. */
function unlessUsual<T extends string | number>(bound: T | null, usual: T): readonly string[] {
  return bound === usual ? [] : [String(bound ?? '*')];
}

/** With vCluster, what its syncer puts on every pod is granted as well; so is what the engine of queues does. */
function metadataGrants(
  { scheduling, isolation }: FleetEnvironment,
  written: readonly string[] = [],
): readonly string[] {
  const { metadata } = scheduling;
  const synced = virtualClusterBy('vcluster', isolation) === undefined ? [] : [SYNCED_METADATA];
  return synced.length + written.length === 0
    ? metadata
    : [...new Set([...metadata, ...synced, ...written])].sort();
}

/** With vCluster, the Secret fits in which Helm keeps the release of its chart. */
function maxDataSize({ objects, isolation }: FleetEnvironment): string | null {
  const { maxDataSize: stated } = objects;
  return stated === null || virtualClusterBy('vcluster', isolation) === undefined
    ? stated
    : maxAmount(stated, VCLUSTER_RELEASE_SIZE);
}

function railsIn({ guardRails }: FleetEnvironment, mode: GuardRailMode): GuardRailName[] {
  return GUARD_RAIL_NAMES.filter((rail) => guardRails[rail] === mode);
}

/** Extended resources of granted pools whose devices can also be claimed. */
function claimable({ quota }: FleetEnvironment, pools: Record<string, FleetPool>): string[] {
  const granted = Object.keys(quota.gpu).filter((name) => quota.gpu[name]! > 0);
  const resources = granted.flatMap((name) => {
    const pool = pools[name];
    return pool === undefined || pool.servedBy === 'plugin' ? [] : [pool.resource];
  });
  return [...new Set(resources)].sort();
}

/**
 * Taints that pods may tolerate: those of the settings, that of nodes of their own, those that come with pools, and those
 * that the pods of an integration always tolerate. A taint
 * in the domain of a vendor counts for pods that ask for its devices, so that it means nothing where none is granted.
 */
function tolerations(
  { tolerations: own, nodes }: FleetScheduling,
  asked: readonly string[],
  integrations: readonly FleetIntegration[],
  ofPools: readonly string[],
): readonly string[] {
  const domains = vendorDomains().filter(
    (domain) => !asked.some((resource) => resource.startsWith(`${domain}/`)),
  );
  const granted = own.filter((taint) => !domains.some((domain) => taint.startsWith(`${domain}/`)));
  const theirs = [
    ...integrations.flatMap(({ name }) => INTEGRATIONS[name].tolerations ?? []),
    ...(nodes === undefined ? [] : [nodes.taint]),
    ...ofPools,
  ];
  if (theirs.length > 0) return [...new Set([...granted, ...theirs])].sort();
  return granted.length === own.length ? own : granted;
}

/** Taints that come with the pools of which an environment may have devices. */
function taintsOf({ quota }: FleetEnvironment, pools: Record<string, FleetPool>): string[] {
  return Object.keys(quota.gpu).flatMap((name) => {
    const pool = pools[name];
    return pool === undefined || quota.gpu[name] === 0 ? [] : grantedWithPool(pool);
  });
}

/** The runtime classes that pods may name: the one that they all have is among them. */
function runtimeClasses({
  runtimeClass,
  runtimeClasses: more,
}: FleetScheduling): readonly string[] {
  return runtimeClass === undefined ? more : [...new Set([runtimeClass, ...more])].sort();
}

/** Accounts of an environment that a preset is for. */
function accountsWith(preset: IdentityPreset, { serviceAccounts }: FleetEnvironment): string[] {
  return Object.entries(serviceAccounts)
    .filter(([, { presets }]) => presets.includes(preset))
    .map(([name]) => name)
    .sort();
}

/** Accounts that may make Services of type ExternalName: of the integrations that lead Services to a gateway so. */
function externalNameAccounts(integrations: readonly FleetIntegration[]): string[] {
  const accounts = integrations.flatMap(({ name, namespace }) =>
    (INTEGRATIONS[name].externalNameAccounts ?? []).map((account) =>
      accountUser(`${account.namespace ?? namespace}/${account.name}`),
    ),
  );
  return accounts.sort();
}

/** A list of which nothing stands for any: where it is stated and empty, a name that no object can have. */
function orNone(list: readonly string[] | undefined): readonly string[] {
  if (list === undefined) return [];
  return list.length === 0 ? ['-'] : list;
}

/** A list as it is written where `usual` is what stands for no annotation, and `*` for no bound. */
function orAny(list: readonly string[] | undefined, usual: readonly string[]): readonly string[] {
  if (list === undefined) return ['*'];
  return list.join(',') === usual.join(',') ? [] : orNone(list);
}
