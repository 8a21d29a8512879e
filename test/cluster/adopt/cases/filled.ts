import { waitFor } from '../../wait';
import { type AdoptScene, type PodOfServer, SET_UPS, manifestsOf } from '../scene';

/** How many pods each set-up runs. */
const PODS: Readonly<Record<string, number>> = {
  'ml-analytics-dev': 1,
  'ml-analytics-prod': 2,
  frontend: 4,
  payments: 2,
};

/** The cluster has three tenants that other tools set up. */
export async function filled({ plane, check }: AdoptScene): Promise<void> {
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ingress-nginx' } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ci' } },
  ]);
  for (const setUp of SET_UPS) await plane.apply(manifestsOf(setUp), { fieldManager: 'kubectl' });
  for (const [namespace, count] of Object.entries(PODS)) {
    await waitFor(
      async () => {
        const { body } = await plane.request('GET', `/api/v1/namespaces/${namespace}/pods`);
        const running = (body.items as PodOfServer[]).filter(
          ({ status }) => status.phase === 'Running',
        );
        return running.length === count;
      },
      { what: `${count} pods of ${namespace}` },
    );
  }
  check('all set-ups run', undefined);
}
