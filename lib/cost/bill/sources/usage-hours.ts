import type { Period } from '../../../cluster/costs/bill-month';
import { type TimedSnapshot, recordedAmount } from '../../../cluster/usage/recorded-usage';
import type { NamespaceUsage } from '../../../cluster/usage/usage-snapshot';
import { HOUR } from '../../../fleet/values/dates';
import { grouped } from '../../../fleet/values/groups';
import { type ReadingTimes, readingTimes } from './reading-times';

/** What a namespace asked for × time, in billionths of an hour: cores, bytes, and devices by resource. */
export interface NamespaceHours {
  readonly namespace: string;
  readonly cpu: bigint;
  readonly memory: bigint;
  readonly storage: bigint;
  readonly accelerators: ReadonlyMap<string, bigint>;
  /** Every tenant that the readings say it belongs to. */
  readonly tenants: ReadonlySet<string>;
}

/** What a cluster was asked for in a period. */
export interface ClusterHours {
  readonly cluster: string | null;
  readonly namespaces: readonly NamespaceHours[];
  readonly times: ReadingTimes;
}

/** Adds up readings by cluster. Two readings of one moment count once. */
export function usageHours(
  snapshots: readonly TimedSnapshot[],
  billed: Period,
  bridged: boolean,
): ClusterHours[] {
  return [...grouped(snapshots, ({ cluster }) => cluster)].map(([cluster, all]) => {
    const readings = [...grouped(all, ({ at }) => at).values()].map((same) => same.at(-1)!);
    const times = readingTimes(
      readings.map(({ at }) => at),
      billed,
      bridged,
    );
    const sums = new Map<string, Sum>();
    readings.forEach(({ namespaces, at }, index) => {
      const { start, end } = times.periods[index]!;
      if (end <= start) return;
      for (const usage of namespaces) addUsage(sums, usage, BigInt(end - start), at);
    });
    const namespaces = [...sums.values()]
      .map((sum): NamespaceHours => ({
        ...sum,
        cpu: sum.cpu / MILLISECONDS,
        memory: sum.memory / MILLISECONDS,
        storage: sum.storage / MILLISECONDS,
        accelerators: new Map(
          [...sum.accelerators].map(([key, nano]) => [key, nano / MILLISECONDS]),
        ),
      }))
      .sort((one, other) => (one.namespace < other.namespace ? -1 : 1));
    return { cluster, namespaces, times };
  });
}

const MILLISECONDS = BigInt(HOUR);

interface Sum {
  readonly namespace: string;
  cpu: bigint;
  memory: bigint;
  storage: bigint;
  readonly accelerators: Map<string, bigint>;
  readonly tenants: Set<string>;
}

/** What waits for a node is not billed, and a claim of a volume is from its first moment. */
function addUsage(
  sums: Map<string, Sum>,
  { namespace, tenant, running, requested }: NamespaceUsage,
  time: bigint,
  at: number,
): void {
  const amount = (text: unknown, key: string): bigint =>
    recordedAmount(at, namespace, key, text) * time;
  const sum = sums.get(namespace) ?? {
    namespace,
    cpu: 0n,
    memory: 0n,
    storage: 0n,
    accelerators: new Map<string, bigint>(),
    tenants: new Set<string>(),
  };
  sums.set(namespace, sum);
  sum.cpu += amount(running.cpu, 'cpu');
  sum.memory += amount(running.memory, 'memory');
  sum.storage += amount(requested.storage, 'storage');
  for (const [name, count] of Object.entries(running.accelerators)) {
    sum.accelerators.set(name, (sum.accelerators.get(name) ?? 0n) + amount(count, name));
  }
  if (tenant !== null) sum.tenants.add(tenant);
}
