import { type Call, create, dry, patch, remove } from '../battery/calls';
import { LISTED } from '../battery/targets';
import type { Work, Worker } from '../battery/work';
import { waitFor } from '../wait';
import { deployment } from './drafts';
import { flow, spark } from './engines-drafts';

const STAY = { annotations: { 'karpenter.sh/do-not-evict': 'true' } };
const OFF = 'cdk8s-tenancy/guard-rails-off';

/** Work that the rails of today refuse, and that was there before them. */
const OLDER: readonly Call[] = [
  create('sparkapplications', { spec: spark({ mode: 'client' }) }),
  create('workflows', { spec: flow(), status: { phase: 'Running' } }),
  create('jobsets', { metadata: STAY, spec: {} }),
  create('deployments', deployment({}, { replicas: 0 })),
];

/** Switches rails off for a moment, as if they did not exist yet. */
async function without(worker: Worker, rails: string, act: () => Promise<void>): Promise<void> {
  const say = (value: string | null): Promise<unknown> =>
    worker.asCluster(
      patch(`namespaces/${worker.namespace}`, { metadata: { annotations: { [OFF]: value } } }),
    );
  const probe = dry(
    create('sparkapplications', {
      metadata: { name: `${worker.name}-probe` },
      spec: { mode: 'client' },
    }),
  );
  await say(rails);
  try {
    await waitFor(async () => (await worker.try(probe)).status < 300, {
      what: 'the rails to be off',
    });
    await act();
  } finally {
    await say(null);
    await worker.untilRefused(probe);
  }
}

export const OLDER_WORK: readonly Work[] = [
  {
    what: 'label, stop and delete what was there before a rule',
    by: ['user'],
    target: LISTED,
    async run(worker) {
      await without(worker, 'engineFields,workloadMetadata', async () => {
        for (const call of OLDER) await worker.call(call);
        await worker.call(patch('deployments/{name}', { spec: { template: { metadata: STAY } } }));
      });
      const label = { metadata: { labels: { a: 'b' } } };
      await worker.call(patch('sparkapplications/{name}', label));
      await worker.call(patch('workflows/{name}', label));
      await worker.call(patch('jobsets/{name}', { ...label, spec: { suspend: true } }));
      await worker.call(patch('deployments/{name}', { spec: { paused: true } }));
      for (const plural of ['sparkapplications', 'workflows', 'jobsets', 'deployments']) {
        await worker.call(remove(`${plural}/{name}`));
      }
    },
  },
  {
    what: 'make, change and delete a pod with two hundred annotations',
    by: ['user'],
    async run(worker) {
      const annotations = Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`example.com/note-${index}`, 'x']),
      );
      await worker.create('pods', {
        metadata: { annotations },
        spec: { containers: [{ name: 'main', image: 'app' }] },
      });
      await worker.call(patch('pods/{name}', { metadata: { annotations: { more: 'x' } } }));
      await worker.call(remove('pods/{name}'));
    },
  },
];
