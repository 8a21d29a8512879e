import { Construct } from 'constructs';
import { TenancyError } from '../fleet/finding';
import type { FleetPlatform, FleetTenant } from '../fleet/fleet';
import type { PlatformProps, TenantProps, TierProps } from '../fleet/props';
import { API_VERSION, resolve } from '../fleet/resolve';
import { TenantEnvironment } from './tenant-environment';

/** A tenant by itself, with what it shares with others. */
export interface TenantOptions extends TenantProps {
  /**
   * What all tenants share.
   *
   * @default - the built-in defaults
   */
  readonly platform?: PlatformProps;
  /**
   * Tiers that `tier` may name.
   *
   * @default - none
   */
  readonly tiers?: Record<string, TierProps>;
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
  private readonly environments = new Map<string, TenantEnvironment>();

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
    this.addEnvironments(resolved.platform);
  }

  /** One environment, by its name. */
  environment(name: string): TenantEnvironment {
    const environment = this.environments.get(name);
    if (environment !== undefined) return environment;
    const known = [...this.environments.keys()].join(', ');
    throw new Error(`tenant ${this.name} has no environment ${name}; it has ${known}`);
  }

  /** The names of the namespaces, in the order of the environments. */
  get namespaces(): string[] {
    return [...this.environments.values()].map(({ namespace }) => namespace);
  }

  private addEnvironments(platform: FleetPlatform): void {
    for (const environment of Object.keys(this.form.environments)) {
      this.environments.set(
        environment,
        new TenantEnvironment(this, environment, { platform, tenant: this.form, environment }),
      );
    }
  }
}

/** Props that were resolved before. */
class ResolvedTenant {
  constructor(
    readonly platform: FleetPlatform,
    readonly tenant: FleetTenant,
  ) {}
}

function resolveAlone({ platform, tiers, ...tenant }: TenantOptions): ResolvedTenant {
  const { fleet, findings } = resolve({
    apiVersion: API_VERSION,
    ...(platform === undefined ? {} : { platform }),
    ...(tiers === undefined ? {} : { tiers }),
    tenants: [tenant],
  });
  if (fleet !== undefined) return new ResolvedTenant(fleet.platform, fleet.tenants[0]!);
  // The caller gave props, not a file: paths begin at the props.
  throw new TenancyError(
    findings.all.map((item) =>
      item.path[0] === 'tenants' ? { ...item, path: item.path.slice(2) } : item,
    ),
  );
}
