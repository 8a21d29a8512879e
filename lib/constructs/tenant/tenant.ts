import { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import type { FleetTenant } from '../../fleet/model/fleet';
import type { TenantEntry } from '../../fleet/model/props';
import type { TenantView } from '../../plan/owner-views';
import { tenantCohort } from '../../plan/queues/tenant-queue';
import { offerDefaultChild } from '../api-object/default-child';
import { type ArgoProjects, projectsOf } from '../deploy/argo-projects';
import { type OwnerMonitoring, monitoringOf } from '../monitoring/owner-monitoring';
import { type Platform, joinPlatform } from '../platform/platform';
import { TenantCohort } from '../queues/kueue/tenant-cohort';
import { Resolved } from '../resolved';
import { type ResolvedOwner, resolveTenant } from './resolve-owner';
import { TenantEnvironment } from './tenant-environment';

/** Props of a Tenant: all keys of an entry of `tenants` in tenants.yaml, and its platform. */
export interface TenantProps extends TenantEntry {
  /**
   * The platform that it takes names, numbers and defaults from.
   *
   * @default - the one that the tenant is in; else the built-in defaults, with a warning
   */
  readonly platform?: Platform;
}

/** What makes a construct a tenant: the same property for every copy of this package. */
const TENANT = Symbol.for('cdk8s-tenancy.Tenant');

/** A tenant: one namespace per environment, each with quotas, defaults, roles and policies. */
export class Tenant extends Construct {
  /** Whether something is a Tenant. */
  static isTenant(x: unknown): x is Tenant {
    return typeof x === 'object' && x !== null && TENANT in x;
  }

  /** The name, which is the label `tenant` of its namespaces. */
  readonly name: string;
  /** The platform that it belongs to. */
  readonly platform: Platform;
  /** The tenant in normal form: every default applied, every quota split. */
  readonly spec: FleetTenant;
  /** What is worth a look in the props. It was printed on standard error. */
  readonly warnings: readonly Finding[];
  /** @internal */
  readonly _projects: ArgoProjects | undefined;
  /** @internal */
  readonly _monitoring: OwnerMonitoring | undefined;
  private readonly byName: ReadonlyMap<string, TenantEnvironment>;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props: TenantProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<ResolvedOwner<TenantView>>);
  constructor(
    scope: Construct,
    id: string,
    props: TenantProps | Resolved<ResolvedOwner<TenantView>>,
  ) {
    super(scope, id);
    const { platform, view, warnings } =
      props instanceof Resolved ? props.spec : resolveTenant(this, props);
    Object.defineProperty(this, TENANT, { value: true });
    joinPlatform(this, platform);
    this.name = view.spec.name;
    this.platform = platform;
    this.spec = view.spec;
    this.warnings = warnings;
    this.byName = new Map(
      view.namespaces.map((namespace) => [
        namespace.environment,
        new TenantEnvironment(this, namespace.environment, new Resolved({ platform, namespace })),
      ]),
    );
    for (const environment of this.environments) offerDefaultChild(this, environment);
    this._projects = projectsOf(this, view, platform);
    this._monitoring = monitoringOf(this, view.watched);
    const queue = tenantCohort(view, platform._view);
    if (queue !== undefined) new TenantCohort(this, 'Queue', queue);
  }

  /**
   * One environment, by its name.
   *
   * Throws an `Error` that lists the environments where there is none of that name.
   */
  environment(name: string): TenantEnvironment {
    const environment = this.byName.get(name);
    if (environment !== undefined) return environment;
    const known = [...this.byName.keys()].join(', ');
    throw new Error(`tenant ${this.name} has no environment ${name}; it has ${known}`);
  }

  /** All environments, in the order of the platform. */
  get environments(): TenantEnvironment[] {
    return [...this.byName.values()];
  }

  /** The names of the namespaces, in the order of the environments. */
  get namespaces(): string[] {
    return this.environments.map(({ namespace }) => namespace);
  }
}
