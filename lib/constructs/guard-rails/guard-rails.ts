import { Construct } from 'constructs';
import { queueScheduler } from '../../fleet/catalogue/queue-engines';
import type { KindProps, SubjectValue } from '../../fleet/model/props';
import { LENIENT_MODES, type LenientRails } from '../../plan/lenient-rails';
import { PlatformView } from '../../plan/platform-view';
import type { PoliciesOnDemand } from '../../plan/policies-on-demand';
import { resolvePlatformPart } from '../resolve-props';
import { Resolved } from '../resolved';
import { AcceleratorBounds } from './accelerator-bounds';
import { AcceleratorClaims } from './accelerator-claims';
import { AdmissionPolicy } from './admission-policy';
import { AccountAnnotations } from './account-annotations';
import { BurstLimits } from './burst-limits';
import { DefaultPriorities } from './default-priorities';
import { DisruptionBudgets } from './disruption-budgets';
import { FluxObjects } from './engine-fields/flux-objects';
import { ImagePulls } from './image-pulls';
import { EngineFields } from './engine-fields/engine-fields';
import { ManagedNamespaces } from './managed-namespaces';
import { ManagedObjects } from './managed-objects';
import { FluxObjectSizes, ObjectSizes } from './object-sizes';
import { OwnNodes } from './own-nodes-policy';
import { OwnWork } from './own-work';
import { PodDeletion } from './pod-deletion';
import { PodRails } from './pod-rails';
import { PodTotals } from './pod-totals';
import { QueuedJobs } from './queued-jobs';
import { QueuedPods } from './queue-engines/queued-pods';
import { YunikornApplications } from './queue-engines/yunikorn-applications';
import { RequiredRuntimes } from './required-runtimes';
import { RoleBindings } from './role-bindings';
import { RouteHosts } from './route-hosts';
import { ServiceExposure } from './service-exposure';
import { TokenLifetime } from './token-lifetime';
import { TokenSecrets } from './token-secrets';
import { VolumeClaims } from './volume-claims';
import { WorkloadHistory } from './workload-history';
import { WorkloadMetadata } from './workload-metadata/workload-metadata';

/** Props of GuardRails: the keys of `platform` in tenants.yaml that policies depend on. */
export interface GuardRailsProps {
  /**
   * The oldest API server that must accept the policies, as `1.34`. 1.30 or newer; from 1.36 on, some of them change what
   * is stored.
   *
   * @default "1.34"
   */
  readonly kubernetesVersion?: string;
  /**
   * Kinds of custom resources that tenants may use, beside the built-in list.
   *
   * @default - none
   */
  readonly kinds?: readonly KindProps[];
  /**
   * Who delivers what we write, and may change it beside cluster administrators. An empty list lets everybody change it
   * who has the rights to.
   *
   * @default - the accounts of Flux's kustomize-controller and of Argo CD's application controller
   */
  readonly reconcilers?: readonly SubjectValue[];
  /**
   * Operators that change tenants' workloads with rights in single namespaces.
   *
   * @default - none
   */
  readonly controllers?: readonly SubjectValue[];
}

/**
 * The admission policies of all namespaces that we manage: what roles, quotas and pod security cannot stop. What differs
 * from namespace to namespace is read from the annotations of the namespace.
 */
export class GuardRails extends Construct {
  /** How policies are made that not every platform has. */
  private readonly onDemand: Readonly<Record<PoliciesOnDemand, () => void>>;
  private readonly made = new Set<PoliciesOnDemand>();
  /** What was asked for. Policies that are made later have it as well. */
  private readonly lenient: LenientRails[] = [];

  /** Throws a `TenancyError` that names every wrong prop. */
  constructor(scope: Construct, id: string, props?: GuardRailsProps);
  /** @internal */
  constructor(scope: Construct, id: string, props: Resolved<PlatformView>);
  constructor(scope: Construct, id: string, props: GuardRailsProps | Resolved<PlatformView> = {}) {
    super(scope, id);
    const { spec, mutation, lenient, onDemand } =
      props instanceof Resolved ? props.spec : viewOf(this, props);
    const { reconcilers, controllers } = spec;
    this.onDemand = {
      acceleratorBounds: () => new AcceleratorBounds(this, 'AcceleratorBounds'),
      defaultPriorities: () => this.addDefaultPriorities(mutation),
      flux: () => {
        new FluxObjects(this, 'FluxObjects', reconcilers);
        new FluxObjectSizes(this, 'FluxObjectSizes', spec);
      },
      ownNodes: () => new OwnNodes(this, 'OwnNodes', { mutation }),
      queues: () => {
        if (spec.queueing?.engine === 'kueue') new QueuedJobs(this, 'QueuedJobs', spec);
      },
      runtimes: () => new RequiredRuntimes(this, 'RequiredRuntimes', { mutation }),
      yunikorn: () => new YunikornApplications(this, 'YunikornApplications', spec),
    };
    this.node.defaultChild = new PodRails(this, 'PodRails', { platform: spec, mutation });
    new AcceleratorClaims(this, 'AcceleratorClaims');
    new AccountAnnotations(this, 'AccountAnnotations', { reconcilers, controllers });
    if (mutation) {
      new BurstLimits(this, 'BurstLimits');
      new ImagePulls(this, 'ImagePulls');
      new PodTotals(this, 'PodTotals');
    }
    new DisruptionBudgets(this, 'DisruptionBudgets');
    new EngineFields(this, 'EngineFields', spec);
    if (reconcilers.length > 0) {
      // Without anybody who delivers it, everybody does: by hand.
      const { engine } = spec.network;
      new ManagedObjects(this, 'ManagedObjects', { reconcilers, engine });
      new ManagedNamespaces(this, 'ManagedNamespaces', { reconcilers });
    }
    new ObjectSizes(this, 'ObjectSizes', spec);
    new OwnWork(this, 'OwnWork', { platform: spec, mutation });
    new PodDeletion(this, 'PodDeletion');
    const scheduler = queueScheduler(spec.queueing?.engine);
    if (scheduler !== undefined) {
      new QueuedPods(this, 'QueuedPods', { engine: scheduler, kinds: spec.kinds, mutation });
    }
    new RoleBindings(this, 'RoleBindings', { reconcilers, controllers });
    new RouteHosts(this, 'RouteHosts', spec);
    new ServiceExposure(this, 'ServiceExposure');
    new TokenLifetime(this, 'TokenLifetime');
    new TokenSecrets(this, 'TokenSecrets');
    new VolumeClaims(this, 'VolumeClaims');
    new WorkloadHistory(this, 'WorkloadHistory');
    new WorkloadMetadata(this, 'WorkloadMetadata', spec);
    this._addOnDemand(onDemand);
    this._addLenient(lenient);
  }

  /**
   * Makes policies that not every platform has. Tenants ask for those that they need when they are made.
   *
   * @internal
   */
  _addOnDemand(names: readonly PoliciesOnDemand[]): void {
    const missing = names.filter((name) => !this.made.has(name));
    for (const name of missing) {
      this.made.add(name);
      this.onDemand[name]();
    }
    if (missing.length > 0) for (const rails of this.lenient) this.makeLenient(rails);
  }

  /**
   * Makes the policies for guard rails that do not refuse in some namespaces. Tenants ask for it when they are made.
   *
   * @internal
   */
  _addLenient(rails: LenientRails): void {
    this.lenient.push(rails);
    this.makeLenient(rails);
  }

  /** Only newer API servers can change pods; for older ones, nobody can state a default. */
  private addDefaultPriorities(mutation: boolean): void {
    if (mutation) new DefaultPriorities(this, 'DefaultPriorities');
  }

  private makeLenient(rails: LenientRails): void {
    const policies = this.node.findAll().filter((child) => child instanceof AdmissionPolicy);
    for (const mode of LENIENT_MODES) {
      for (const policy of policies) policy.addLenient(mode, rails[mode]);
    }
  }
}

function viewOf(construct: Construct, props: GuardRailsProps): PlatformView {
  const { kubernetesVersion, kinds, reconcilers, controllers } = props;
  const entry = { kubernetesVersion, kinds, reconcilers, controllers };
  return new PlatformView(resolvePlatformPart(construct, entry, [[['platform'], []]]));
}
