import type { RequestOptions } from '../client';
import type { ControlPlane } from '../control-plane';
import { waitFor } from '../wait';

/** What a person of a tenant has in a namespace. A rename must not lose any of it. */
const WORK = {
  secrets: { apiVersion: 'v1', kind: 'Secret', stringData: { token: 'hidden' } },
  persistentvolumeclaims: {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      resources: { requests: { storage: '1Gi' } },
    },
  },
  pods: {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { containers: [{ name: 'main', image: 'app' }] },
  },
} as const;

/** What we wrote ourselves and is as dear. */
const OURS = [
  'serviceaccounts/default',
  'serviceaccounts/train',
  'resourcequotas/namespace',
  'limitranges/defaults',
] as const;

/** Creates a secret, a claim and a pod, and waits until the pod runs. */
export async function startWork(
  plane: ControlPlane,
  namespace: string,
  who: RequestOptions,
): Promise<void> {
  const root = `/api/v1/namespaces/${namespace}`;
  for (const [plural, draft] of Object.entries(WORK)) {
    const object = { ...draft, metadata: { name: 'trainer' } };
    const { status, body } = await plane.request('POST', `${root}/${plural}`, object, who);
    if (status >= 300) throw new Error(`${plural} in ${namespace}: ${body.message}`);
  }
  await waitFor(
    async () =>
      (await plane.request('GET', `${root}/pods/trainer`)).body.status?.phase === 'Running',
    { what: `the pod in ${namespace} to run` },
  );
}

/** The identity of everything dear in a namespace, by its place; `gone` or `leaving` if it is. */
export async function identities(
  plane: ControlPlane,
  namespace: string,
): Promise<Record<string, string>> {
  const root = `/api/v1/namespaces/${namespace}`;
  const places = [...Object.keys(WORK).map((plural) => `${plural}/trainer`), ...OURS];
  const found: Record<string, string> = {};
  for (const path of [root, ...places.map((place) => `${root}/${place}`)]) {
    const { status, body } = await plane.request('GET', path);
    const { uid, deletionTimestamp } = body.metadata ?? {};
    found[path] = status !== 200 ? 'gone' : deletionTimestamp ? 'leaving' : uid;
  }
  return found;
}
