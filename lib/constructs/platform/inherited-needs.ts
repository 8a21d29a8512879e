import { QUEUE_ENGINES } from '../../fleet/catalogue/queue-engines';
import type { PlatformEntry, SettingsProps, TierEntry } from '../../fleet/model/props';
import type { PoliciesOnDemand } from '../../plan/policies-on-demand';

/** What tenants of another app may inherit from here. */
interface Inherited extends PlatformEntry {
  readonly tiers?: Record<string, TierEntry>;
}

/** The policies that tenants may come to need by what they inherit from the platform and its tiers. */
export function inheritedNeeds(platform: Inherited): PoliciesOnDemand[] {
  const { tiers, delivery, queueing } = platform;
  const isQueued = queueing !== undefined && queueing !== null;
  const settings = [platform, ...Object.values(tiers ?? {})]
    .flatMap((level): readonly (SettingsProps | null)[] => [
      level,
      ...Object.values(level.environments ?? {}),
    ])
    .filter((one) => one !== null);
  const usual = delivery?.engine ?? 'flux';
  const deploysWithFlux = settings.some(
    ({ deploy }) => deploy !== undefined && deploy !== null && (deploy.engine ?? usual) === 'flux',
  );
  const namesRuntime = settings.some(
    ({ scheduling }) => typeof scheduling?.runtimeClass === 'string',
  );
  const isClaimed = Object.values(platform.pools ?? {}).some(
    ({ deviceClass, servedBy }) => deviceClass !== undefined && servedBy !== 'plugin',
  );
  const boundsAccelerators = settings.some(
    ({ scheduling = {} }) =>
      typeof scheduling.maxGpusPerContainer === 'number' ||
      typeof scheduling.maxGpuPodSeconds === 'number' ||
      (isClaimed && typeof scheduling.maxGpusPerPod === 'number'),
  );
  const givesPriority = settings.some(
    ({ scheduling }) => typeof scheduling?.defaultPriority === 'string',
  );
  const ownsNodes = settings.some(
    ({ scheduling }) => scheduling?.nodes !== undefined && scheduling.nodes !== null,
  );
  const { scheduler } = QUEUE_ENGINES.yunikorn;
  const namesYunikorn = settings.some(
    ({ scheduling }) => scheduling?.schedulers?.includes(scheduler) === true,
  );
  return [
    ...(boundsAccelerators ? (['acceleratorBounds'] as const) : []),
    ...(givesPriority ? (['defaultPriorities'] as const) : []),
    ...(ownsNodes ? (['ownNodes'] as const) : []),
    ...(deploysWithFlux ? (['flux'] as const) : []),
    ...(isQueued ? (['queues'] as const) : []),
    ...(namesRuntime ? (['runtimes'] as const) : []),
    ...(namesYunikorn ? (['yunikorn'] as const) : []),
  ];
}
