import { Construct } from 'constructs';
import type { Finding } from '../../findings/finding';
import type { FleetPeer, FleetSharedService } from '../../fleet/model/fleet';
import type { SharedServiceEntry } from '../../fleet/model/props';
import { sharedEgressName } from '../../fleet/owners/shared-services';
import type { SharedServiceView } from '../../plan/owner-views';
import { type ArgoProjects, projectsOf } from '../deploy/argo-projects';
import { type OwnerMonitoring, monitoringOf } from '../monitoring/owner-monitoring';
import { clientOpenings } from '../network/network-openings';
import { type Platform, joinPlatform, platformFor } from '../platform/platform';
import { Resolved } from '../resolved';
import { type ResolvedOwner, resolveService } from './resolve-owner';
import type { Tenant } from './tenant';
import { TenantEnvironment } from './tenant-environment';

/** Props of a SharedService: all keys of an entry of `sharedServices` in tenants.yaml, and its platform. */
export interface SharedServiceProps extends Omit<SharedServiceEntry, 'consumers'> {
  /** The name: a DNS label that no tenant has. */
  readonly name: string;
  /**
   * The platform that it takes names, numbers and defaults from: that of its consumers.
   *
   * @default - the one that the service is in; else the built-in defaults, with a warning
   */
  readonly platform?: Platform;
  /** The tenants that reach it, from all of their namespaces. */
  readonly consumers: readonly Tenant[];
}

/**
 * Something that several tenants use, in a namespace that is guarded as a tenant's is, and open to exactly the named
 * tenants on the named ports. It opens both sides: its own, and the way out of the tenants' namespaces.
 */
export class SharedService extends Construct {
  /** The name, which is the label `tenant` of its namespace. */
  readonly name: string;
  /** The name of its namespace. */
  readonly namespace: string;
  /** The platform that it belongs to. */
  readonly platform: Platform;
  /** The service in normal form. */
  readonly spec: FleetSharedService;
  /** What is worth a look in the props. It was printed on standard error. */
  readonly warnings: readonly Finding[];
  /** All that is in its namespace. */
  readonly environment: TenantEnvironment;
  /** @internal */
  readonly _projects: ArgoProjects | undefined;
  /** @internal */
  readonly _monitoring: OwnerMonitoring | undefined;

  /**
   * Throws a `TenancyError` that names every wrong prop, and an `Error` where a consumer belongs to another platform or
   * has an egress entry of its own that is called like the way to this service.
   */
  constructor(scope: Construct, id: string, props: SharedServiceProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<ResolvedOwner<SharedServiceView>>);
  constructor(
    scope: Construct,
    id: string,
    props: SharedServiceProps | Resolved<ResolvedOwner<SharedServiceView>>,
  ) {
    super(scope, id);
    const { platform, view, warnings } =
      props instanceof Resolved ? props.spec : specOf(this, props);
    joinPlatform(this, platform);
    this.name = view.name;
    this.platform = platform;
    this.spec = view.spec;
    this.warnings = warnings;
    this.environment = new TenantEnvironment(
      this,
      view.namespace.environment,
      new Resolved({ platform, namespace: view.namespace }),
    );
    this.node.defaultChild = this.environment;
    this.namespace = this.environment.namespace;
    this._projects = projectsOf(this, view, platform);
    this._monitoring = monitoringOf(this, view.watched);
    this.environment.isolationPolicy._open(clientOpenings(view.clients, view.ports));
    if (props instanceof Resolved) return;
    for (const tenant of props.consumers) openWay(tenant, view);
  }
}

function specOf(construct: Construct, props: SharedServiceProps): ResolvedOwner<SharedServiceView> {
  const { name, platform = platformFor(construct), consumers, ...entry } = props;
  const stranger = consumers.find((tenant) => tenant.platform !== platform);
  if (stranger !== undefined) {
    throw new Error(`tenant ${stranger.name} cannot reach ${name}: it belongs to another platform`);
  }
  const tenants = consumers.map(({ spec }) => spec);
  return resolveService(construct, platform, name, entry, tenants);
}

/** Opens the way out of a tenant's namespaces. A tenant of a resolved fleet has it already. */
function openWay(tenant: Tenant, { name, namespace, ports }: SharedServiceView): void {
  const entry = sharedEgressName(name);
  const peer: FleetPeer = { namespace: namespace.namespace, ports };
  for (const { spec, isolationPolicy } of tenant.environments) {
    if (JSON.stringify(spec.network.egress[entry]) === JSON.stringify(peer)) continue;
    isolationPolicy.addEgress(entry, peer);
  }
}
