import { Construct } from 'constructs';
import type { ApplicationSpec } from '../../../imports/argoproj.io';
import type { FleetDeployRepository } from '../../fleet/model/fleet';
import { offerDefaultChild } from '../api-object/default-child';
import { grantMetadata } from '../api-object/metadata';
import { OWN_CLUSTER, application, syncPolicy } from '../delivery/argo-application';

/** Props of an ArgoRepository. */
export interface ArgoRepositoryProps {
  readonly name: string;
  readonly project: string;
  readonly repository: FleetDeployRepository;
  /** The namespace that it is applied to. */
  readonly target: string;
  /** The namespace of Argo CD. */
  readonly namespace: string;
}

/**
 * The Application of a repository of a tenant, in one of its namespaces. It has no finalizer: where the entry vanishes, what
 * it applied stays, with its data.
 */
export class ArgoRepository extends Construct {
  constructor(scope: Construct, id: string, props: ArgoRepositoryProps) {
    super(scope, id);
    const { name, namespace } = props;
    const metadata = grantMetadata(name, namespace);
    offerDefaultChild(this, application(this, metadata, specOf(props)));
  }
}

function specOf({ project, repository, target }: ArgoRepositoryProps): ApplicationSpec {
  const { url, path, branch, tag, semver } = repository;
  return {
    project,
    destination: { server: OWN_CLUSTER, namespace: target },
    source: { repoURL: url, targetRevision: branch ?? tag ?? semver, path },
    // What another Application has is not taken from it.
    syncPolicy: syncPolicy('5m', ['FailOnSharedResource=true']),
  };
}
