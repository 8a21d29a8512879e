import type { ControlPlane } from './control-plane';
import { waitFor } from './wait';

/** Seconds after which Kubernetes has missed something, and not just been slow. */
const MISSED_AFTER = 20;

/**
 * Waits until a quota of a namespace counts what there is. When something goes, Kubernetes counts again; its count may
 * conflict with a write, and may not have seen the newest object yet. It would notice when it counts by the clock, which it
 * does not here: something else has to go.
 */
export async function untilCounted(
  plane: ControlPlane,
  namespace: string,
  isCounted: () => Promise<boolean>,
  what: string,
): Promise<void> {
  const isThere = await waitFor(isCounted, { what, seconds: MISSED_AFTER }).catch(() => false);
  if (isThere) return;
  const configMaps = `/api/v1/namespaces/${namespace}/configmaps`;
  await plane.request('POST', configMaps, { metadata: { name: 'count-again' } });
  await plane.request('DELETE', `${configMaps}/count-again`);
  await waitFor(isCounted, { what });
}

/** What a quota has to say. */
export interface Used {
  readonly namespace: string;
  readonly quota: string;
  readonly key: string;
  readonly value: string;
}

/** Waits until a quota says that so much of a key is in use. */
export async function untilUsed(
  plane: ControlPlane,
  { namespace, quota, key, value }: Used,
): Promise<void> {
  let last: unknown;
  const isCounted = async (): Promise<boolean> => {
    const place = `/api/v1/namespaces/${namespace}/resourcequotas/${quota}`;
    last = (await plane.request('GET', place)).body.status?.used?.[key];
    return last === value;
  };
  const what = `${quota} in ${namespace} to say ${key}: ${value}`;
  await untilCounted(plane, namespace, isCounted, what).catch((error: Error) => {
    throw new Error(`${error.message}; it says ${String(last)}`);
  });
}
