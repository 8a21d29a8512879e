import { Construct } from 'constructs';
import type { KustomizationSpec } from '../../../imports/kustomize.toolkit.fluxcd.io';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { folderInRepository } from '../../fleet/values/repository';
import { DELIVERY_NAME } from '../../fleet/model/defaults';
import { type DeliveryStage, waitsForObjects } from '../../plan/delivery-stages';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, type ManifestMetadata } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { DEFAULT_DELIVERY } from '../../fleet/model/defaults';
import { sourceKind } from './flux-source';

/** Flux tries again that soon after a failure. Without it, it would wait for the whole interval. */
export const RETRY_INTERVAL = '1m';

/** Props of a FluxStage. */
export interface FluxStageProps {
  readonly delivery: FleetDelivery;
  readonly stage: DeliveryStage;
}

/**
 * The Kustomization of one stage. Flux applies all of its objects or none, and the stages that depend on it once all of
 * them are ready. What guards is kept when it vanishes from Git, or when the stage does; what grants is removed.
 */
export class FluxStage extends Construct {
  constructor(scope: Construct, id: string, { delivery, stage }: FluxStageProps) {
    super(scope, id);
    const spec: KustomizationSpec = {
      ...stageSpec(delivery, stage.folder),
      dependsOn: stage.dependsOn.length === 0 ? undefined : stage.dependsOn.map(byName),
      wait: waitsForObjects(stage.folder),
    };
    offerDefaultChild(
      this,
      kustomization(this, grantMetadata(stage.name, delivery.namespace), spec),
    );
  }
}

function byName(name: string): { name: string } {
  return { name };
}

/** What all stages have in common. */
export function stageSpec(delivery: FleetDelivery, folder: string): KustomizationSpec {
  return { ...commonSpec(delivery, folder), deletionPolicy: 'MirrorPrune' };
}

/** What all Kustomizations have in common. */
export function commonSpec(
  {
    path,
    interval = DEFAULT_DELIVERY.interval,
    timeout,
    serviceAccount,
    repository,
  }: FleetDelivery,
  folder: string,
): KustomizationSpec {
  return {
    path: `./${folderInRepository(path, folder)}`,
    sourceRef: { kind: sourceKind(repository), name: DELIVERY_NAME },
    interval,
    retryInterval: RETRY_INTERVAL,
    timeout,
    prune: true,
    // An object of which Kubernetes lets nobody change a field is never deleted and created again.
    force: false,
    serviceAccountName: serviceAccount,
  };
}

/** The kind of Flux, which is not the file of kustomize with that name. */
export const KUSTOMIZATION = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
};

/** A Kustomization of Flux. */
export function kustomization(
  scope: Construct,
  metadata: ManifestMetadata,
  spec: KustomizationSpec,
): Manifest {
  return new Manifest(scope, 'Kustomization', { ...KUSTOMIZATION, metadata, spec });
}
