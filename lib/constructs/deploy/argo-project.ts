import { Construct } from 'constructs';
import type { AppProjectSpec } from '../../../imports/argoproj.io';
import { DEPLOYER_ACCOUNT } from '../../fleet/model/defaults';
import type { ArgoProject as ProjectView, ArgoWindow } from '../../plan/argo-project-view';
import { offerDefaultChild } from '../api-object/default-child';
import { grantMetadata } from '../api-object/metadata';
import { OWN_CLUSTER, appProject } from '../delivery/argo-application';

/** Props of an ArgoProject. */
export interface ArgoProjectProps {
  readonly project: ProjectView;
  /** Whose it is, as people read it. */
  readonly title: string;
  /** The namespace of Argo CD. */
  readonly namespace: string;
}

/**
 * What the Applications of a tenant may do: which repositories they read, which namespaces they deploy to, which kinds they
 * apply, as which account, when, and who may look at them.
 */
export class ArgoProject extends Construct {
  constructor(scope: Construct, id: string, { project, title, namespace }: ArgoProjectProps) {
    super(scope, id);
    const metadata = grantMetadata(project.name, namespace);
    offerDefaultChild(this, appProject(this, metadata, specOf(project, title)));
  }
}

function specOf(project: ProjectView, title: string): AppProjectSpec {
  const { sources, sourceNamespaces, views, kinds, roles, windows } = project;
  const namespaces = views.map(({ namespace }) => namespace);
  return {
    description: `What ${title} deploys.`,
    sourceRepos: sources,
    ...(sourceNamespaces.length === 0 ? {} : { sourceNamespaces }),
    destinations: namespaces.map((namespace) => ({ server: OWN_CLUSTER, namespace })),
    // Argo CD applies as this account, and not with its own rights, if impersonation is on.
    destinationServiceAccounts: namespaces.map((namespace) => ({
      server: OWN_CLUSTER,
      namespace,
      defaultServiceAccount: DEPLOYER_ACCOUNT,
    })),
    clusterResourceWhitelist: [],
    // A list that is absent would permit every kind.
    namespaceResourceWhitelist: kinds,
    ...(roles.length === 0 ? {} : { roles }),
    ...(windows.length === 0 ? {} : { syncWindows: windows.map(toSyncWindow) }),
  };
}

function toSyncWindow({ kind, schedule, duration, timeZone, manualSync, namespaces }: ArgoWindow) {
  return { kind, schedule, duration, timeZone, manualSync, namespaces };
}
