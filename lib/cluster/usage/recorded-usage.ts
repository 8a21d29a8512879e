import { type Data, isMap } from '../../fleet/model/layers';
import { timeText } from '../../fleet/values/dates';
import { parseQuantity } from '../../fleet/values/quantity';
import type { UsageSnapshot } from './usage-snapshot';

/** How each line begins that `tenancy usage --record` writes. */
export const RECORD_START = '{"apiVersion":"cdk8s-tenancy/v1alpha1","kind":"Usage"';

/** What is wrong with a file of readings: where, and what to do. */
export class RecordProblem extends Error {}

/** A reading of a cluster, and when it was taken, in milliseconds since 1970. */
export interface TimedSnapshot extends UsageSnapshot {
  readonly at: number;
}

/** What a file of readings has. */
export interface RecordedUsage {
  /** At least one, in order of time. */
  readonly snapshots: readonly TimedSnapshot[];
  /** What people must know of the file, each a sentence. */
  readonly notes: readonly string[];
}

/**
 * Reads what `tenancy usage --record` appends to a file: one JSON document on each line. A line that was cut off is left
 * out and noted: the command may be writing it, or was ended in it.
 *
 * @param file - the name for messages
 */
export function readRecordedUsage(text: string, file: string): RecordedUsage {
  const notes: string[] = [];
  const lines = text.split('\n').map((line) => line.trim());
  const last = text.endsWith('\n') ? -1 : lines.length - 1;
  const snapshots = lines.flatMap((line, index): TimedSnapshot[] => {
    if (line === '') return [];
    const place = `${file}:${index + 1}`;
    const value = parsed(line);
    if (value !== undefined) return [snapshotIn(value, place)];
    if (!line.startsWith(RECORD_START) && (index !== last || index === 0)) {
      throw new RecordProblem(
        `${place} is not JSON; each line is one reading of tenancy usage --record`,
      );
    }
    notes.push(`${place} was cut off, so that reading does not count.`);
    return [];
  });
  if (snapshots.length === 0) {
    throw new RecordProblem(`${file} has no readings; record some with tenancy usage --record`);
  }
  return { snapshots: snapshots.sort((one, other) => one.at - other.at), notes };
}

/** Whether a text is a file of readings, and not an answer of OpenCost. */
export function isRecordedUsage(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return /"kind"\s*:\s*"Usage"/.test(first);
}

/** An amount of a reading, in billionths. */
export function recordedAmount(at: number, namespace: string, key: string, text: unknown): bigint {
  const nano = typeof text === 'string' ? parseQuantity(text)?.nano : undefined;
  if (nano !== undefined && nano >= 0n) return nano;
  throw new RecordProblem(
    `the reading of ${timeText(at)} says ${JSON.stringify(text)} for ${key} of ${namespace}, which is not a quantity`,
  );
}

function parsed(line: string): Data | undefined {
  try {
    return JSON.parse(line) as Data;
  } catch {
    return undefined;
  }
}

function snapshotIn(value: Data, place: string): TimedSnapshot {
  const { apiVersion, kind, time, cluster, namespaces } = (isMap(value) ? value : {}) as Partial<
    Readonly<Record<keyof UsageSnapshot, Data>>
  >;
  if (
    kind !== 'Usage' ||
    apiVersion !== 'cdk8s-tenancy/v1alpha1' ||
    !(cluster === null || typeof cluster === 'string') ||
    !Array.isArray(namespaces) ||
    !namespaces.every(isUsage)
  ) {
    throw new RecordProblem(
      `${place} is not a reading of a cluster; record them with tenancy usage --record`,
    );
  }
  const at = typeof time === 'string' ? Date.parse(time) : NaN;
  if (Number.isNaN(at)) throw new RecordProblem(`${place} does not say when it was read`);
  return { ...(value as unknown as UsageSnapshot), at };
}

/** Whether it has what bills and proposals are made of. */
function isUsage(value: Data): boolean {
  if (!isMap(value)) return false;
  const { namespace, requested, running, used } = value;
  return (
    typeof namespace === 'string' &&
    [requested, running].every((amounts) => isMap(amounts) && isMap(amounts['accelerators'])) &&
    isMap(used)
  );
}
