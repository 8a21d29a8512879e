import * as fs from 'node:fs';
import * as readline from 'node:readline';

/** What Kueue's scheduler writes. */
const TRIED = 'Attempting to schedule workload';
const EVICTED = 'Preempted';
const ADMITTED = 'Workload successfully admitted and assigned flavors';
const MESSAGES = [TRIED, EVICTED, ADMITTED];

/** What Kueue's scheduler did with the jobs of a namespace, by the number of its cycle. */
export interface Cycles {
  /** When it first looked at one of them. */
  readonly tried: number | undefined;
  /** When it evicted others for them. */
  readonly evicted: readonly number[];
  /** When it admitted them. */
  readonly admitted: readonly number[];
}

/** That a job was admitted. */
export interface Admission {
  readonly namespace: string;
  readonly job: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

interface Line {
  readonly ts?: string;
  readonly msg?: string;
  readonly schedulingCycle?: number;
  readonly workload?: { readonly namespace?: string; readonly name?: string };
  readonly preemptingWorkload?: { readonly namespace?: string };
}

/** Reads a part of Kueue's log, from an offset on. */
export async function readCycles(log: string, from: number, namespace: string): Promise<Cycles> {
  const lines = await readLines(log, from);
  const ofJobs = lines.filter(({ workload }) => workload?.namespace === namespace);
  const cyclesOf = (some: readonly Line[], message: string) => [
    ...new Set(some.filter(({ msg }) => msg === message).map((line) => line.schedulingCycle ?? 0)),
  ];
  const forThem = lines.filter((line) => line.preemptingWorkload?.namespace === namespace);
  return {
    tried: cyclesOf(ofJobs, TRIED)[0],
    evicted: cyclesOf(forThem, EVICTED),
    admitted: cyclesOf(ofJobs, ADMITTED),
  };
}

/** All admissions since an offset of Kueue's log, in order. A job that was evicted is admitted again. */
export async function readAdmissions(log: string, from: number): Promise<Admission[]> {
  return (await readLines(log, from))
    .filter(({ msg }) => msg === ADMITTED)
    .map(({ ts = '', workload }) => ({
      namespace: workload?.namespace ?? '',
      // Kueue calls the workload of a job by its kind, its name and a hash.
      job: (workload?.name ?? '').replace(/^job-(.*)-[0-9a-f]+$/, '$1'),
      at: Date.parse(ts),
    }));
}

/** The log of thousands of jobs is too long for one text. */
async function readLines(log: string, from: number): Promise<Line[]> {
  const lines: Line[] = [];
  const input = fs.createReadStream(log, { start: from });
  for await (const text of readline.createInterface({ input })) {
    if (MESSAGES.some((message) => text.includes(`"msg":"${message}"`))) {
      lines.push(...parseLine(text));
    }
  }
  return lines;
}

/** How long the log is now. */
export function lengthOf(log: string): number {
  return fs.statSync(log).size;
}

function parseLine(text: string): Line[] {
  if (!text.startsWith('{')) return [];
  try {
    return [JSON.parse(text) as Line];
  } catch {
    // The last line is still being written.
    return [];
  }
}
