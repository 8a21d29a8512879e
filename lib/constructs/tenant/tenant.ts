import { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import type { FleetPlatform, FleetTenant } from '../../fleet/model/fleet';
import type { PlatformEntry, TenantEntry, TierEntry } from '../../fleet/model/props';
import { hasBorder } from '../../plan/cluster-features';
import { resolveProps } from '../resolve-props';
import { TenantEnvironment } from './tenant-environment';

/** A tenant by itself, with what it shares with others. */
export interface TenantOptions extends TenantEntry {
  /**
   * What all tenants share.
   *
   * @default - the built-in defaults
   */
  readonly platform?: PlatformEntry;
  /**
   * Tiers that `tier` may name.
   *
   * @default - none
   */
  readonly tiers?: Record<string, TierEntry>;
}

/**
 * A tenant: one namespace per environment, each with quotas, defaults, roles and policies.
 *
 * Throws a `TenancyError` that names every wrong prop.
 */
export class Tenant extends Construct {
  readonly name: string;
  /** The tenant in normal form. */
  readonly form: FleetTenant;
  /** What is worth a look in the props. */
  readonly warnings: readonly Finding[];
  private readonly byName = new Map<string, TenantEnvironment>();

  /** A tenant of a resolved fleet. Nothing is checked again: a fleet holds normal forms alone. */
  static fromFleet(
    scope: Construct,
    id: string,
    platform: FleetPlatform,
    tenant: FleetTenant,
  ): Tenant {
    return new Tenant(scope, id, new ResolvedTenant(platform, tenant) as unknown as TenantOptions);
  }

  constructor(scope: Construct, id: string, props: TenantOptions) {
    super(scope, id);
    const resolved = props instanceof ResolvedTenant ? props : resolveAlone(props);
    this.form = resolved.tenant;
    this.name = this.form.name;
    this.warnings = resolved.warnings;
    this.addEnvironments(resolved.platform);
  }

  /** One environment, by its name. */
  environment(name: string): TenantEnvironment {
    const environment = this.byName.get(name);
    if (environment !== undefined) return environment;
    const known = [...this.byName.keys()].join(', ');
    throw new Error(`tenant ${this.name} has no environment ${name}; it has ${known}`);
  }

  /** All environments, in order. */
  get environments(): TenantEnvironment[] {
    return [...this.byName.values()];
  }

  /** The names of the namespaces, in the order of the environments. */
  get namespaces(): string[] {
    return this.environments.map(({ namespace }) => namespace);
  }

  private addEnvironments(platform: FleetPlatform): void {
    for (const [name, form] of Object.entries(this.form.environments)) {
      const environment = new TenantEnvironment(this, name, {
        platform,
        tenant: this.form,
        environment: name,
      });
      if (hasBorder(platform, form)) environment._keepBorder();
      this.byName.set(name, environment);
    }
  }
}

/** Props that were resolved before. */
class ResolvedTenant {
  constructor(
    readonly platform: FleetPlatform,
    readonly tenant: FleetTenant,
    readonly warnings: readonly Finding[] = [],
  ) {}
}

function resolveAlone({ platform, tiers, ...tenant }: TenantOptions): ResolvedTenant {
  const { fleet, warnings } = resolveProps(
    {
      ...(platform === undefined ? {} : { platform }),
      ...(tiers === undefined ? {} : { tiers }),
      tenants: [tenant],
    },
    ['tenants', 0],
  );
  return new ResolvedTenant(fleet.platform, fleet.tenants[0]!, warnings);
}
