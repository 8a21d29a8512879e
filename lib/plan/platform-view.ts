import { MUTATION_SINCE } from '../fleet/catalogue/guard-rail-catalogue';
import { ENGINE_ACCOUNTS } from '../fleet/model/defaults';
import type { Fleet, FleetPlatform } from '../fleet/model/fleet';
import { type LenientRails, NO_LENIENT_RAILS } from './lenient-rails';
import type { PoliciesOnDemand } from './policies-on-demand';

/** Kubernetes 1.36 is the first in which DRAExtendedResource is on (pkg/features/kube_features.go). */
const CLAIMS_FOR_PODS_SINCE = 36;

/** What follows from a platform. */
export class PlatformView {
  /**
   * Whether the API servers know MutatingAdmissionPolicy: then they write limits of a burst and who made a workload, and
   * users write only what can be stamped.
   */
  readonly mutation: boolean;
  /** Whether a driver of Dynamic Resource Allocation serves some pool, so that people may be let to write claims of devices. */
  readonly deviceClaims: boolean;
  /** The API version of DeviceClasses: what is written for older servers does not matter, because they have no drivers. */
  readonly deviceApi: string;
  /** Whether a scheduler claims devices of a driver for pods that ask for a resource. */
  readonly claimsForPods: boolean;

  /**
   * @param spec - the platform in normal form
   * @param lenient - guard rails that do not refuse in some namespace, where that is known before the namespaces are made
   * @param onDemand - policies that some namespace needs, where that is known by then
   * @param organizations - what tenants belong to, by name
   * @param money - what things cost, and may cost
   */
  constructor(
    readonly spec: FleetPlatform,
    readonly lenient: LenientRails = NO_LENIENT_RAILS,
    readonly onDemand: readonly PoliciesOnDemand[] = [],
    readonly organizations: NonNullable<Fleet['organizations']> = {},
    readonly money: Pick<Fleet, 'prices' | 'costCenters'> = {},
  ) {
    const minor = Number(spec.kubernetesVersion.split('.')[1]);
    this.mutation = minor >= MUTATION_SINCE;
    this.deviceApi = `resource.k8s.io/${minor >= 34 ? 'v1' : 'v1beta1'}`;
    this.claimsForPods = minor >= CLAIMS_FOR_PODS_SINCE;
    this.deviceClaims = Object.values(spec.pools).some(({ servedBy }) => servedBy !== 'plugin');
  }

  /** The namespace of Argo CD: the one that delivers the output, or the usual one. */
  get argoNamespace(): string {
    const { delivery } = this.spec;
    return delivery?.engine === 'argocd' ? delivery.namespace : ENGINE_ACCOUNTS.argocd.namespace;
  }
}
