import type { ReportAmounts, ReportData, ReportEnvironment, ReportOwner } from './report-data';

/** The report as far as one cluster is concerned, or all of it. */
export interface ReportScope {
  readonly data: ReportData;
  /** The cluster that was chosen. Absent: all of them. */
  readonly cluster?: string;
  /** Whether to say on which cluster something is: where there are several, and none was chosen. */
  readonly namesClusters: boolean;
}

/** Leaves out what is on other clusters. An unknown name chooses nothing. */
export function scopeOf(whole: ReportData, name: string | null): ReportScope {
  const { clusters = [] } = whole;
  const cluster = clusters.find((one) => one.name === name)?.name;
  if (cluster === undefined) return { data: whole, namesClusters: clusters.length > 1 };
  const isHere = (item: { readonly cluster?: string }): boolean => item.cluster === cluster;
  const data = {
    ...whole,
    pools: whole.pools.filter(isHere),
    reach: {
      ...whole.reach,
      namespaces: whole.reach.namespaces.filter(isHere),
      links: whole.reach.links.filter(isHere),
      unread: whole.reach.unread.filter(isHere),
    },
    ...(whole.costs === undefined
      ? {}
      : { costs: { ...whole.costs, parts: whole.costs.parts.filter(isHere) } }),
    access: { ...whole.access, grants: whole.access.grants.filter(isHere) },
    owners: whole.owners
      .map((owner) => ({
        ...owner,
        quotas: owner.quotas.filter(isHere),
        environments: owner.environments.filter(isHere),
      }))
      .filter(({ quotas }) => quotas.length > 0),
  };
  return { data, cluster, namesClusters: false };
}

/** What an owner has in total. */
export function totalOf({ quotas }: Pick<ReportOwner, 'quotas'>): ReportAmounts {
  return quotas.reduce<ReportAmounts>(addAmounts, NOTHING);
}

/** What several owners have together. */
export function sumOf(amounts: readonly ReportAmounts[]): ReportAmounts {
  return amounts.reduce<ReportAmounts>(addAmounts, NOTHING);
}

const NOTHING: ReportAmounts = { cpu: 0, memory: 0, storage: 0, pods: 0, gpu: {} };

function addAmounts(one: ReportAmounts, other: ReportAmounts): ReportAmounts {
  const gpu: Record<string, number> = { ...one.gpu };
  for (const [pool, count] of Object.entries(other.gpu)) gpu[pool] = (gpu[pool] ?? 0) + count;
  return {
    cpu: add(one.cpu, other.cpu),
    memory: add(one.memory, other.memory),
    storage: add(one.storage, other.storage),
    pods: add(one.pods, other.pods),
    gpu: Object.fromEntries(Object.entries(gpu).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/** How many devices there are in some amounts, whatever their pools. */
export function devicesIn({ gpu }: ReportAmounts): number {
  return Object.values(gpu).reduce((sum, count) => sum + count, 0);
}

/** Every environment with its owner. */
export function environmentsIn(
  data: ReportData,
): { readonly owner: ReportOwner; readonly environment: ReportEnvironment }[] {
  return data.owners.flatMap((owner) =>
    owner.environments.map((environment) => ({ owner, environment })),
  );
}
