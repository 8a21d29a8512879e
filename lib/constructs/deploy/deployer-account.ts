import { Construct } from 'constructs';
import { DEPLOYER_ACCOUNT } from '../../fleet/model/defaults';
import { offerDefaultChild } from '../api-object/default-child';
import { k8s } from '../api-object/k8s';
import { Manifest, manifestOf } from '../api-object/manifest';
import { guardMetadata } from '../api-object/metadata';

/** Props of a DeployerAccount. */
export interface DeployerAccountProps {
  readonly namespace: string;
}

/**
 * The account with which Flux or Argo CD applies what the repositories of a tenant hold. Alone it has no rights: it is
 * bound like everybody else who deploys. It is kept, because without it everything it delivered would be stuck.
 */
export class DeployerAccount extends Construct {
  constructor(scope: Construct, id: string, { namespace }: DeployerAccountProps) {
    super(scope, id);
    const account = manifestOf(k8s.KubeServiceAccount, {
      metadata: guardMetadata(DEPLOYER_ACCOUNT, namespace),
      // The engine asks the API server to take its requests for those of the account, and needs no token.
      automountServiceAccountToken: false,
    });
    offerDefaultChild(this, new Manifest(this, 'Resource', account));
  }
}
