import { addTo } from '../../fleet/values/groups';
import { parseQuantity } from '../../fleet/values/quantity';
import type { NamespaceUsage, UsageSnapshot } from './usage-snapshot';

/** What is wrong with a file of readings: where, and what to do. */
export class UsageProblem extends Error {}

/** One amount at one time. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Billionths, as of quantities. */
  readonly nano: bigint;
}

/** Readings of a cluster over some time. */
export class UsageHistory {
  private readonly series = new Map<string, Reading[]>();

  /** Adds what a quota counts by one of its keys, such as `requests.cpu`. Readings come in order of time. */
  add(cluster: string | null, namespace: string, key: string, reading: Reading): void {
    addTo(this.series, nameOf(cluster, namespace, key), reading);
  }

  /** What was used there, from the oldest reading on. Empty: nobody read it. */
  of(cluster: string | null, namespace: string, key: string): readonly Reading[] {
    return this.series.get(nameOf(cluster, namespace, key)) ?? [];
  }
}

function nameOf(cluster: string | null, namespace: string, key: string): string {
  return JSON.stringify([cluster, namespace, key]);
}

/**
 * Reads a file with one reading on each line, as `tenancy usage --record` writes it.
 *
 * @param file - the name for messages
 * @param since - readings before this time are left out
 */
export function readHistory(text: string, file: string, since: number): UsageHistory {
  const history = new UsageHistory();
  const snapshots = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [snapshotIn(line, `${file}:${index + 1}`)];
  });
  if (snapshots.length === 0) throw new UsageProblem(`${file} has no readings.`);
  for (const { time, snapshot } of snapshots.sort((one, other) => one.time - other.time)) {
    if (time < since) continue;
    for (const usage of snapshot.namespaces) addUsage(history, snapshot.cluster, usage, time);
  }
  return history;
}

function addUsage(
  history: UsageHistory,
  cluster: string | null,
  { namespace, used, running }: NamespaceUsage,
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
    const counted = parseQuantity(value)?.nano;
    if (counted === undefined) continue;
    const runs = parseQuantity(least[key] ?? '0')?.nano ?? 0n;
    history.add(cluster, namespace, key, { time, nano: counted > runs ? counted : runs });
  }
}

function snapshotIn(line: string, place: string): { time: number; snapshot: UsageSnapshot } {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw new UsageProblem(
      `${place} is not JSON. Delete the line if a run of tenancy usage --record was ended in it.`,
    );
  }
  const snapshot = data as Partial<UsageSnapshot> | null;
  if (
    typeof snapshot !== 'object' ||
    snapshot?.kind !== 'Usage' ||
    snapshot.apiVersion !== 'cdk8s-tenancy/v1alpha1' ||
    !Array.isArray(snapshot.namespaces)
  ) {
    throw new UsageProblem(`${place} is not a reading. Name a file of tenancy usage --record.`);
  }
  const time = Date.parse(String(snapshot.time));
  if (Number.isNaN(time)) throw new UsageProblem(`${place} has no time.`);
  return { time, snapshot: snapshot as UsageSnapshot };
}
