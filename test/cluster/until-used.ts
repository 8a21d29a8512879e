import type { ControlPlane } from './control-plane';
import { waitFor } from './wait';

/** What a quota has to say. */
export interface Used {
  readonly namespace: string;
  readonly quota: string;
  readonly key: string;
  readonly value: string;
}

/** Seconds after which Kubernetes has missed something, and not just been slow. */
const MISSED_AFTER = 20;

/**
 * Waits until a quota says that so much of a key is in use. When something goes, Kubernetes counts again, and may not have
 * seen the newest object yet. It would notice when it counts by the clock, which it does not here: something else has to
 * go.
 */
export async function untilUsed(plane: ControlPlane, used: Used): Promise<void> {
  const { namespace, quota, key, value } = used;
  const root = `/api/v1/namespaces/${namespace}`;
  let last: unknown;
  const isCounted = async (): Promise<boolean> => {
    const { body } = await plane.request('GET', `${root}/resourcequotas/${quota}`);
    last = body.status?.used?.[key];
    return last === value;
  };
  const what = `${quota} in ${namespace} to say ${key}: ${value}`;
  const isThere = await waitFor(isCounted, { what, seconds: MISSED_AFTER }).catch(() => false);
  if (isThere) return;
  await plane.request('POST', `${root}/configmaps`, { metadata: { name: 'count-again' } });
  await plane.request('DELETE', `${root}/configmaps/count-again`);
  await waitFor(isCounted, { what }).catch((error: Error) => {
    throw new Error(`${error.message}; it says ${String(last)}`);
  });
}
