import { addTo } from '../../fleet/values/groups';
import { type TimedSnapshot, recordedAmount } from './recorded-usage';
import type { NamespaceUsage } from './usage-snapshot';

/** One amount at one time. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Billionths, as of quantities. */
  readonly nano: bigint;
}

/** The keys of what containers really take. No quota counts it. */
export const REAL_KEYS = { cpu: 'real cpu', memory: 'real memory' } as const;

/** Readings of a cluster over some time. */
export class UsageHistory {
  private readonly series = new Map<string, Reading[]>();
  private readonly old = new Set<string>();

  /** Adds what a quota counts by one of its keys, such as `requests.cpu`. Readings come in order of time. */
  add(cluster: string | null, namespace: string, key: string, reading: Reading): void {
    addTo(this.series, nameOf(cluster, namespace, key), reading);
  }

  /** What was used there, from the oldest reading on. Empty: nobody read it. */
  of(cluster: string | null, namespace: string, key: string): readonly Reading[] {
    return this.series.get(nameOf(cluster, namespace, key)) ?? [];
  }

  /** Notes that something was read, and too long ago to count. */
  addOld(cluster: string | null, namespace: string, key: string): void {
    this.old.add(nameOf(cluster, namespace, key));
  }

  /** Whether it was read, and only too long ago to count. */
  isOld(cluster: string | null, namespace: string, key: string): boolean {
    const name = nameOf(cluster, namespace, key);
    return this.old.has(name) && !this.series.has(name);
  }
}

function nameOf(cluster: string | null, namespace: string, key: string): string {
  return JSON.stringify([cluster, namespace, key]);
}

/**
 * What was used by recorded readings.
 *
 * @param snapshots - in order of time
 * @param since - readings before this time are left out
 */
export function recordedHistory(snapshots: readonly TimedSnapshot[], since: number): UsageHistory {
  const history = new UsageHistory();
  for (const { at, cluster, namespaces } of snapshots) {
    for (const usage of namespaces) {
      if (at >= since) addUsage(history, cluster, usage, at);
      else {
        for (const key of Object.keys(usage.used)) {
          history.addOld(cluster, usage.namespace, key);
        }
      }
    }
  }
  return history;
}

function addUsage(
  history: UsageHistory,
  cluster: string | null,
  { namespace, used, running, real = null }: NamespaceUsage,
  time: number,
): void {
  // What runs is counted by the quota a moment later.
  const least: Readonly<Record<string, string>> = {
    'requests.cpu': running.cpu,
    'requests.memory': running.memory,
    pods: running.pods,
    ...Object.fromEntries(
      Object.entries(running.accelerators).map(([name, count]) => [`requests.${name}`, count]),
    ),
  };
  for (const [key, value] of Object.entries(used)) {
    const counted = recordedAmount(time, namespace, key, value);
    const runs = recordedAmount(time, namespace, key, least[key] ?? '0');
    history.add(cluster, namespace, key, { time, nano: counted > runs ? counted : runs });
  }
  if (real === null) return;
  for (const resource of ['cpu', 'memory'] as const) {
    const nano = recordedAmount(time, namespace, `real ${resource}`, real[resource]);
    history.add(cluster, namespace, REAL_KEYS[resource], { time, nano });
  }
}
