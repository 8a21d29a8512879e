import type {
  CostCenterEntry,
  FleetProps,
  OrganizationEntry,
  PlatformEntry,
  PricesProps,
  TierEntry,
} from '../../fleet/model/props';

/** Props of a Platform: all keys of `platform` in tenants.yaml, and those of the file that all tenants share. */
export interface PlatformProps extends PlatformEntry {
  /**
   * Organisations that tenants may belong to, by name.
   *
   * @default - none
   */
  readonly organizations?: Record<string, OrganizationEntry>;
  /**
   * Named defaults that tenants may start from with `tier`.
   *
   * @default - no tiers
   */
  readonly tiers?: Record<string, TierEntry>;
  /**
   * What things cost. Alerts on budgets follow from it where the platform has `monitoring`.
   *
   * @default - nothing has a price
   */
  readonly prices?: PricesProps;
  /**
   * What cost centers may spend, by name.
   *
   * @default - none
   */
  readonly costCenters?: Record<string, CostCenterEntry>;
}

/**
 * The parts of a fleet that all tenants of a platform share.
 *
 * @internal
 */
export type CommonParts = Pick<
  FleetProps,
  'platform' | 'organizations' | 'tiers' | 'prices' | 'costCenters'
>;

/**
 * The keys of a tenants.yaml that says the same as the props.
 *
 * @internal
 */
export function commonParts({
  organizations,
  tiers,
  prices,
  costCenters,
  ...platform
}: PlatformProps): CommonParts {
  return { platform, organizations, tiers, prices, costCenters };
}
