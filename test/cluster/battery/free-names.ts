import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';

/** Waits until none of some namespaces is on its way out: nothing can be made in one that is. */
export async function untilNamesAreFree(
  { request }: ControlPlane,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const path = `/api/v1/namespaces/${name}`;
    await waitFor(async () => !(await request('GET', path)).body.metadata?.deletionTimestamp, {
      what: `the namespace ${name} of an earlier tree to be gone`,
      seconds: 300,
    });
  }
}
