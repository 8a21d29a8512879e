import { Construct } from 'constructs';
import type { FleetPlatform } from '../../fleet/model/fleet';
import { canMutate } from '../../plan/cluster-features';
import { AcceleratorNames } from './accelerator-names';
import { AcceleratorUse } from './accelerator-use';
import { AccountAnnotations } from './account-annotations';
import { BurstLimits } from './burst-limits';
import { ManagedNamespaces } from './managed-namespaces';
import { ManagedObjects } from './managed-objects';
import { OwnWork } from './own-work';
import { PodImages } from './pod-images';
import { PodScheduling } from './pod-scheduling';
import { PodTotals } from './pod-totals';
import { PodVolumes } from './pod-volumes';
import { RoleBindings } from './role-bindings';
import { RouteHosts } from './route-hosts';
import { ServiceExposure } from './service-exposure';
import { TokenLifetime } from './token-lifetime';
import { TokenSecrets } from './token-secrets';
import { VolumeClaims } from './volume-claims';
import { WorkloadHistory } from './workload-history';

export interface GuardRailsOptions {
  /** The platform, in normal form. */
  readonly platform: FleetPlatform;
}

/**
 * The admission policies of all namespaces that we manage: what roles, quotas and pod security cannot stop. What differs
 * from namespace to namespace is read from the annotations of the namespace.
 */
export class GuardRails extends Construct {
  constructor(scope: Construct, id: string, props: GuardRailsOptions) {
    super(scope, id);
    const { reconcilers, controllers } = props.platform;
    new AcceleratorNames(this, 'AcceleratorNames');
    new AcceleratorUse(this, 'AcceleratorUse');
    new AccountAnnotations(this, 'AccountAnnotations', { reconcilers, controllers });
    if (canMutate(props.platform.kubernetesVersion)) {
      new BurstLimits(this, 'BurstLimits');
      new PodTotals(this, 'PodTotals');
    }
    if (reconcilers.length > 0) {
      // Without anybody who delivers it, everybody does: by hand.
      new ManagedObjects(this, 'ManagedObjects', { reconcilers });
      new ManagedNamespaces(this, 'ManagedNamespaces', { reconcilers });
    }
    new OwnWork(this, 'OwnWork', { platform: props.platform });
    new PodImages(this, 'PodImages');
    new PodScheduling(this, 'PodScheduling');
    new PodVolumes(this, 'PodVolumes');
    new RoleBindings(this, 'RoleBindings', { reconcilers, controllers });
    new RouteHosts(this, 'RouteHosts');
    new ServiceExposure(this, 'ServiceExposure');
    new TokenLifetime(this, 'TokenLifetime');
    new TokenSecrets(this, 'TokenSecrets');
    new VolumeClaims(this, 'VolumeClaims');
    new WorkloadHistory(this, 'WorkloadHistory');
  }
}
