import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { ResourceSetSpec } from '../../../imports/fluxcd.controlplane.io';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { setEntry } from '../../plan/delivery-set-entry';
import type { DeliverySet } from '../../plan/delivery-sets';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { tidy } from '../api-object/tidy';
import { KUSTOMIZATION, stageSpec } from './flux-stage';

const API_VERSION = 'fluxcd.controlplane.io/v1';

/** Has Flux Operator compare what it made that often. By itself it would do so every hour. */
const EVERY = 'fluxcd.controlplane.io/reconcileEvery';

/** Props of a FluxStageSet. */
export interface FluxStageSetProps {
  readonly delivery: FleetDelivery;
  readonly set: DeliverySet;
}

/**
 * The ResourceSet of some tenants, from which Flux Operator makes the Kustomizations that `FluxStage` would write. Those of a
 * tenant that is gone are deleted as if their file was: what they granted goes, and what guards stays, with all data.
 */
export class FluxStageSet extends Construct {
  constructor(scope: Construct, id: string, { delivery, set }: FluxStageSetProps) {
    super(scope, id);
    const { namespace, interval, serviceAccount } = delivery;
    const spec: ResourceSetSpec = {
      dependsOn:
        set.after.length === 0
          ? undefined
          : set.after.map((name) => ({
              apiVersion: API_VERSION,
              kind: 'ResourceSet',
              name,
              namespace,
              ready: true,
            })),
      inputs: set.tenants.map((tenant) => ({ ...setEntry(tenant) })),
      resourcesTemplate: templateOf(delivery),
      serviceAccountName: serviceAccount,
      // A stage that fails is for its tenant to see, and holds up no other set.
      wait: false,
    };
    const metadata = {
      ...grantMetadata(set.name, namespace),
      ...(interval === undefined ? {} : { annotations: { [EVERY]: interval } }),
    };
    const content = { apiVersion: API_VERSION, kind: 'ResourceSet', metadata, spec };
    offerDefaultChild(this, new Manifest(this, 'ResourceSet', content));
  }
}

/** The Kustomization of each stage of a tenant. What differs is read from the entry of the tenant. */
function templateOf(delivery: FleetDelivery): string {
  const stage = tidy({
    ...KUSTOMIZATION,
    metadata: grantMetadata('<< .name >>', delivery.namespace),
    spec: {
      ...stageSpec(delivery, '<< .folder >>'),
      dependsOn: '<< toJson .dependsOn >>',
      wait: '<< .wait >>',
    },
  });
  return `<<- range inputs.stages >>\n---\n${Yaml.stringify(stage)}<<- end >>\n`;
}
