import { Construct } from 'constructs';
import type { AppProjectSpec } from '../../../imports/argoproj.io';
import { DELIVERY_NAME } from '../../fleet/model/defaults';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { PLATFORM_STAGE } from '../../plan/delivery-stages';
import type { OutputFolderName } from '../../plan/output-files';
import { offerDefaultChild } from '../api-object/default-child';
import { guardMetadata } from '../api-object/metadata';
import {
  ASK_SERVER,
  OWN_CLUSTER,
  appProject,
  application,
  applicationSpec,
  ownAccount,
} from './argo-application';

/** Props of an ArgoRoot. */
export interface ArgoRootProps {
  readonly delivery: FleetDelivery;
  /** Whether some tenant deploys with Argo CD, so that it applies as the account that a project names. */
  readonly impersonates: boolean;
}

/**
 * What has to be applied once by hand: a project that no tenant uses, and the Application that applies the platform, and in
 * a later wave all other Applications. They are in one Application because Argo CD orders objects, and not Applications.
 */
export class ArgoRoot extends Construct {
  constructor(scope: Construct, id: string, { delivery, impersonates }: ArgoRootProps) {
    super(scope, id);
    const metadata = guardMetadata(DELIVERY_NAME, delivery.namespace);
    const spec: AppProjectSpec = {
      description: 'Applies what cdk8s-tenancy writes. It is not for Applications of tenants.',
      sourceRepos: [delivery.repository],
      destinations: [{ server: OWN_CLUSTER, namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      ...(impersonates ? { destinationServiceAccounts: [ownAccount(delivery, '*')] } : {}),
    };
    appProject(this, metadata, spec);
    const sources = [
      { folder: PLATFORM_STAGE.folder },
      { folder: 'delivery' satisfies OutputFolderName },
    ];
    const annotations = { ...metadata.annotations, ...ASK_SERVER };
    const asking = { ...metadata, annotations };
    offerDefaultChild(this, application(this, asking, applicationSpec(delivery, sources)));
  }
}
