import type { PoolUsage, UsageGroup } from '../../cluster/usage/usage-groups';
import type { UsageReport } from '../../cluster/usage/usage-report';
import type { NamespaceUsage } from '../../cluster/usage/usage-snapshot';

/** A namespace or a group, as a row of a table. */
export type UsageRow = Pick<
  NamespaceUsage,
  'requested' | 'running' | 'hard' | 'used' | 'real' | 'fullest'
> & {
  readonly name: string;
  readonly namespace?: NamespaceUsage;
};

/** The rows of a view, what is nearest to full first. */
export function usageRows({ by, namespaces, groups }: UsageReport): UsageRow[] {
  const rows: UsageRow[] =
    by === 'namespace'
      ? namespaces.map((namespace) => ({ ...namespace, name: namespace.namespace, namespace }))
      : groups.map((group: UsageGroup) => ({ ...group, name: group.name ?? NONE }));
  return rows.sort(byFullness);
}

const NONE = '(none)';

function byFullness(one: UsageRow, other: UsageRow): number {
  const fuller = (other.fullest?.percent ?? -1) - (one.fullest?.percent ?? -1);
  if (fuller !== 0) return fuller;
  if (one.name === NONE || other.name === NONE) return one.name === NONE ? 1 : -1;
  return one.name < other.name ? -1 : 1;
}

/** What a pool is called; several where the cluster cannot tell them apart. */
export function poolName({ pools }: PoolUsage): string {
  return pools.join(' + ');
}
