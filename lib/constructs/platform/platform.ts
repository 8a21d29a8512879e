import { Construct, type IConstruct } from 'constructs';
import type { Finding } from '../../findings/finding';
import type { Fleet, FleetEnvironment, FleetPlatform } from '../../fleet/model/fleet';
import { agreedWithCostCenters } from '../../fleet/prices/resolve-prices';
import { resolveGuardRails } from '../../fleet/settings/guard-rail-modes';
import { lenientRails } from '../../plan/lenient-rails';
import { PlatformView } from '../../plan/platform-view';
import { usesKueue } from '../../plan/queues/namespace-queue';
import { type PoliciesOnDemand, policiesOnDemand } from '../../plan/policies-on-demand';
import { watchedPlatform } from '../../plan/monitoring/watched-platform';
import { AccessRoles } from '../access/access-roles';
import { ProfileClasses } from '../devices/profile-classes';
import { SharedCards } from '../devices/shared-cards';
import { GuardRails } from '../guard-rails/guard-rails';
import { ManagedThings } from '../managed/managed-things';
import { PlatformMonitoring } from '../monitoring/platform-monitoring';
import { ENGINE_PARTS } from '../network/engine-parts';
import { type Place, resolveProps } from '../resolve-props';
import { Resolved } from '../resolved';
import { warn } from '../warn';
import { inheritedNeeds } from './inherited-needs';
import { type PlatformProps, commonParts } from './common-parts';
import { PriorityClasses } from './priority-classes';
import { TenantRegistry } from './tenant-registry';

/** @internal */
export interface PlatformSpec {
  readonly view: PlatformView;
  /** What was written: tenants inherit from it. */
  readonly props: PlatformProps;
  /** Its organisations in normal form. Absent: there are none. */
  readonly organizations?: Fleet['organizations'];
  readonly warnings: readonly Finding[];
  /** Whether the objects are made here. */
  readonly objects: boolean;
}

/** Where constructs keep the platform that they belong to: the same property for every copy of this package. */
const PLATFORM = Symbol.for('cdk8s-tenancy.Platform');

/** The id of the platform of tenants that name none. */
const DEFAULT_ID = 'DefaultPlatform';

/**
 * What exists once in a cluster: the roles that all tenants share, priority classes, admission policies. Tenants take
 * names, numbers and defaults from it.
 *
 * When the app is synthesized, the tenants and shared services of a platform are checked together: no two with one name,
 * namespace or host, and no more devices than a pool has.
 */
export class Platform extends Construct {
  /** Whether something is a Platform. */
  static isPlatform(x: unknown): x is Platform {
    return typeof x === 'object' && x !== null && Reflect.get(x, PLATFORM) === x;
  }

  /**
   * The platform that a construct belongs to: it, or one of its ancestors, is that platform, or a tenant, an environment
   * or a shared service of it.
   *
   * Throws an `Error` where there is none.
   */
  static of(construct: IConstruct): Platform {
    const found = platformAbove(construct);
    if (found !== undefined) return found;
    throw new Error(
      `${construct.node.path} belongs to no platform: no Platform or Tenant is above it`,
    );
  }

  /**
   * A platform whose objects another app makes. It gives tenants their names, numbers and defaults, and makes no object.
   *
   * Throws a `TenancyError` that names every wrong prop.
   */
  static fromProps(scope: Construct, id: string, props: PlatformProps): Platform {
    return new Platform(scope, id, new Resolved({ ...specOf(props), objects: false }));
  }

  /** The platform in normal form: every default applied, every list sorted. */
  readonly spec: FleetPlatform;
  /** What is worth a look in the props. It was printed on standard error. */
  readonly warnings: readonly Finding[];
  /** @internal */
  readonly _view: PlatformView;
  /** @internal */
  readonly _props: PlatformProps;
  /** @internal */
  readonly _organizations: Fleet['organizations'];
  /** @internal */
  readonly _registry: TenantRegistry;
  private readonly parts: Parts | undefined;

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props?: PlatformProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<PlatformSpec>);
  constructor(scope: Construct, id: string, props: PlatformProps | Resolved<PlatformSpec> = {}) {
    super(scope, id);
    const spec = props instanceof Resolved ? props.spec : specOf(props);
    this.spec = spec.view.spec;
    this.warnings = spec.warnings;
    this._view = spec.view;
    this._props = spec.props;
    this._organizations = spec.organizations;
    this._registry = new TenantRegistry(this, commonParts(spec.props));
    joinPlatform(this, this);
    warn(this, spec.warnings);
    if (spec.objects) {
      this.parts = makeParts(this, spec.view);
      ENGINE_PARTS[this.spec.network.engine].platform?.(this, 'Network');
    }
    this.node.defaultChild = this.parts?.roles;
  }

  /** The ClusterRoles. Throws an `Error` for a platform of `fromProps`, whose objects another app makes. */
  get roles(): AccessRoles {
    return this.ownParts.roles;
  }

  /** The PriorityClasses. Throws an `Error` for a platform of `fromProps`. */
  get priorities(): PriorityClasses {
    return this.ownParts.priorities;
  }

  /** The admission policies. Throws an `Error` for a platform of `fromProps`. */
  get guardRails(): GuardRails {
    return this.ownParts.guardRails;
  }

  /**
   * Prepares for the guard rails of a namespace. Where another app makes the objects, that one must know of them.
   *
   * @internal
   */
  _prepareFor(environment: FleetEnvironment): void {
    const needed = policiesOnDemand([environment], this.spec.pools);
    if (this.parts === undefined) this.refuseMissing(needed, environment.namespace);
    this.parts?.guardRails._addOnDemand(needed);
    this.parts?.guardRails._addLenient(lenientRails([environment.guardRails]));
  }

  /** Without the policies, nothing would guard what they are for, and nothing would say so. */
  private refuseMissing(needed: readonly PoliciesOnDemand[], namespace: string): void {
    for (const name of needed.filter((one) => !this._view.onDemand.includes(one))) {
      const { what, key } = UNKNOWN_TO_OTHERS[name];
      throw new Error(
        `${this.node.path} comes from Platform.fromProps, and the app that makes its policies does not know that ` +
          `${namespace} ${what}: state \`${key}\` in \`tiers\` or at the platform of both apps`,
      );
    }
  }

  /**
   * What the cluster manages for others; undefined where that is nothing.
   *
   * @internal
   */
  get _managed(): ManagedThings | undefined {
    return this.parts?.managed;
  }

  /**
   * What watches the cluster; undefined where nothing of ours does.
   *
   * @internal
   */
  get _monitoring(): PlatformMonitoring | undefined {
    return this.parts?.monitoring;
  }

  private get ownParts(): Parts {
    if (this.parts !== undefined) return this.parts;
    throw new Error(
      `${this.node.path} comes from Platform.fromProps: another app makes its objects`,
    );
  }
}

/** What a platform of another app cannot know of a tenant, and where it is stated so that both apps know. */
const UNKNOWN_TO_OTHERS: Readonly<Record<PoliciesOnDemand, { what: string; key: string }>> = {
  acceleratorBounds: {
    what: 'bounds what single pods do with GPUs',
    key: 'scheduling',
  },
  defaultPriorities: {
    what: 'has a default priority class',
    key: 'scheduling.defaultPriority',
  },
  flux: { what: 'deploys with Flux', key: 'deploy' },
  ownNodes: { what: 'has nodes of its own', key: 'scheduling.nodes' },
  queues: { what: 'is queued', key: 'queueing' },
  runtimes: { what: 'has a runtime class for all pods', key: 'scheduling.runtimeClass' },
  yunikorn: { what: 'lets pods name YuniKorn', key: 'scheduling.schedulers' },
};

interface Parts {
  readonly roles: AccessRoles;
  readonly priorities: PriorityClasses;
  readonly guardRails: GuardRails;
  readonly managed?: ManagedThings;
  readonly monitoring?: PlatformMonitoring;
}

function makeParts(scope: Construct, view: PlatformView): Parts {
  const { kinds, roles, admins, auditors, priorityClasses, manages } = view.spec;
  const { deviceClaims, mutation: ownWork, deviceApi: apiVersion } = view;
  const { pools, gpuOperator: operator } = view.spec;
  if (operator !== undefined) {
    new SharedCards(scope, 'SharedCards', { pools, operator });
    new ProfileClasses(scope, 'ProfileClasses', { pools, apiVersion });
  }
  const pendingWork = usesKueue(view.spec);
  const watched = watchedPlatform(view);
  const accessRoles = new AccessRoles(
    scope,
    'Roles',
    new Resolved({ kinds, roles, admins, auditors, deviceClaims, ownWork, pendingWork }),
  );
  const priorities = new PriorityClasses(
    scope,
    'Priorities',
    new Resolved({ classes: priorityClasses }),
  );
  const guardRails = new GuardRails(scope, 'GuardRails', new Resolved(view));
  return {
    roles: accessRoles,
    priorities,
    guardRails,
    ...(manages === undefined ? {} : { managed: new ManagedThings(scope, 'Managed', manages) }),
    ...(watched === undefined
      ? {}
      : { monitoring: new PlatformMonitoring(scope, 'Monitoring', { watched, guardRails }) }),
  };
}

function specOf(props: PlatformProps): PlatformSpec {
  const { platform, ...others } = commonParts(props);
  const { fleet, warnings } = resolveProps({ platform, ...others, tenants: [] }, [
    [['platform'], []],
    ...Object.keys(others).map((key): Place => [[key], [key]]),
  ]);
  // Tenants of this app ask for what they need; those of others inherit from here.
  const written = [platform ?? {}, ...Object.values(others.tiers ?? {})].flatMap(
    ({ guardRails }) => guardRails ?? [],
  );
  const lenient = lenientRails(written.map(resolveGuardRails));
  const view = new PlatformView(
    fleet.platform,
    lenient,
    inheritedNeeds(props),
    fleet.organizations,
    // Who has them is known only when all tenants are.
    { prices: fleet.prices, costCenters: agreedWithCostCenters(props.costCenters ?? {}) },
  );
  return { view, props, organizations: fleet.organizations, warnings, objects: true };
}

/** Says to which platform a construct, and all that is in it, belongs. */
export function joinPlatform(construct: Construct, platform: Platform): void {
  Object.defineProperty(construct, PLATFORM, { value: platform });
}

function platformAbove(construct: IConstruct): Platform | undefined {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    const platform: unknown = Reflect.get(at, PLATFORM);
    if (Platform.isPlatform(platform)) return platform;
  }
  return undefined;
}

/** The platform of a construct that names none: the one that it is in, or one of the app with the built-in defaults. */
export function platformFor(construct: Construct): Platform {
  const above = platformAbove(construct);
  if (above !== undefined) return above;
  const { root } = construct.node;
  const known = root.node.tryFindChild(DEFAULT_ID);
  if (Platform.isPlatform(known)) return known;
  warn(construct, [NO_PLATFORM]);
  return Platform.fromProps(root as Construct, DEFAULT_ID, {});
}

const NO_PLATFORM: Finding = {
  code: 'KEY_MISSING',
  severity: 'warning',
  path: ['platform'],
  message:
    'No platform is named: the built-in defaults apply, and nothing makes the roles that people are bound to.',
  fix: 'Pass a `Platform`; or `Platform.fromProps(…)` where another app makes it.',
};
