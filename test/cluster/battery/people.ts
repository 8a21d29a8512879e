import type { RequestOptions } from '../client';
import { VCLUSTER_NAMES } from '../../../lib/plan/vcluster-names';
import { GREEN } from './targets';

/** Who asks. The first three are people of the attacked tenant, the others are not. */
export type Persona =
  | 'admin'
  | 'user'
  | 'viewer'
  /** A pod of the namespace, with the token of its service account. */
  | 'pod'
  /** Pods of engines, with the accounts that are for them, and of an account without any right. */
  | 'sparkPod'
  | 'argoPod'
  | 'rayPod'
  | 'kfpPod'
  | 'plainPod'
  /** Pods of charts: with the account of a preset, or with one that has rules. */
  | 'hubPod'
  | 'airflowPod'
  | 'runnerPod'
  | 'mlflowPod'
  | 'launcherPod'
  | 'readerPod'
  | 'chartPod'
  /** The admin of another tenant. */
  | 'neighbour'
  /** A pod of another tenant. */
  | 'neighbourPod'
  /** A pipeline outside of all tenants that works in another one. */
  | 'pipeline'
  /** A pipeline that deploys to the attacked tenant, and does nothing else there. */
  | 'shipper'
  /** Somebody who has nothing but a role of the platform's own in the attacked tenant. */
  | 'boundReader'
  /** Reads everything but secrets. */
  | 'auditor'
  /** The platform team. */
  | 'platform'
  /** The kubelet of the node cpu-0. */
  | 'kubelet'
  /** An operator of custom resources, with rights over pods in all namespaces. */
  | 'operator'
  /** The controllers of the engines, with rights over their kinds in all namespaces. */
  | 'engine'
  /** A tool of the cluster that may change all that we write, in all namespaces, and is no administrator. */
  | 'maintainer'
  /** Those who deliver what we write: by name, by group, by account. */
  | 'deliverer'
  | 'deliveryTeam'
  | 'flux'
  /** It deletes pods to make room for others. */
  | 'scheduler'
  /** Something of the platform that runs beside Kubernetes itself, with rights in single namespaces. */
  | 'addOn'
  /** What of Kubernetes itself writes every object back. */
  | 'migrator'
  /** What takes the objects of a namespace away with it. */
  | 'namespaceController'
  /** Somebody who was bound by hand to the built-in `admin`, and to all of RBAC, in single namespaces. */
  | 'helper'
  /** An operator that makes roles and bindings in single namespaces, and one that does in all. */
  | 'localOperator'
  | 'globalOperator'
  /** Knative's controller, which makes Services for tenants. */
  | 'knative'
  /** The administrator of the cluster, whom quotas hold like everybody. */
  | 'root'
  /** What makes the pods of a virtual cluster, and the pods themselves. */
  | 'syncer'
  | 'syncedPod'
  /** What installs charts. */
  | 'helm'
  /** Logged in, and bound nowhere. */
  | 'stranger'
  /** Not logged in. */
  | 'nobody';

export const INSIDERS: readonly Persona[] = ['admin', 'user', 'viewer'];
/** Those who may start pods. */
export const WORKERS: readonly Persona[] = ['admin', 'user'];
/** With an operator that anybody in the tenant may tell what to make. */
export const MAKERS: readonly Persona[] = [...WORKERS, 'operator'];
export const OUTSIDERS: readonly Persona[] = [
  'pod',
  'neighbour',
  'neighbourPod',
  'pipeline',
  'stranger',
  'nobody',
];
export const EVERYBODY: readonly Persona[] = [...INSIDERS, ...OUTSIDERS];
/** Everybody who may not write. */
export const READERS: readonly Persona[] = ['viewer', 'auditor', ...OUTSIDERS];

/** A tenant's people, as test/cluster/fleet.yaml names them. */
function insider(persona: Persona, tenant: string): RequestOptions {
  const admin = ADMINS[tenant];
  if (persona === 'admin' && admin) return { as: admin };
  const group = `${tenant}-${persona === 'viewer' ? 'viewers' : 'engineers'}`;
  return { as: `${persona}-of-${tenant}@example.com`, groups: [group] };
}

const ADMINS: Readonly<Record<string, string>> = {
  blue: 'alice@example.com',
  burst: 'beth@example.com',
  disk: 'dirk@example.com',
  dra: 'dora@example.com',
  green: 'gina@example.com',
  listed: 'lena@example.com',
  narrow: 'nora@example.com',
  open: 'olga@example.com',
  self: 'selma@example.com',
  lenient: 'lea@example.com',
  small: 'sally@example.com',
  solo: 'sam@example.com',
};

/** The identity of a persona in a tenant's namespace. */
export function identityOf(persona: Persona, tenant: string, namespace: string): RequestOptions {
  switch (persona) {
    case 'admin':
    case 'user':
    case 'viewer':
      return insider(persona, tenant);
    case 'pod':
      return serviceAccount(namespace, 'default');
    case 'sparkPod':
      return serviceAccount(namespace, 'spark');
    case 'argoPod':
      return serviceAccount(namespace, 'workflows');
    case 'rayPod':
      return serviceAccount(namespace, 'ray');
    case 'kfpPod':
      return serviceAccount(namespace, 'pipelines');
    case 'plainPod':
      return serviceAccount(namespace, 'plain');
    case 'hubPod':
    case 'airflowPod':
    case 'runnerPod':
    case 'mlflowPod':
    case 'launcherPod':
    case 'readerPod':
    case 'chartPod':
      return serviceAccount(namespace, persona.replace('Pod', ''));
    case 'neighbour':
      return { as: ADMINS.green };
    case 'neighbourPod':
      return serviceAccount(GREEN.namespace, 'default');
    case 'pipeline':
      return serviceAccount('ci', 'deployer');
    case 'shipper':
      return serviceAccount('ci', 'shipper');
    case 'boundReader':
      return { as: 'vera@example.com', groups: ['vault-readers'] };
    case 'auditor':
      return { as: 'audrey@example.com', groups: ['security-team'] };
    case 'platform':
      return { as: 'pat@example.com', groups: ['platform-team'] };
    case 'kubelet':
      return { as: 'system:node:cpu-0', groups: ['system:nodes'] };
    case 'operator':
      return serviceAccount('ci', 'operator');
    case 'engine':
      return serviceAccount('ci', 'engine');
    case 'maintainer':
      return serviceAccount('ci', 'maintainer');
    case 'deliverer':
      return { as: 'dave@example.com' };
    case 'deliveryTeam':
      return { as: 'delia@example.com', groups: ['deliverers'] };
    case 'flux':
      return serviceAccount('flux-system', 'kustomize-controller');
    case 'scheduler':
      return { as: 'system:kube-scheduler' };
    case 'addOn':
      return serviceAccount('kube-system', 'add-on');
    case 'migrator':
      return serviceAccount('kube-system', 'storage-version-migrator-controller');
    case 'namespaceController':
      return serviceAccount('kube-system', 'namespace-controller');
    case 'helper':
      return { as: 'hank@example.com' };
    case 'localOperator':
      return serviceAccount('ci', 'local-operator');
    case 'globalOperator':
      return serviceAccount('ci', 'global-operator');
    case 'knative':
      return serviceAccount('knative-serving', 'controller');
    case 'syncer':
      return serviceAccount(namespace, VCLUSTER_NAMES.syncer);
    case 'syncedPod':
      return serviceAccount(namespace, VCLUSTER_NAMES.workloads);
    case 'helm':
      return serviceAccount('flux-system', 'helm-controller');
    case 'root':
      return {};
    case 'stranger':
      return { as: 'mallory@example.com', groups: ['contractors'] };
    case 'nobody':
      return { token: '' };
  }
}

/** As the API server sees the token of a service account. */
export function serviceAccount(namespace: string, name: string): RequestOptions {
  return {
    as: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
  };
}

/** Cluster-admin inside the namespace `no-guards-here`, as `flux create tenant` would bind a tenant. */
export const BOSS: RequestOptions = { as: 'boss@example.com' };
