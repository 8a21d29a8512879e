import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type KueueWork, KUEUE_WORK } from '../../lib/fleet/catalogue/kueue-work';
import { queuedBy } from '../../lib/plan/ownership';
import { ROOT } from './pages';

interface Configuration {
  readonly kind?: string;
  readonly fairSharing: { readonly preemptionStrategies: readonly string[] };
  readonly managedJobsNamespaceSelector: { readonly matchLabels: Record<string, string> };
  readonly resources: { readonly quotaCheckStrategy: string };
  readonly integrations: { readonly frameworks: readonly string[] };
}

const page = readFileSync(join(ROOT, 'docs/how-to/share-gpus-by-queues.md'), 'utf8');
const configuration = [...page.matchAll(/```yaml\n(.*?)```/gs)]
  .map(([, text]) => parse(text!) as Configuration)
  .find(({ kind }) => kind === 'Configuration')!;

/** What Kueue calls a kind in its configuration. */
function frameworkOf({ group, resource }: KueueWork): string {
  const name = resource.replace(/s$/, '');
  return group === '' || group === 'apps' ? name : `${group}/${name}`;
}

describe('the configuration of Kueue that the page shows', () => {
  it('names every kind that the guard rails want in a queue, and no other', () => {
    expect(configuration.integrations.frameworks).toEqual(KUEUE_WORK.map(frameworkOf).sort());
  });

  it('chooses the namespaces that have a queue', () => {
    expect(configuration.managedJobsNamespaceSelector.matchLabels).toEqual(queuedBy('kueue'));
  });

  it('shares by weights, and lets work run that requests what nobody has a quota of', () => {
    expect(configuration.fairSharing.preemptionStrategies).toHaveLength(2);
    expect(configuration.resources.quotaCheckStrategy).toBe('IgnoreUndeclared');
  });
});
