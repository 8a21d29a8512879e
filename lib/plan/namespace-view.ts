import { ruleCaps } from '../fleet/catalogue/account-grants';
import { FLUX_KINDS } from '../fleet/catalogue/kinds-of-settings';
import { LIFE_STATES, type LifeState } from '../fleet/catalogue/life-states';
import { NETWORK_ENGINES } from '../fleet/catalogue/network-engines';
import {
  DEFAULT_BORDER_VERSION,
  DEPLOYER_ACCOUNT,
  SINGLE_ENVIRONMENT,
} from '../fleet/model/defaults';
import type {
  FleetDeploy,
  FleetEnvironment,
  FleetEnvironmentQuota,
  FleetObjects,
  FleetRule,
  FleetSubject,
  FleetTenant,
} from '../fleet/model/fleet';
import type { FleetVirtualCluster } from '../fleet/model/fleet-isolation';
import { costCenterLabel } from '../fleet/owners/identity-labels';
import type { NamedOwner } from '../fleet/owners/owners';
import { virtualClusterBy, virtualClusterOf } from '../fleet/settings/isolation/isolation-of';
import { countOf } from '../fleet/values/quantity';
import { resolveSubjects, subjectText } from '../fleet/values/subjects';
import type {
  ClusterNetworkPolicyVersion,
  LifecycleState,
  NetworkEngine,
} from '../fleet/model/props';
import { boundsAccelerators } from './bound-terms';
import { boundSubjects } from './bound-subjects';
import { type Grants, grantsOf } from './grants';
import { type GuardRailParameters, guardRailParameters } from './guard-rail-parameters';
import {
  type NamespaceIdentity,
  namespaceAnnotations,
  namespaceLabels,
} from './namespace-metadata';
import {
  type FileNamespace,
  type NamespaceOrigin,
  type OutputFile,
  type OutputFolderName,
  namespaceFile,
} from './output-files';
import { KAMAJI_PORTS } from './kamaji-names';
import {
  BOUNDED_ACCELERATORS,
  DEFAULT_PRIORITY,
  OWN_NODES,
  PULL_ALWAYS,
  RUNTIME_REQUIRED,
  STATE_LABEL,
  YUNIKORN_NAMED,
  queuedBy,
} from './ownership';
import { type NamespacePeople, lookingOn, peopleIn } from './people';
import type { PlatformView } from './platform-view';
import { givesPriority, namesYunikorn, ownsNodes } from './pod-terms';
import { namespaceBounds } from './queues/namespace-bounds';
import { type NamespaceQueue, namespaceQueue } from './queues/namespace-queue';
import { type SchedulerQueue, schedulerQueue } from './queues/scheduler-queue';
import { requiresRuntime } from './runtime-terms';

/** Roles and bindings of tenants, with room for ours: nothing else keeps admins from filling etcd with them. */
const SELF_SERVICE_CAPS = {
  'count/rolebindings.rbac.authorization.k8s.io': '200',
  'count/roles.rbac.authorization.k8s.io': '100',
} as const;

/** NetworkPolicies of tenants beside ours. Each node that runs a pod of the namespace holds all of them. */
const TENANT_POLICY_CAPS = { 'count/networkpolicies.networking.k8s.io': '100' } as const;

/** Objects of Flux beside ours. The controllers hold all of them, and a copy of what each source serves. */
function fluxCaps(ours: number): Record<string, string> {
  const cap = String(20 + ours);
  return Object.fromEntries(
    FLUX_KINDS.map(({ group, resource }) => [`count/${resource}.${group}`, cap]),
  );
}

/** Room for the Service at which nodes reach a control plane of Kamaji, with a node port for each of its ports. */
function withKamajiService(objects: FleetObjects): FleetObjects {
  const { loadBalancers, nodePorts } = objects;
  return {
    ...objects,
    loadBalancers: loadBalancers === null ? null : loadBalancers + 1,
    nodePorts: nodePorts === null ? null : nodePorts + Object.keys(KAMAJI_PORTS).length,
  };
}

/**
 * What follows from a fleet for one namespace. Made when somebody asks, and not kept: with ten thousand tenants, nothing
 * of one is in memory while another is rendered.
 */
export class NamespaceView implements FileNamespace {
  readonly owner: string;
  /** The environment in normal form. */
  readonly spec: FleetEnvironment;
  private knownQuota: FleetEnvironmentQuota | undefined;
  private knownGrants: Grants | undefined;
  private knownParameters: Required<GuardRailParameters> | undefined;

  /**
   * @param platform - the view of its platform
   * @param ownerSpec - the tenant or the shared service in normal form
   * @param environment - one of the owner's environments
   */
  constructor(
    readonly platform: PlatformView,
    private readonly ownerSpec: NamedOwner & Pick<FleetTenant, 'queue'>,
    readonly environment: string,
    readonly kind: FileNamespace['kind'],
  ) {
    this.owner = ownerSpec.name;
    this.spec = ownerSpec.environments[environment]!;
  }

  get namespace(): string {
    return this.spec.namespace;
  }

  /** Where it is in its life. */
  get state(): LifecycleState {
    return this.spec.state;
  }

  /** What its state does. */
  get life(): LifeState {
    return LIFE_STATES[this.state];
  }

  /**
   * Whether new pods are admitted. Where nodes elsewhere run the work of a cluster, the pods here are its control plane,
   * which has to come back.
   */
  get starts(): boolean {
    return this.life.starts || virtualClusterBy('kamaji', this.spec.isolation) !== undefined;
  }

  /** What its pods may hold at once: its part of the owner's quota, and what its queue may borrow. */
  get quota(): FleetEnvironmentQuota {
    return (this.knownQuota ??= namespaceBounds(this.spec, this.ownerSpec, this.platform.spec));
  }

  /** Devices that are granted here, by each name under which they are counted. */
  get grants(): Grants {
    return (this.knownGrants ??= grantsOf(this.quota.gpu, this.platform.spec.pools));
  }

  get labels(): Record<string, string> {
    return {
      ...namespaceLabels(this.identity, this.parameters),
      ...(this.pullsAlways ? PULL_ALWAYS : {}),
      ...(requiresRuntime(this.spec) ? RUNTIME_REQUIRED : {}),
      ...(givesPriority(this.spec) ? DEFAULT_PRIORITY : {}),
      ...(ownsNodes(this.spec) ? OWN_NODES : {}),
      ...(boundsAccelerators(this.spec, this.platform.spec.pools) ? BOUNDED_ACCELERATORS : {}),
      ...(namesYunikorn(this.spec) ? YUNIKORN_NAMED : {}),
      ...(this.life.works ? {} : { [STATE_LABEL]: this.state }),
      ...this.queueLabel,
    };
  }

  get annotations(): Record<string, string> {
    const own = namespaceAnnotations(this.identity, this.parameters);
    return this.schedulerQueue === undefined ? own : { ...own, ...this.schedulerQueue.annotations };
  }

  /** How work is queued here, if a scheduler does that. */
  get schedulerQueue(): SchedulerQueue | undefined {
    return schedulerQueue(this.platform, this.ownerSpec, this.spec);
  }

  /** What guard rails read from the Namespace. */
  get parameters(): Required<GuardRailParameters> {
    return (this.knownParameters ??= guardRailParameters(
      { ...this.spec, quota: this.quota },
      this.platform.spec.pools,
      this.grants,
      this.schedulerQueue,
    ));
  }

  /** The owner's other namespaces that this one talks with: those that say `reach: tenant` as it does, in order. */
  get siblings(): readonly string[] {
    if (this.spec.network.reach !== 'tenant') return [];
    return Object.entries(this.ownerSpec.environments)
      .filter(([name, { network }]) => name !== this.environment && network.reach === 'tenant')
      .map(([, { namespace }]) => namespace)
      .sort();
  }

  /** The network plugin whose own policies are written besides NetworkPolicies. */
  get engine(): NetworkEngine {
    return this.platform.spec.network.engine;
  }

  /** Whether a policy of the cluster keeps the border. */
  get border(): boolean {
    return NETWORK_ENGINES[this.engine].border || this.platform.spec.clusterNetworkPolicy !== false;
  }

  /** Whether the border is only tried. */
  get borderStaged(): boolean {
    return this.platform.spec.network.staged === true;
  }

  /** The version of a ClusterNetworkPolicy. */
  get borderVersion(): ClusterNetworkPolicyVersion {
    return this.platform.spec.clusterNetworkPolicy || DEFAULT_BORDER_VERSION;
  }

  /** Whether people may write claims of devices. */
  get deviceClaims(): boolean {
    return Object.keys(this.grants.deviceClasses).length > 0;
  }

  /** What accounts of workloads may do by rules of their own, and everybody who has a role of the platform. */
  private get rules(): readonly FleetRule[] {
    const { serviceAccounts, bindings } = this.spec;
    const { roles } = this.platform.spec;
    return [
      ...Object.values(serviceAccounts),
      ...Object.values(bindings).map(({ clusterRole }) => roles[clusterRole]),
    ].flatMap((holder) => holder?.rules ?? []);
  }

  /** Caps on objects, with those on what only accounts of workloads and roles of the platform make. */
  get objects(): FleetObjects {
    const { access, network, isolation } = this.spec;
    const objects =
      virtualClusterBy('kamaji', isolation) === undefined
        ? this.spec.objects
        : withKamajiService(this.spec.objects);
    const caps = {
      ...ruleCaps(this.rules),
      ...(access === 'selfService' ? SELF_SERVICE_CAPS : {}),
      ...(network.tenantPolicies ? TENANT_POLICY_CAPS : {}),
      ...(this.writesFlux ? fluxCaps(Object.keys(this.fluxRepositories ?? {}).length) : {}),
    };
    const secrets =
      virtualClusterBy('vcluster', isolation) === undefined ? objects.secrets : this.secretsOfPods;
    if (Object.keys(caps).length === 0 && secrets === objects.secrets) return objects;
    return { ...objects, secrets, hard: { ...caps, ...objects.hard } };
  }

  /** The virtual cluster whose control plane runs here. */
  get virtual(): FleetVirtualCluster | undefined {
    return virtualClusterOf(this.spec.isolation);
  }

  /** The label by which policies of a queue engine are bound. */
  private get queueLabel(): Readonly<Record<string, string>> {
    const { queue } = this.spec;
    const { queueing } = this.platform.spec;
    if (queueing === undefined || queue === undefined || queue === 'none') return {};
    return queuedBy(queueing.engine);
  }

  /** Its queue in Kueue. */
  get queue(): NamespaceQueue | undefined {
    return namespaceQueue(this);
  }

  /** Who has which role here. */
  get people(): NamespacePeople {
    const people = peopleIn(this.spec);
    return this.life.works ? people : lookingOn(people);
  }

  /** Who deploys: people, pipelines, and the account with which an engine applies repositories of the tenant. */
  get deployers(): readonly FleetSubject[] {
    const { deployers = [] } = this.people;
    const { deploy, namespace } = this.spec;
    if (deploy === undefined || !this.life.works) return deployers;
    return resolveSubjects([...deployers, { serviceAccount: `${namespace}/${DEPLOYER_ACCOUNT}` }]);
  }

  /** What Flux applies from repositories of the tenant. */
  get fluxRepositories(): FleetDeploy['repositories'] | undefined {
    const { deploy } = this.spec;
    if (deploy?.engine !== 'flux' || Object.keys(deploy.repositories).length === 0) {
      return undefined;
    }
    return deploy.repositories;
  }

  /** Whether people write the objects of Flux themselves. */
  get writesFlux(): boolean {
    const { deploy } = this.spec;
    return deploy?.engine === 'flux' && deploy.selfService;
  }

  /** Whether users may scale and evict the work of others although their role does not say so. */
  get sharedWork(): boolean {
    return this.platform.mutation && this.spec.guardRails.ownWork !== 'enforce';
  }

  /** The file of the namespace, or of those of its objects that go to another folder. */
  file(folder?: OutputFolderName): OutputFile {
    return namespaceFile(this, folder);
  }

  /** All files of its objects, except for those of extensions. */
  get files(): OutputFile[] {
    const others: [needed: boolean, folder: OutputFolderName][] = [
      [this.isBound, 'access'],
      [this.border, 'network'],
      [this.fluxRepositories !== undefined, 'deploy'],
      [this.virtual !== undefined, 'virtual-clusters'],
      [this.queue !== undefined, 'queues'],
      [this.queue !== undefined, 'local-queues'],
    ];
    return [
      { ...this.file(), origin: this.origin },
      ...others.flatMap(([needed, folder]) => (needed ? [this.file(folder)] : [])),
    ];
  }

  /** Whose the namespace is and was. */
  private get origin(): NamespaceOrigin {
    const { kind, owner, environment, namespace, spec, ownerSpec, platform } = this;
    return {
      kind,
      owner,
      environment,
      namespace,
      ownerBefore: ownerSpec.renamedFrom ?? [],
      environmentBefore: spec.renamedFrom ?? [],
      ...(spec.movedFrom === undefined ? {} : { movedFrom: spec.movedFrom }),
      prefix: platform.spec.prefix,
      isSingle: kind === 'sharedService' || environment === SINGLE_ENVIRONMENT,
      costCenter: costCenterLabel(ownerSpec.costCenter)!,
      admins: spec.admins.map(subjectText).join(','),
    };
  }

  /** Whether anybody, or an account of a workload, is bound to a role. */
  private get isBound(): boolean {
    const { deployers } = this;
    const { serviceAccounts } = this.spec;
    const { admins, users, viewers, bindings } = this.people;
    return (
      Object.values(bindings).some((binding) => boundSubjects(binding, this.spec).length > 0) ||
      [admins, users, viewers, deployers].some((people) => people.length > 0) ||
      Object.values(serviceAccounts).some(
        ({ presets, rules }) => presets.length > 0 || rules !== undefined,
      )
    );
  }

  /** One more for each pod: the syncer keeps its token in a Secret, where fewer can read it than an annotation. */
  private get secretsOfPods(): number | null {
    const { objects, quota } = this.spec;
    const pods = quota.pods === null ? objects.storedPods : countOf(quota.pods);
    return objects.secrets === null || pods === null ? null : objects.secrets + pods;
  }

  /** Whether a policy has containers ask for their image each time. */
  private get pullsAlways(): boolean {
    const { images, guardRails } = this.spec;
    return (
      this.platform.mutation && guardRails.podImages === 'enforce' && images.pullPolicy === 'Always'
    );
  }

  private get identity(): NamespaceIdentity {
    const { displayName, costCenter, department, contact, organization } = this.ownerSpec;
    const { admins, podSecurity, labels, annotations } = this.spec;
    return {
      tenant: this.owner,
      environment: this.environment,
      displayName,
      costCenter,
      department,
      contact,
      organization,
      admins,
      podSecurity,
      labels,
      annotations,
      state: this.state,
    };
  }
}
