/** What a tenant may need beyond what the platform installs. */
export const NEEDS = ['crds', 'cluster-admin', 'nodes'] as const;

export type Need = (typeof NEEDS)[number];
