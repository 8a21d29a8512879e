import { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import type { FleetPlatform } from '../../fleet/model/fleet';
import { canMutate } from '../../plan/cluster-features';
import type { PlatformEntry } from '../../fleet/model/props';
import { resolveProps } from '../resolve-props';
import { AccessRoles } from '../access/access-roles';
import { GuardRails } from '../guard-rails/guard-rails';
import { PriorityClasses } from './priority-classes';

/**
 * What stands once in a cluster: the roles that all tenants share, priority classes, admission policies.
 *
 * Throws a `TenancyError` that names every wrong prop.
 */
export class Platform extends Construct {
  /** The platform in normal form. */
  readonly form: FleetPlatform;
  /** What is worth a look in the props. */
  readonly warnings: readonly Finding[];
  readonly roles: AccessRoles;
  readonly priorities: PriorityClasses;
  readonly guardRails: GuardRails;

  constructor(scope: Construct, id: string, props: PlatformEntry = {}) {
    super(scope, id);
    const { fleet, warnings } = resolveProps({ platform: props, tenants: [] }, ['platform']);
    this.form = fleet.platform;
    this.warnings = warnings;
    this.roles = new AccessRoles(this, 'Roles', {
      kinds: this.form.kinds,
      admins: this.form.admins,
      auditors: this.form.auditors,
      deviceClaims: Object.values(this.form.pools).some((pool) => pool.deviceClass !== undefined),
      ownWork: canMutate(this.form.kubernetesVersion),
    });
    this.priorities = new PriorityClasses(this, 'Priorities', {
      classes: this.form.priorityClasses,
    });
    this.guardRails = new GuardRails(this, 'GuardRails', { platform: this.form });
  }
}
