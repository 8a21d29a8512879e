import { Construct } from 'constructs';
import { DEFAULT_DEPLOY, DEPLOYER_ACCOUNT } from '../../fleet/model/defaults';
import type { FleetDeployRepository } from '../../fleet/model/fleet';
import { offerDefaultChild } from '../api-object/default-child';
import { grantMetadata } from '../api-object/metadata';
import { OutputFolder } from '../api-object/output-folder';
import { source, sourceKind } from '../delivery/flux-source';
import { RETRY_INTERVAL, kustomization } from '../delivery/flux-stage';

/** Props of a FluxRepository. */
export interface FluxRepositoryProps {
  readonly namespace: string;
  readonly name: string;
  readonly repository: FleetDeployRepository;
  /**
   * Whether Flux leaves everything as it is.
   *
   * @default false
   */
  readonly suspended?: boolean;
}

/**
 * What has Flux apply a repository of a tenant: a source and a Kustomization, both in the tenant's namespace. All that it
 * applies it applies there, with the rights of the account `deployer`.
 */
export class FluxRepository extends Construct {
  constructor(scope: Construct, id: string, props: FluxRepositoryProps) {
    super(scope, id);
    const { namespace, name, repository, suspended } = props;
    OutputFolder.of(this).set('deploy');
    const metadata = grantMetadata(name, namespace);
    const { url, path, branch, tag, semver, secret, interval, timeout } = repository;
    source(this, 'Source', metadata, { url, ref: { branch, tag, semver }, secret });
    offerDefaultChild(
      this,
      kustomization(this, metadata, {
        sourceRef: { kind: sourceKind(url), name },
        path: path === '.' ? './' : `./${path}`,
        targetNamespace: namespace,
        serviceAccountName: DEPLOYER_ACCOUNT,
        interval: interval ?? DEFAULT_DEPLOY.interval,
        retryInterval: RETRY_INTERVAL,
        timeout,
        prune: true,
        wait: true,
        // An entry that vanishes from tenants.yaml takes no workload and no data with it.
        deletionPolicy: 'Orphan',
        ...(suspended === true ? { suspend: true } : {}),
      }),
    );
  }
}
