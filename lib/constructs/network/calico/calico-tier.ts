import { Construct } from 'constructs';
import { offerDefaultChild } from '../../api-object/default-child';
import { Manifest } from '../../api-object/manifest';
import { guardMetadata } from '../../api-object/metadata';
import { OutputFolder } from '../../api-object/output-folder';

/** The API of Calico's policies. */
export const CALICO_API = 'projectcalico.org/v3';

/** The tier of the borders. */
export const TENANCY_TIER = 'tenancy';

/**
 * After `kube-admin` (1000), where Calico puts ClusterNetworkPolicies of the platform, and long before `default` (1000000),
 * which holds NetworkPolicies.
 */
const ORDER = 2000;

/** The tier in which borders are judged, before the policies that tenants, charts and operators write. */
export class CalicoTier extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    OutputFolder.of(this).set('network');
    const tier = new Manifest(this, TENANCY_TIER, {
      apiVersion: CALICO_API,
      kind: 'Tier',
      metadata: guardMetadata(TENANCY_TIER),
      // A border decides about everything, so nothing reaches the end of the tier but policies of your own.
      spec: { order: ORDER, defaultAction: 'Pass' },
    });
    offerDefaultChild(this, tier);
  }
}
