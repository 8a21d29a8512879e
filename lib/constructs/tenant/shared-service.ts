import { Construct } from 'constructs';
import type { FleetPlatform, FleetSharedService } from '../../fleet/model/fleet';
import { SHARED_ENVIRONMENT } from '../../fleet/model/defaults';
import { hasBorder } from '../../plan/cluster-features';
import { resolvePorts } from '../../fleet/settings/network/ports';
import { TenantEnvironment } from './tenant-environment';

export interface SharedServiceOptions {
  readonly name: string;
  /** The platform, in normal form. */
  readonly platform: FleetPlatform;
  /** The service, in normal form. */
  readonly service: FleetSharedService;
  /** The namespaces of the tenants that reach it. */
  readonly clients: readonly string[];
}

/**
 * Something that several tenants use, in a namespace that is guarded as a tenant's is, and open to exactly the named
 * tenants on the named ports. Their side is opened by an egress entry of their own.
 */
export class SharedService extends Construct {
  readonly name: string;
  readonly namespace: string;
  readonly environment: TenantEnvironment;

  constructor(scope: Construct, id: string, props: SharedServiceOptions) {
    super(scope, id);
    const { name, platform, service } = props;
    this.name = name;
    this.environment = new TenantEnvironment(this, SHARED_ENVIRONMENT, {
      platform,
      tenant: { ...service, name, namespaces: 'single' },
      environment: SHARED_ENVIRONMENT,
    });
    this.node.defaultChild = this.environment;
    this.namespace = this.environment.namespace;
    this.environment.isolationPolicy.addClients(
      props.clients,
      resolvePorts(Object.values(service.ports)),
    );
    const form = service.environments[SHARED_ENVIRONMENT]!;
    if (hasBorder(platform, form)) this.environment._keepBorder();
  }
}
