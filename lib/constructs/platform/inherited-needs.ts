import type { PlatformEntry, SettingsProps, TierEntry } from '../../fleet/model/props';
import type { PoliciesOnDemand } from '../../plan/policies-on-demand';

/** What tenants of another app may inherit from here. */
interface Inherited extends PlatformEntry {
  readonly tiers?: Record<string, TierEntry>;
}

/** The policies that tenants may come to need by what they inherit from the platform and its tiers. */
export function inheritedNeeds(platform: Inherited): PoliciesOnDemand[] {
  const { tiers, delivery } = platform;
  const settings = [platform, ...Object.values(tiers ?? {})].flatMap(
    (level): readonly (SettingsProps | null)[] => [
      level,
      ...Object.values(level.environments ?? {}),
    ],
  );
  const usual = delivery?.engine ?? 'flux';
  return [
    ...needs('flux', (one) => one.deploy != null && (one.deploy.engine ?? usual) === 'flux'),
    ...needs('runtimes', (one) => typeof one.scheduling?.runtimeClass === 'string'),
  ];

  function needs(
    name: PoliciesOnDemand,
    test: (one: SettingsProps) => boolean,
  ): PoliciesOnDemand[] {
    return settings.some((one) => one !== null && test(one)) ? [name] : [];
  }
}
