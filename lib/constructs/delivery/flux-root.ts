import { Construct } from 'constructs';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { DELIVERY_NAME } from '../../fleet/model/defaults';
import type { OutputFolderName } from '../../plan/output-files';
import { offerDefaultChild } from '../api-object/default-child';
import { guardMetadata } from '../api-object/metadata';
import { FluxSource } from './flux-source';
import { commonSpec, kustomization } from './flux-stage';

const FOLDER = 'delivery' satisfies OutputFolderName;

/** Props of a FluxRoot. */
export interface FluxRootProps {
  readonly delivery: FleetDelivery;
}

/**
 * What has to be applied once by hand: the source, and the Kustomization that delivers all others and itself.
 *
 * It does not wait for the stages, so one that fails does not hold up the rest. Deleting it deletes nothing else.
 */
export class FluxRoot extends Construct {
  constructor(scope: Construct, id: string, { delivery }: FluxRootProps) {
    super(scope, id);
    new FluxSource(this, 'source', { delivery });
    const metadata = guardMetadata(DELIVERY_NAME, delivery.namespace);
    const root = kustomization(this, metadata, {
      ...commonSpec(delivery, FOLDER),
      deletionPolicy: 'Orphan',
      wait: false,
    });
    offerDefaultChild(this, root);
  }
}
