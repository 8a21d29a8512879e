import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { DEFAULT_RECONCILERS } from '../../model/defaults';
import type { FleetPlatform } from '../../model/fleet';
import type { PlatformEntry } from '../../model/props';
import { share } from '../../model/shared';
import { checkMonitoring, resolveMonitoring } from '../../monitoring/monitoring';
import type { Written } from '../../model/written';
import { checkBurst } from '../../quota/burst';
import { checkTuning } from '../../quota/tuning';
import type { PoolNames } from '../../quota/gpu-counts';
import { checkPools, resolvePools } from '../../quota/pools';
import { checkQuota } from '../../quota/quota';
import { checkQueue } from '../../queues/queue';
import { checkQueueing, isQueuedByKueue, resolveQueueing } from '../../queues/queueing';
import { SETTINGS } from '../../settings/settings';
import { checkEnvironmentLayers } from '../environment-layers';
import { checkSubjects, resolveSubjects } from '../../values/subjects';
import { checkManages, resolveManages } from './manages';
import { checkClusterRanges, resolveClusterRanges } from './cluster-ranges';
import { checkDelivery, resolveDelivery } from './delivery';
import { checkBorders, resolveBorder } from './cluster-network-policy';
import { checkVersion, resolveVersion } from './kubernetes-version';
import { checkGpuOperator, resolveGpuOperator } from './gpu-operator';
import { checkEngine, resolveEngine } from './network-engine';
import { checkPrefix } from './namespace-prefix';
import { checkShares } from './platform-environments';
import { checkKinds, resolveKinds } from './platform-kinds';
import { checkPriorityClasses, resolvePriorityClasses } from './platform-priorities';
import { checkRoles, resolveRoles } from './platform-roles';
import { checkReconcilers } from './reconcilers';

/** Reports everything that is wrong with the platform by itself. */
export function checkPlatform(
  platform: Written<PlatformEntry>,
  path: FindingPath,
  pools: PoolNames,
  findings: Findings,
): void {
  SETTINGS.check(platform, path, findings);
  checkPrefix(platform.prefix, [...path, 'prefix'], findings);
  checkVersion(platform.kubernetesVersion, [...path, 'kubernetesVersion'], findings);
  checkSubjects(platform.admins, [...path, 'admins'], findings);
  checkSubjects(platform.auditors, [...path, 'auditors'], findings);
  checkReconcilers(platform.reconcilers, [...path, 'reconcilers'], findings);
  checkDelivery(platform, [...path, 'delivery'], findings);
  checkMonitoring(platform, [...path, 'monitoring'], findings);
  checkManages(platform.manages, [...path, 'manages'], findings);
  checkSubjects(platform.controllers, [...path, 'controllers'], findings);
  checkBorders(platform, [...path, 'clusterNetworkPolicy'], findings);
  checkEngine(platform.network, [...path, 'network'], findings);
  checkClusterRanges(platform.clusterRanges, [...path, 'clusterRanges'], findings);
  checkPools(platform.pools, [...path, 'pools'], findings);
  checkGpuOperator(platform, [...path, 'gpuOperator'], findings);
  checkQueueing(platform, path, findings);
  checkQueue(platform.queue, [...path, 'queue'], pools, findings);
  checkQuota(platform.quota, [...path, 'quota'], pools, findings);
  checkTuning(platform.tuning, [...path, 'tuning'], pools, findings);
  checkBurst(platform.burst, [...path, 'burst'], findings);
  checkPriorityClasses(platform.priorityClasses, [...path, 'priorityClasses'], findings);
  checkKinds(platform.kinds, [...path, 'kinds'], findings);
  checkRoles(platform.roles, [...path, 'roles'], findings);
  checkEnvironmentLayers(platform.environments, [...path, 'environments'], pools, findings);
  checkShares(platform.environments, [...path, 'environments'], findings);
}

/** The platform in normal form. */
export function resolvePlatform(platform: PlatformEntry): FleetPlatform {
  const pools = share(resolvePools(platform.pools ?? {}, isQueuedByKueue(platform)));
  return {
    prefix: platform.prefix ?? '',
    kubernetesVersion: resolveVersion(platform.kubernetesVersion),
    admins: resolveSubjects(platform.admins),
    auditors: resolveSubjects(platform.auditors),
    reconcilers: resolveSubjects(platform.reconcilers ?? DEFAULT_RECONCILERS),
    ...resolveDelivery(platform.delivery),
    ...resolveMonitoring(platform.monitoring),
    ...resolveManages(platform.manages),
    controllers: resolveSubjects(platform.controllers),
    clusterNetworkPolicy: resolveBorder(platform.clusterNetworkPolicy),
    network: resolveEngine(platform.network),
    ...resolveClusterRanges(platform.clusterRanges),
    environments: {},
    pools,
    ...resolveGpuOperator(platform.gpuOperator, pools),
    ...(platform.budget ? { budget: { engine: platform.budget.engine } } : {}),
    ...resolveQueueing(platform.queueing),
    priorityClasses: resolvePriorityClasses(platform.priorityClasses ?? {}),
    extensions: [...(platform.extensions ?? [])],
    kinds: share(resolveKinds(platform.kinds ?? [])),
    roles: resolveRoles(platform.roles ?? {}),
  };
}
