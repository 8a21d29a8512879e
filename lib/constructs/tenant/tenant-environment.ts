import { Construct } from 'constructs';
import type { FleetPlatform, FleetTenant } from '../../fleet/model/fleet';
import { siblingsOf } from '../../plan/grants';
import { canMutate } from '../../plan/cluster-features';
import { guardRailParameters } from '../../plan/guard-rail-parameters';
import { AccessPolicy } from '../access/access-policy';
import { ComputeQuota } from '../quotas/compute-quota';
import { GpuQuota } from '../quotas/gpu-quota';
import { IsolationPolicy } from '../network/isolation-policy';
import { NetworkBorder } from '../network/network-border';
import { ObjectQuota } from '../quotas/object-quota';
import { PriorityGuard } from '../quotas/priority-guard';
import { TenantNamespace } from './tenant-namespace';
import { WorkloadIdentities } from '../access/workload-identities';

export interface TenantEnvironmentProps {
  /** The platform, in normal form. */
  readonly platform: FleetPlatform;
  /** The tenant, in normal form. */
  readonly tenant: FleetTenant;
  /** Which of the tenant's environments this is. */
  readonly environment: string;
}

/**
 * Everything in one namespace of a tenant, in the order in which its file lists it. Its default child is the namespace,
 * so `ApiObject.of(environment)` is the Namespace.
 */
export class TenantEnvironment extends Construct {
  readonly name: string;
  readonly namespace: string;
  readonly tenantNamespace: TenantNamespace;
  readonly computeQuota: ComputeQuota;
  readonly objectQuota: ObjectQuota;
  readonly gpuQuota: GpuQuota;
  readonly priorityGuard: PriorityGuard;
  readonly accessPolicy: AccessPolicy;
  readonly workloadIdentities: WorkloadIdentities;
  readonly isolationPolicy: IsolationPolicy;
  /**
   * The border, where admins write NetworkPolicies and the cluster can keep one. It stands in a file of its own.
   *
   * @internal
   */
  _border: NetworkBorder | undefined;

  constructor(scope: Construct, id: string, props: TenantEnvironmentProps) {
    super(scope, id);
    const { platform, tenant } = props;
    const environment = tenant.environments[props.environment];
    if (environment === undefined) {
      throw new Error(`tenant ${tenant.name} has no environment ${props.environment}`);
    }
    const { namespace, quota } = environment;
    const state = tenant.state === 'removed' ? 'removed' : environment.state;
    const guarded = environment.guardRails.acceleratorNames;
    this.name = props.environment;
    this.namespace = namespace;
    this.tenantNamespace = new TenantNamespace(this, 'Namespace', {
      namespace,
      tenant: tenant.name,
      environment: props.environment,
      displayName: tenant.displayName,
      costCenter: tenant.costCenter,
      department: tenant.department,
      contact: tenant.contact,
      admins: environment.admins,
      podSecurity: environment.podSecurity,
      labels: environment.labels,
      annotations: environment.annotations,
      parameters: guardRailParameters(environment, platform.pools),
      imagePullSecrets: environment.imagePullSecrets,
      state,
    });
    this.node.defaultChild = this.tenantNamespace;
    this.computeQuota = new ComputeQuota(this, 'Compute', {
      namespace,
      quota,
      containers: environment.containers,
      storedPods: environment.objects.storedPods,
      state,
    });
    this.objectQuota = new ObjectQuota(this, 'Objects', {
      namespace,
      objects: environment.objects,
      storage: quota.storage,
      kinds: platform.kinds,
      state,
    });
    this.gpuQuota = new GpuQuota(this, 'Accelerators', {
      namespace,
      gpu: quota.gpu,
      pools: platform.pools,
      claims: environment.objects.resourceClaims,
      guarded,
      state,
    });
    this.priorityGuard = new PriorityGuard(this, 'Priorities', {
      namespace,
      allowed: environment.priorities,
      state,
    });
    this.accessPolicy = new AccessPolicy(this, 'Access', {
      namespace,
      admins: environment.admins,
      users: environment.users,
      viewers: environment.viewers,
      deviceClaims: this.gpuQuota.deviceClasses.length > 0,
      sharedWork: canMutate(platform.kubernetesVersion) && !environment.guardRails.ownWork,
      selfService: environment.access === 'selfService',
      networkPolicies: environment.network.tenantPolicies,
    });
    this.workloadIdentities = new WorkloadIdentities(this, 'Identities', {
      namespace,
      serviceAccounts: environment.serviceAccounts,
      imagePullSecrets: environment.imagePullSecrets,
    });
    this.isolationPolicy = new IsolationPolicy(this, 'Isolation', {
      namespace,
      network: environment.network,
      siblings: siblingsOf(tenant, props.environment),
      apiAccess: environment.apiAccess,
      serviceAccounts: environment.serviceAccounts,
      state,
    });
  }

  /**
   * Closes what our policies leave closed, once all of them are there.
   *
   * @internal
   */
  _keepBorder(): void {
    this._border = new NetworkBorder(this, 'Border', {
      namespace: this.namespace,
      opened: this.isolationPolicy._opened,
    });
  }
}
