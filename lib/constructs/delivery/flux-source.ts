import { Construct } from 'constructs';
import type {
  GitRepositorySpec,
  OciRepositorySpec,
} from '../../../imports/source.toolkit.fluxcd.io';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { isOci } from '../../fleet/values/repository';
import { DELIVERY_NAME } from '../../plan/delivery-stages';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';

/** How often Flux looks for a new revision. */
export const SOURCE_INTERVAL = '1m';

/** Props of a FluxSource. */
export interface FluxSourceProps {
  readonly delivery: FleetDelivery;
}

/** Where Flux reads the output: a GitRepository, or an OCIRepository for an artifact in a registry. */
export class FluxSource extends Construct {
  constructor(scope: Construct, id: string, { delivery }: FluxSourceProps) {
    super(scope, id);
    const { repository: url, branch, tag, secret, namespace } = delivery;
    const spec: GitRepositorySpec & OciRepositorySpec = {
      interval: SOURCE_INTERVAL,
      url,
      ref: branch === undefined ? { tag } : { branch },
      secretRef: secret === undefined ? undefined : { name: secret },
    };
    const source = new Manifest(this, 'Resource', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: sourceKind(url),
      // Without it, Flux could deliver nothing, and not even bring it back.
      metadata: guardMetadata(DELIVERY_NAME, namespace),
      spec,
    });
    offerDefaultChild(this, source);
  }
}

/** The kind of source that reads a repository. */
export function sourceKind(repository: string): 'GitRepository' | 'OCIRepository' {
  return isOci(repository) ? 'OCIRepository' : 'GitRepository';
}
