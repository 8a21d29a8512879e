import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeRefusal } from '../../findings/system-errors';
import { ClusterProblem } from '../client/cluster-problem';
import { RECORD_START } from './recorded-usage';
import type { UsageSnapshot } from './usage-snapshot';

/**
 * Appends a snapshot to a file as one line. The line is written with one call, so that two commands that append at the
 * same moment do not mix their lines. A file that holds something else is left alone.
 */
export function recordUsage(file: string, snapshot: UsageSnapshot): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'a+');
  } catch (error) {
    throw unwritable(file, error);
  }
  try {
    const isHalf = checkRecord(file, descriptor);
    // A line that was cut off, as by a full disk, ends here, so that it spoils no other.
    appendFileSync(descriptor, `${isHalf ? '\n' : ''}${JSON.stringify(snapshot)}\n`);
  } catch (error) {
    throw error instanceof ClusterProblem ? error : unwritable(file, error);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether the last line was cut off. A file whose first line is not a snapshot is not ours. */
function checkRecord(file: string, descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const start = textAt(descriptor, 0, Math.min(size, RECORD_START.length));
  if (start !== RECORD_START.slice(0, start.length) || size < RECORD_START.length) {
    throw new ClusterProblem(
      'refused',
      `${file} holds something other than recorded usage; choose another file`,
    );
  }
  return textAt(descriptor, size - 1, 1) !== '\n';
}

function textAt(descriptor: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, position);
  return bytes.toString('utf8');
}

function unwritable(file: string, error: unknown): ClusterProblem {
  return new ClusterProblem('refused', writeRefusal(file, error));
}
