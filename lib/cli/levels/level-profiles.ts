import type { IsolationLevel } from '../../fleet/model/props';

/** A level, and what makes it where several things can. */
export type LevelChoice = 'namespace' | 'vcluster' | 'kamaji' | 'cluster';

/** What a level is like, whatever the fleet. */
export interface LevelProfile {
  readonly choice: LevelChoice;
  readonly level: IsolationLevel;
  /** What makes it. `null`: nothing but Kubernetes itself. */
  readonly engine: 'vcluster' | 'kamaji' | null;
  /** Who shares the API server and etcd, and what a tenant sees of them. */
  readonly controlPlane: string;
  /** What keeps the traffic of tenants apart. */
  readonly network: string;
  /** Whether pods of others run on the same nodes. */
  readonly nodes: string;
  /** Whether pods of others run on the same kernel. */
  readonly kernel: string;
  /** What a tenant can do that it cannot at the levels before. */
  readonly tenantMay: string;
  /** What it takes to give a tenant this level. */
  readonly effort: string;
  /** What it takes to keep it. */
  readonly operations: string;
}

/** The levels, the weakest first. */
export const LEVEL_PROFILES: readonly LevelProfile[] = [
  {
    choice: 'namespace',
    level: 'namespace',
    engine: null,
    controlPlane: 'shared; roles and guard rails decide what a tenant may do',
    network: 'shared; network policies of the namespace',
    nodes: 'shared, unless a taint keeps nodes for one tenant',
    kernel: 'shared, unless `scheduling.runtimeClass` names a sandbox',
    tenantMay: 'use what the platform has installed',
    effort: 'a few lines in tenants.yaml',
    operations: 'none for each tenant: one cluster to upgrade',
  },
  {
    choice: 'vcluster',
    level: 'virtual-cluster',
    engine: 'vcluster',
    controlPlane: 'its own API server and data, as pods of its namespace',
    network: 'shared; network policies of its namespace',
    nodes: 'shared, unless a taint keeps nodes for one tenant',
    kernel: 'shared, unless `scheduling.runtimeClass` names a sandbox',
    tenantMay: 'install its own CRDs, operators, roles and namespaces',
    effort: 'a few lines, and the Helm chart by Flux or Argo CD',
    operations: 'one more control plane for each environment to upgrade, back up and watch',
  },
  {
    choice: 'kamaji',
    level: 'virtual-cluster',
    engine: 'kamaji',
    controlPlane:
      'its own API server, as pods of a shared cluster; a data store that may be shared',
    network: 'its own, between its own nodes',
    nodes: 'its own',
    kernel: 'its own',
    tenantMay: 'all of the above, and choose its nodes, drivers and network plugin',
    effort: 'Kamaji, a data store, an address for each API, and nodes that join',
    operations: 'the control planes in one place; nodes, network and drivers for each tenant',
  },
  {
    choice: 'cluster',
    level: 'cluster',
    engine: null,
    controlPlane: 'its own',
    network: 'its own',
    nodes: 'its own',
    kernel: 'its own',
    tenantMay: 'all of the above',
    effort: 'a cluster, by Cluster API or a cloud, with everything that the platform installs',
    operations: 'one more cluster to upgrade, back up, watch and deliver to',
  },
];

/** The profile of a choice. */
export function profileOf(choice: LevelChoice): LevelProfile {
  return LEVEL_PROFILES.find((profile) => profile.choice === choice)!;
}
