import { type Attack, attack, byPolicy, literally } from '../battery/attack';
import { type Draft, create, patch } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import { OPEN, SOLO } from '../battery/targets';
import type { Work } from '../battery/work';
import type { Part } from './drafts';

const blocking = (what: string) =>
  byPolicy(
    'disruption-budgets',
    `this budget lets no pod be evicted \\(\`${literally(what)}\`\\), so that nobody could drain its nodes\\. Set`,
  );
const budget = (spec: Part): Draft => ({ spec: { selector: {}, ...spec } });

/** What lets no pod go, in every way to write it. */
const BLOCKING: readonly (readonly [key: string, value: number | string])[] = [
  ['maxUnavailable', 0],
  ['maxUnavailable', '0%'],
  ['maxUnavailable', '00%'],
  ['minAvailable', '100%'],
  ['minAvailable', '0100%'],
];

export const BUDGET_RAIL_ATTACKS: readonly Attack[] = [
  ...BLOCKING.map(([key, value]) =>
    attack(
      'E97',
      `keep nodes from being drained by ${key}: ${value}`,
      create('poddisruptionbudgets', budget({ [key]: value })),
      blocking(`${key}: ${value}`),
      { by: MAKERS },
    ),
  ),
  attack(
    'E97',
    'keep nodes from being drained by a budget that states nothing',
    create('poddisruptionbudgets', budget({})),
    blocking('neither maxUnavailable nor minAvailable'),
    { by: MAKERS },
  ),
  attack(
    'E97',
    'take from a budget that exists what it states',
    patch('poddisruptionbudgets/target', { spec: { minAvailable: null } }),
    blocking('neither maxUnavailable nor minAvailable'),
  ),
  attack(
    'E97',
    'keep nodes from being drained by a budget that exists',
    patch('poddisruptionbudgets/target', { spec: { minAvailable: null, maxUnavailable: 0 } }),
    blocking('maxUnavailable: 0'),
  ),
];

export const BUDGET_RAIL_WORK: readonly Work[] = [
  {
    what: 'keep some pods available',
    by: MAKERS,
    run: (
      [
        ['a', { maxUnavailable: 1 }],
        ['b', { maxUnavailable: '1%' }],
        ['c', { maxUnavailable: '10%' }],
        ['d', { minAvailable: 1 }],
        ['e', { minAvailable: '50%' }],
        ['f', { minAvailable: 0 }],
      ] as const
    ).map(([name, spec]) =>
      create('poddisruptionbudgets', {
        ...budget({ selector: { matchLabels: { app: '{name}' } }, ...spec }),
        metadata: { name: `{name}-${name}` },
      }),
    ),
  },
  {
    what: 'label and open a budget that is older than the rule',
    by: ['user'],
    target: SOLO,
    async run(worker) {
      const place = 'poddisruptionbudgets/{name}';
      const draft = budget({ maxUnavailable: 0 });
      await worker.whileStated('guard-rails-off', 'disruptionBudgets', async () => {
        await worker.untilAllowed(create('poddisruptionbudgets', draft));
      });
      await worker.untilRefused(create('poddisruptionbudgets', draft));
      await worker.call(patch(place, { metadata: { labels: { a: 'b' } } }));
      await worker.call(patch(place, { spec: { maxUnavailable: 1 } }));
    },
  },
  {
    what: 'keep all pods available where the guard rail is off',
    by: WORKERS,
    target: OPEN,
    run: [create('poddisruptionbudgets', budget({ maxUnavailable: 0 }))],
  },
];
