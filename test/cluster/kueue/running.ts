import { QUOTA_CONFLICT } from '../quota-counts';
import type { CaseScene } from '../run-cases';
import { waitFor } from '../wait';
import { GPU } from './jobs';
import { type Gpus, admittedGpus } from './queues';

interface Pod {
  readonly metadata: { readonly namespace: string; readonly deletionTimestamp?: string };
  readonly spec: {
    readonly containers: readonly {
      readonly resources?: { readonly requests?: Readonly<Record<string, string>> };
    }[];
  };
  readonly status: { readonly phase: string };
}

interface Refusal {
  readonly involvedObject: { readonly namespace: string };
  readonly message: string;
}

/**
 * Checks that what is admitted runs: that neither a quota nor anything else stops the pods of a job once it has its turn.
 *
 * @param expected - the GPUs of all that is admitted now, so that a check of nothing fails
 */
export async function expectAdmittedRun(
  { plane, check }: CaseScene,
  what: string,
  expected: number,
): Promise<void> {
  let admitted: Gpus = {};
  let running: Gpus = {};
  const isSame = async () => {
    admitted = await admittedGpus(plane);
    running = runningGpus((await plane.request('GET', '/api/v1/pods')).body.items);
    const namespaces = Object.keys(admitted);
    return namespaces.every((name) => (admitted[name] ?? 0) === (running[name] ?? 0));
  };
  await waitFor(isSame, { what, seconds: 30 }).catch(() => undefined);
  const sum = Object.values(running).reduce((total, gpus) => total + gpus, 0);
  const refusals = await refusedPods({ plane });
  const seen = `admitted ${textOf(admitted)}; running ${textOf(running)}; ${refusals.join('; ')}`;
  check(what, sum === expected && refusals.length === 0 && (await isSame()) ? undefined : seen);
}

/** The GPUs of pods that run, by namespace. */
function runningGpus(pods: readonly Pod[]): Gpus {
  const found: Record<string, number> = {};
  for (const { metadata, spec, status } of pods) {
    if (status.phase !== 'Running' || metadata.deletionTimestamp !== undefined) continue;
    const gpus = spec.containers.map(({ resources }) => Number(resources?.requests?.[GPU] ?? 0));
    const sum = gpus.reduce((total, one) => total + one, 0);
    found[metadata.namespace] = (found[metadata.namespace] ?? 0) + sum;
  }
  return found;
}

/** What the API server said when it refused pods of jobs, without what the controller of jobs tries again. */
async function refusedPods({ plane }: Pick<CaseScene, 'plane'>): Promise<string[]> {
  const path = '/api/v1/events?fieldSelector=reason=FailedCreate';
  const { items } = (await plane.request('GET', path)).body;
  const texts = (items as readonly Refusal[])
    .filter(({ message }) => !message.startsWith(`Error creating: ${QUOTA_CONFLICT}`))
    .map(({ involvedObject, message }) => `${involvedObject.namespace}: ${message}`);
  return [...new Set(texts)].slice(0, 5);
}

function textOf(gpus: Gpus): string {
  const some = Object.entries(gpus).filter(([, count]) => count > 0);
  return some.map(([namespace, count]) => `${namespace} ${count}`).join(', ') || 'nothing';
}
