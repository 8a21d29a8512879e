import { Construct } from 'constructs';
import type { FleetEnvironment } from '../../fleet/model/fleet';
import type { TenantEntry } from '../../fleet/model/props';
import type { NamespaceView } from '../../plan/namespace-view';
import { AccessPolicy } from '../access/access-policy';
import { WorkloadIdentities } from '../access/workload-identities';
import { Deploying } from '../deploy/deploying';
import { IsolationPolicy } from '../network/isolation-policy';
import { type Platform, joinPlatform } from '../platform/platform';
import { KueueQueue } from '../queues/kueue/kueue-queue';
import { ComputeQuota } from '../quotas/compute-quota';
import { GpuPools } from '../quotas/gpu-pools';
import { GpuQuota } from '../quotas/gpu-quota';
import { NamespaceQuota } from '../quotas/namespace-quota';
import { ObjectQuota } from '../quotas/object-quota';
import { PriorityGuard } from '../quotas/priority-guard';
import { Resolved } from '../resolved';
import { VirtualCluster, virtualClusterOpenings } from '../virtual-clusters/virtual-cluster';
import { resolveTenant } from './resolve-owner';
import { TenantNamespace } from './tenant-namespace';

/** Props of a TenantEnvironment: those of the whole tenant, whose quota is split as for all of its environments. */
export interface TenantEnvironmentProps extends TenantEntry {
  /**
   * The platform that the tenant takes names, numbers and defaults from.
   *
   * @default - the one that the construct is in; else the built-in defaults, with a warning
   */
  readonly platform?: Platform;
  /** Which of the tenant's environments this is. */
  readonly environment: string;
}

/** @internal */
export interface TenantEnvironmentSpec {
  readonly platform: Platform;
  readonly namespace: NamespaceView;
}

/**
 * Everything in one namespace of a tenant, in the order in which its file lists it. Its default child is the namespace,
 * so `ApiObject.of(environment)` is the Namespace.
 */
export class TenantEnvironment extends Construct {
  /** The name of the environment. */
  readonly name: string;
  /** The name of its namespace. */
  readonly namespace: string;
  /** The environment in normal form: every default applied, its part of the quota. */
  readonly spec: FleetEnvironment;
  /** The Namespace, and its default account. */
  readonly tenantNamespace: TenantNamespace;
  /** Quotas of cpu, memory and pods, and default requests. */
  readonly computeQuota: ComputeQuota;
  /** Caps on objects and storage. */
  readonly objectQuota: ObjectQuota;
  /** Quotas of accelerators. */
  readonly gpuQuota: GpuQuota;
  /** What people read of the accelerators. Undefined without `showPools`. */
  readonly gpuPools: GpuPools | undefined;
  /** The priority classes that pods may name. */
  readonly priorityGuard: PriorityGuard;
  /** What makes the Kubernetes API of the tenant. Undefined without a virtual cluster. */
  readonly virtualCluster: Construct | undefined;
  /** Who is bound to which role. */
  readonly accessPolicy: AccessPolicy;
  /** Accounts for workloads. */
  readonly workloadIdentities: WorkloadIdentities;
  /** Who may talk to whom. */
  readonly isolationPolicy: IsolationPolicy;
  /** @internal */
  readonly _view: NamespaceView;

  /** Throws a `TenancyError` that names every wrong prop, and an `Error` for an environment that the tenant has not. */
  constructor(scope: Construct, id: string, props: TenantEnvironmentProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<TenantEnvironmentSpec>);
  constructor(
    scope: Construct,
    id: string,
    props: TenantEnvironmentProps | Resolved<TenantEnvironmentSpec>,
  ) {
    super(scope, id);
    const { platform, namespace: view } =
      props instanceof Resolved ? props.spec : specOf(this, props);
    const { namespace, spec } = view;
    const { objects, serviceAccounts, imagePullSecrets } = spec;
    const { quota } = view;
    // With `state: removed`, the guards stay until the namespace goes: Kubernetes then deletes them after its pods.
    const kept = { state: 'active' as const };
    joinPlatform(this, platform);
    platform._prepareFor(spec);
    this._view = view;
    this.name = view.environment;
    this.namespace = namespace;
    this.spec = spec;
    const { labels, annotations } = view;
    this.tenantNamespace = new TenantNamespace(
      this,
      'Namespace',
      new Resolved({ namespace, labels, annotations, imagePullSecrets }),
    );
    this.node.defaultChild = this.tenantNamespace;
    const { containers } = spec;
    const { storedPods } = objects;
    this.computeQuota = new ComputeQuota(
      this,
      'Compute',
      new Resolved({
        namespace,
        quota,
        containers,
        storage: spec.storage,
        storedPods,
        ...kept,
        joined: true,
      }),
    );
    const { storage } = quota;
    const { kinds, pools } = view.platform.spec;
    this.objectQuota = new ObjectQuota(
      this,
      'Objects',
      new Resolved({ namespace, objects: view.objects, storage, kinds, ...kept, joined: true }),
    );
    this.gpuQuota = new GpuQuota(
      this,
      'Accelerators',
      new Resolved({
        namespace,
        gpu: quota.gpu,
        pools,
        claims: objects.resourceClaims,
        guarded: spec.guardRails.acceleratorNames === 'enforce',
        claimed: view.platform.claimsForPods,
        ...kept,
        joined: true,
      }),
    );
    const { computeQuota: compute, objectQuota, gpuQuota: gpu } = this;
    new NamespaceQuota(
      this,
      'Quota',
      new Resolved({ namespace, compute, objects: objectQuota, gpu, starts: view.starts }),
    );
    this.priorityGuard = new PriorityGuard(
      this,
      'Priorities',
      new Resolved({ namespace, allowed: spec.priorities, pools, ...kept }),
    );
    if (spec.showPools) {
      const { tolerations } = spec.scheduling;
      const granted = { namespace, gpu: quota.gpu, pools, tolerations };
      this.gpuPools = new GpuPools(this, 'Pools', new Resolved(granted));
    }
    this.isolationPolicy = new IsolationPolicy(
      this,
      'Isolation',
      new Resolved({
        namespace,
        network: spec.network,
        siblings: view.siblings,
        apiAccess: spec.apiAccess,
        serviceAccounts,
        engine: view.engine,
        border: view.border,
        borderVersion: view.borderVersion,
        borderStaged: view.borderStaged,
        borderState: view.state,
        ...kept,
      }),
    );
    const { virtual, people } = view;
    if (virtual !== undefined) {
      this.isolationPolicy._open(virtualClusterOpenings(virtual, spec.network));
      this.virtualCluster = new VirtualCluster(this, 'VirtualCluster', { view, virtual });
    }
    this.accessPolicy = new AccessPolicy(
      this,
      'Access',
      new Resolved({
        namespace,
        admins: people.admins,
        users: people.users,
        viewers: people.viewers,
        deployers: view.deployers,
        deviceClaims: view.deviceClaims,
        sharedWork: view.sharedWork,
        selfService: spec.access === 'selfService',
        networkPolicies: spec.network.tenantPolicies,
        bindings: people.bindings,
      }),
    );
    this.workloadIdentities = new WorkloadIdentities(
      this,
      'Identities',
      new Resolved({ namespace, serviceAccounts, imagePullSecrets, kinds }),
    );
    if (spec.deploy !== undefined) new Deploying(this, 'Deploying', view);
    if (view.queue !== undefined) new KueueQueue(this, 'Queue', view.queue);
  }
}

function specOf(construct: Construct, props: TenantEnvironmentProps): TenantEnvironmentSpec {
  const { environment, ...tenant } = props;
  const { platform, view } = resolveTenant(construct, tenant, environment);
  const namespace = view.namespaces.find((one) => one.environment === environment);
  if (namespace !== undefined) return { platform, namespace };
  const known = view.namespaces.map((one) => one.environment).join(', ');
  throw new Error(`tenant ${tenant.name} has no environment ${environment}; it has ${known}`);
}
