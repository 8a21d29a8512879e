import type { RequestOptions } from '../client';

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
  /** The admin of another tenant. */
  | 'neighbour'
  /** A pod of another tenant. */
  | 'neighbourPod'
  /** A pipeline outside of all tenants that works in another one. */
  | 'pipeline'
  /** Reads everything but secrets. */
  | 'auditor'
  /** The platform team. */
  | 'platform'
  /** An operator of custom resources, with rights over pods in all namespaces. */
  | 'operator'
  /** Logged in, and bound nowhere. */
  | 'stranger'
  /** Not logged in. */
  | 'nobody';

export const INSIDERS: readonly Persona[] = ['admin', 'user', 'viewer'];
/** Those who may start pods. */
export const WORKERS: readonly Persona[] = ['admin', 'user'];
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

export const NEIGHBOUR_NAMESPACE = 'lab-green-dev';

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
  dra: 'dora@example.com',
  green: 'gina@example.com',
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
    case 'neighbour':
      return { as: ADMINS.green };
    case 'neighbourPod':
      return serviceAccount(NEIGHBOUR_NAMESPACE, 'default');
    case 'pipeline':
      return serviceAccount('ci', 'deployer');
    case 'auditor':
      return { as: 'audrey@example.com', groups: ['security-team'] };
    case 'platform':
      return { as: 'pat@example.com', groups: ['platform-team'] };
    case 'operator':
      return serviceAccount('ci', 'operator');
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
