import { Construct } from 'constructs';
import { TenancyError } from '../fleet/finding';
import type { FleetPlatform } from '../fleet/fleet';
import type { PlatformProps } from '../fleet/props';
import { API_VERSION, resolve } from '../fleet/resolve';
import { AcceleratorNames } from './accelerator-names';
import { AccessRoles } from './access-roles';
import { PriorityClasses } from './priority-classes';

/**
 * What stands once in a cluster: the roles that all tenants share, priority classes, admission policies.
 *
 * Throws a `TenancyError` that names every wrong prop.
 */
export class Platform extends Construct {
  /** The platform in normal form. */
  readonly form: FleetPlatform;
  readonly roles: AccessRoles;
  readonly priorities: PriorityClasses;
  readonly guardRails: AcceleratorNames;

  constructor(scope: Construct, id: string, props: PlatformProps = {}) {
    super(scope, id);
    this.form = resolveAlone(props);
    this.roles = new AccessRoles(this, 'Roles', {
      kinds: this.form.kinds,
      admins: this.form.admins,
      auditors: this.form.auditors,
      deviceClaims: Object.values(this.form.pools).some((pool) => pool.deviceClass !== undefined),
    });
    this.priorities = new PriorityClasses(this, 'Priorities', {
      classes: this.form.priorityClasses,
    });
    this.guardRails = new AcceleratorNames(this, 'GuardRails');
  }
}

function resolveAlone(platform: PlatformProps): FleetPlatform {
  const { fleet, findings } = resolve({ apiVersion: API_VERSION, platform, tenants: [] });
  if (fleet !== undefined) return fleet.platform;
  throw new TenancyError(
    findings.all.map((item) =>
      item.path[0] === 'platform' ? { ...item, path: item.path.slice(1) } : item,
    ),
  );
}
