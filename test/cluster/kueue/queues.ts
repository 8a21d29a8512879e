import type { ControlPlane } from '../control-plane';
import type { CaseScene } from '../run-cases';
import { sleep } from '../wait';
import { GPU, KUEUE_API, type Place } from './jobs';

/** GPUs by namespace. */
export type Gpus = Readonly<Record<string, number>>;

interface Usage {
  readonly resources: readonly { readonly name: string; readonly total: string }[];
}

interface LocalQueue {
  readonly metadata: { readonly namespace: string };
  readonly status?: {
    readonly flavorsUsage?: readonly Usage[];
    readonly pendingWorkloads?: number;
  };
}

async function localQueues({ request }: ControlPlane): Promise<readonly LocalQueue[]> {
  const { status, body } = await request('GET', `${KUEUE_API}/localqueues`);
  if (status >= 300) throw new Error(body.message);
  return body.items;
}

/** The GPUs that Kueue has admitted, by namespace. */
export async function admittedGpus(plane: ControlPlane): Promise<Gpus> {
  const found: Record<string, number> = {};
  for (const { metadata, status } of await localQueues(plane)) {
    const sum = (status?.flavorsUsage ?? []).reduce((total, usage) => total + gpusOf(usage), 0);
    found[metadata.namespace] = (found[metadata.namespace] ?? 0) + sum;
  }
  return found;
}

/** How many jobs wait, by namespace. */
export async function waitingJobs(plane: ControlPlane): Promise<Gpus> {
  const queues = await localQueues(plane);
  return Object.fromEntries(
    queues.map(({ metadata, status }) => [metadata.namespace, status?.pendingWorkloads ?? 0]),
  );
}

export function gpusOf({ resources }: Usage): number {
  return resources
    .filter(({ name }) => name === GPU)
    .reduce((sum, { total }) => sum + Number(total), 0);
}

/** Seconds in which Kueue must come to a result: on an idle machine, a few are enough for the longest row of evictions. */
const PATIENCE = 150;

/** Milliseconds for which a result must last. */
const LASTING = 1500;

/**
 * Checks that namespaces come to have as many GPUs as expected, and that it stays so. Namespaces that are not listed are
 * not looked at.
 *
 * @returns the milliseconds until then
 */
export async function expectGpus(
  { plane, check }: CaseScene,
  what: string,
  expected: readonly (readonly [Place, number])[],
): Promise<number> {
  const began = Date.now();
  const isReached = (seen: Gpus) =>
    expected.every(([{ namespace }, gpus]) => seen[namespace] === gpus);
  let seen = await admittedGpus(plane);
  while (!isReached(seen) && Date.now() - began < PATIENCE * 1000) {
    await sleep(50);
    seen = await admittedGpus(plane);
  }
  const took = Date.now() - began;
  for (const end = Date.now() + LASTING; isReached(seen) && Date.now() < end;) {
    await sleep(100);
    seen = await admittedGpus(plane);
  }
  const reasons = isReached(seen) ? [] : await reasonsToWait(plane);
  check(what, isReached(seen) ? undefined : [textOf(seen, expected), ...reasons].join('; '));
  return took;
}

/** Why jobs wait, in Kueue's words: each reason once. */
async function reasonsToWait({ request }: ControlPlane): Promise<string[]> {
  const { items } = (await request('GET', `${KUEUE_API}/workloads`)).body;
  const reasons = (items as readonly Workload[]).flatMap(({ metadata, status }) =>
    (status?.conditions ?? [])
      .filter(({ type, status: value }) => type === 'QuotaReserved' && value === 'False')
      .map(({ message }) => `${metadata.namespace}: ${message}`),
  );
  return [...new Set(reasons)].slice(0, 5);
}

interface Workload {
  readonly metadata: { readonly namespace: string };
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message: string;
    }[];
  };
}

function textOf(seen: Gpus, expected: readonly (readonly [Place, number])[]): string {
  const texts = expected.map(
    ([{ namespace }, gpus]) => `${namespace} has ${seen[namespace] ?? 'no queue'} of ${gpus}`,
  );
  return texts.join(', ');
}
