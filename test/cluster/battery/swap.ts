import type { ControlPlane } from '../control-plane';
import { GiveUp, sleep, waitFor } from '../wait';
import type { Battery } from './attack';
import type { Mutant } from './mutants';
import { waitForQuota } from './scene';
import type { Manifest } from './trees';

/** Puts an object there as a mutant has it, or takes it away. */
export async function replace({ plane }: Battery, { original, mutated }: Mutant): Promise<void> {
  const path = (await plane.findPath(original))!;
  if (!mutated) {
    await must(plane.request('DELETE', path));
    return;
  }
  // Controllers write the status of what changed at any time, and a write of an older version is refused.
  await waitFor(
    async () => {
      const { status, body } = await exchange(plane, path, original, mutated);
      if (status >= 300 && status !== 409) throw new GiveUp(body.message);
      return status < 300;
    },
    { what: 'an object to be changed' },
  );
}

async function exchange(
  plane: ControlPlane,
  path: string,
  original: Manifest,
  mutated: Manifest,
): Promise<{ status: number; body: { message?: string } }> {
  const { body: stored } = await plane.request('GET', path);
  // Everything that we write, as the mutant has it; what the server and others added stays.
  const { metadata, ...rest } = mutated;
  const { labels, annotations } = original.metadata;
  return plane.request('PUT', path, {
    ...stored,
    ...rest,
    metadata: {
      ...stored.metadata,
      labels: exchanged(stored.metadata.labels, labels, metadata.labels),
      annotations: exchanged(stored.metadata.annotations, annotations, metadata.annotations),
    },
  });
}

type Texts = Readonly<Record<string, string>>;

/** A map with new entries in place of the old ones. */
function exchanged(stored: Texts = {}, before: Texts = {}, after: Texts = {}): Texts {
  const others = Object.entries(stored).filter(([key]) => !(key in before));
  return { ...Object.fromEntries(others), ...after };
}

/** Puts an object there as it was. */
export async function restore({ plane }: Battery, original: Manifest): Promise<void> {
  await waitFor(
    async () => {
      await plane.apply([original], { fieldManager: 'restore' });
      return true;
    },
    { what: 'an object to come back' },
  );
  if (original.kind === 'ResourceQuota') await waitForQuota(plane, original);
  await sleep(300);
}

async function must(answer: Promise<{ status: number; body: { message?: string } }>) {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(body.message);
}
