import { Construct } from 'constructs';
import type {
  AppProjectSpec,
  AppProjectSpecDestinationServiceAccounts,
  ApplicationSpec,
  ApplicationSpecSources,
  ApplicationSpecSyncPolicy,
} from '../../../imports/argoproj.io';
import { DELIVERY_NAME, ENGINE_ACCOUNTS } from '../../fleet/model/defaults';
import type { FleetDelivery } from '../../fleet/model/fleet';
import { folderInRepository } from '../../fleet/values/repository';
import type { DeliverySource, DeliveryUnit } from '../../plan/delivery-units';
import { offerDefaultChild } from '../api-object/default-child';
import { Manifest, type ManifestMetadata } from '../api-object/manifest';
import { grantMetadata } from '../api-object/metadata';
import { SYNC_WAVE } from './sync-wave';

/** The cluster in which Argo CD runs. */
export const OWN_CLUSTER = 'https://kubernetes.default.svc';

/** Has Argo CD delete what an Application applied, when somebody deletes the Application. Guards say `Delete=false`. */
const CASCADE = 'resources-finalizer.argocd.argoproj.io/foreground';

/**
 * Has Argo CD ask the API server what would change. By itself it does not know the defaults of kinds that are newer than
 * it, such as MutatingAdmissionPolicy, and would apply them again and again.
 */
export const ASK_SERVER = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };

/** Props of an ArgoApplication. */
export interface ArgoApplicationProps {
  readonly delivery: FleetDelivery;
  readonly unit: DeliveryUnit;
}

/**
 * The Application of one unit: a tenant with its guards and its access, a shared service, or an optional engine. Inside of
 * it, role bindings are in a later wave than what guards the namespace.
 */
export class ArgoApplication extends Construct {
  constructor(scope: Construct, id: string, { delivery, unit }: ArgoApplicationProps) {
    super(scope, id);
    const metadata = {
      ...grantMetadata(unit.name, delivery.namespace),
      // After the platform, which is in the wave before.
      annotations: { ...ASK_SERVER, [SYNC_WAVE]: '1' },
      finalizers: [CASCADE],
    };
    offerDefaultChild(this, application(this, metadata, applicationSpec(delivery, unit.sources)));
  }
}

/** What all Applications have in common. */
export function applicationSpec(
  delivery: FleetDelivery,
  sources: readonly DeliverySource[],
): ApplicationSpec {
  return {
    project: DELIVERY_NAME,
    destination: { server: OWN_CLUSTER },
    sources: sources.map((source) => sourceOf(delivery, source)),
    syncPolicy: syncPolicy('1m'),
  };
}

/**
 * What is in Git is in the cluster, always.
 *
 * @param longestWait - between two attempts
 * @param options - besides the usual one
 */
export function syncPolicy(
  longestWait: string,
  options: readonly string[] = [],
): ApplicationSpecSyncPolicy {
  return {
    automated: { prune: true, selfHeal: true },
    // For ever, and with the newest commit: it may hold what corrects the mistake.
    retry: {
      limit: -1,
      refresh: true,
      backoff: { duration: '10s', factor: 2, maxDuration: longestWait },
    },
    syncOptions: ['ServerSideApply=true', ...options],
  };
}

function sourceOf(
  { repository, branch, tag, path }: FleetDelivery,
  { folder, files }: DeliverySource,
): ApplicationSpecSources {
  return {
    repoURL: repository,
    targetRevision: tag ?? branch,
    path: folderInRepository(path, folder),
    directory: {
      ...(files === undefined ? { recurse: true } : { include: `{${files.join(',')}}` }),
      // Argo CD adds it, and would find a difference if it was left out.
      jsonnet: {},
    },
  };
}

/** A project: what some Applications may do. */
export function appProject(
  scope: Construct,
  metadata: ManifestMetadata,
  spec: AppProjectSpec,
): Manifest {
  const content = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata, spec };
  return new Manifest(scope, 'AppProject', content);
}

/** An Application: what is applied, and where. */
export function application(
  scope: Construct,
  metadata: ManifestMetadata,
  spec: ApplicationSpec,
): Manifest {
  const content = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec };
  return new Manifest(scope, 'Application', content);
}

/**
 * The account with which Argo CD applies without impersonation, for the objects of a namespace. Impersonation is for all
 * projects or for none, and refuses a project that names no account.
 *
 * @param namespace - `*` for all, and for what is in none
 */
export function ownAccount(
  delivery: FleetDelivery,
  namespace: string,
): AppProjectSpecDestinationServiceAccounts {
  const account = `${delivery.namespace}:${ENGINE_ACCOUNTS.argocd.account}`;
  return { server: OWN_CLUSTER, namespace, defaultServiceAccount: account };
}
