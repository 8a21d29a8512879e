import type { ControlPlane } from '../control-plane';
import { GiveUp, waitFor } from '../wait';
import { type Admission, lengthOf, readAdmissions } from './cycles';
import { KUEUE_API, type Place, eachOf, trySubmit } from './jobs';
import type { Kueue } from './kueue';

/** What became of jobs that were all let loose at the same moment. */
export interface Load {
  /** How many ended well. */
  readonly completed: number;
  /** From the start until the last one ended. */
  readonly milliseconds: number;
  /** For each job, from the start until it was first admitted. */
  readonly waits: readonly number[];
  /** The queue of each job, in the order in which they were first admitted. */
  readonly order: readonly string[];
  /** The part of all GPUs that was at work, from 0 to 1. */
  readonly utilisation: number;
}

interface LoadOptions {
  readonly plane: ControlPlane;
  readonly kueue: Kueue;
  /** How many jobs are submitted in each place. */
  readonly jobs: readonly (readonly [place: Place, count: number])[];
  /** How long a job runs, on one GPU. */
  readonly seconds: number;
  /** The GPUs of the cluster. */
  readonly gpus: number;
  /** How long all of it may take. */
  readonly patience: number;
}

/** Submits jobs to queues that are held, releases all queues, and waits until everything has ended. */
export async function runLoad(options: LoadOptions): Promise<Load> {
  const { plane, kueue, jobs, seconds, gpus, patience } = options;
  const total = jobs.reduce((sum, [, count]) => sum + count, 0);
  await setHold(plane, true);
  const all = jobs.flatMap(([place, count]) =>
    Array.from({ length: count }, (_, index) => ({ place, name: `load-${index}` })),
  );
  await eachOf(all, async ({ place, name }) => {
    const { status, body } = await trySubmit(plane, place, { name, seconds });
    if (status >= 300) throw new Error(`${place.namespace}/${name}: ${body.message}`);
  });
  const before = lengthOf(kueue.log);
  const began = Date.now();
  await setHold(plane, false);
  let completed = 0;
  await waitFor(
    async () => {
      const casualty = kueue.casualty();
      if (casualty !== undefined) throw new GiveUp(casualty);
      completed = await completedJobs(plane);
      return completed === total;
    },
    { what: 'all jobs to end', seconds: patience, everyMilliseconds: 500 },
  ).catch((error: Error) => {
    if (error instanceof GiveUp) throw error;
  });
  const milliseconds = Date.now() - began;
  const admissions = firstOf(await readAdmissions(kueue.log, before));
  return {
    completed,
    milliseconds,
    waits: admissions.map(({ at }) => at - began),
    order: admissions.map(({ namespace }) => namespace),
    utilisation: (completed * seconds * 1000) / (gpus * milliseconds),
  };
}

/** The first admission of each job: one that was evicted is admitted again. */
function firstOf(admissions: readonly Admission[]): Admission[] {
  const found = new Map<string, Admission>();
  for (const admission of admissions) {
    const key = `${admission.namespace}/${admission.job}`;
    if (!found.has(key)) found.set(key, admission);
  }
  return [...found.values()];
}

/** Holds or releases all queues, as an administrator does. */
async function setHold({ request }: ControlPlane, hold: boolean): Promise<void> {
  const { items } = (await request('GET', `${KUEUE_API}/clusterqueues`)).body;
  const names = items.map((item: { metadata: { name: string } }) => item.metadata.name);
  const patch = { spec: { stopPolicy: hold ? 'Hold' : 'None' } };
  await eachOf<string>(names, async (name) => {
    const { status, body } = await request('PATCH', `${KUEUE_API}/clusterqueues/${name}`, patch, {
      contentType: 'application/merge-patch+json',
    });
    if (status >= 300) throw new Error(body.message);
  });
}

interface FinishedJob {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly succeeded?: number };
}

async function completedJobs({ request }: ControlPlane): Promise<number> {
  // From the server's cache: with thousands of jobs a read from etcd is dear.
  const { items } = (await request('GET', '/apis/batch/v1/jobs?resourceVersion=0')).body;
  return items.filter(
    ({ metadata, status }: FinishedJob) =>
      metadata.name.startsWith('load-') && (status?.succeeded ?? 0) > 0,
  ).length;
}
