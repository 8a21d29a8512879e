/** Groups and users of Kubernetes that nobody has to be let into, and who that is. */
export const EVERYBODY: Readonly<Record<string, string>> = {
  'system:authenticated': 'everybody with an account, and every pod of the cluster',
  'system:unauthenticated': 'everybody who reaches the API server, without a password',
  'system:anonymous': 'everybody who reaches the API server, without a password',
  'system:serviceaccounts': 'every pod of every tenant',
  'system:masters': 'a group that no rule and no guard rail binds',
};
