import { CostSourceError } from '../../../cluster/costs/measured-costs';
import type { UsageSnapshot } from '../../../cluster/usage/usage-snapshot';

/** A reading of a cluster, and when it was taken, in milliseconds since 1970. */
export interface TimedSnapshot extends UsageSnapshot {
  readonly at: number;
}

/**
 * Reads what `tenancy usage --record` appends to a file: one JSON document in each line. A last line that ends in the middle
 * is left out, because the command may be writing it.
 */
export function readSnapshots(text: string, where: string): TimedSnapshot[] {
  const lines = text.split('\n').map((line) => line.trim());
  const last = lines.findLastIndex((line) => line !== '');
  const snapshots = lines.flatMap((line, index): TimedSnapshot[] => {
    if (line === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line) as unknown;
    } catch {
      if (index === last && index > 0 && !text.endsWith('\n')) return [];
      throw new CostSourceError(`${where}:${index + 1} is not JSON; each line is one reading`);
    }
    const { kind, time, namespaces } = (value ?? {}) as Partial<UsageSnapshot>;
    const at = typeof time === 'string' ? Date.parse(time) : NaN;
    if (kind !== 'Usage' || Number.isNaN(at) || !Array.isArray(namespaces)) {
      throw new CostSourceError(
        `${where}:${index + 1} is not a reading of a cluster; record them with tenancy usage --record ${where}`,
      );
    }
    return [{ ...(value as UsageSnapshot), at }];
  });
  return snapshots.sort((one, other) => one.at - other.at);
}

/** Whether a text is a file of readings, and not an answer of OpenCost. */
export function areSnapshots(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return /"kind"\s*:\s*"Usage"/.test(first);
}
