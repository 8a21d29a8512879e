import { type Attack, byPodRail, later } from '../battery/attack';
import { type Draft, create, patch } from '../battery/calls';
import { MAKERS, WORKERS } from '../battery/people';
import type { Work } from '../battery/work';
import { type Part, container, pod } from './drafts';

const HELD = byPodRail('podScheduling', 'this pod has the finalizer example\\.com/never, which');
const NEVER: Part = { finalizers: ['example.com/never'] };

/** A workload whose pods have a finalizer. */
const templated = (more: Part = {}): Draft => ({
  spec: {
    selector: { matchLabels: { case: '{name}' } },
    template: {
      metadata: { labels: { case: '{name}' }, ...NEVER },
      spec: { containers: [container()] },
    },
    ...more,
  },
});

export const FINALIZER_ATTACKS: readonly Attack[] = [
  {
    route: 'E97',
    what: 'hold a node by a pod with a finalizer',
    call: create('pods', pod({}, NEVER)),
    by: MAKERS,
    refused: HELD,
  },
  {
    route: 'E97',
    what: 'hold a node by a finalizer of a pod that exists',
    call: patch('pods/target', { metadata: NEVER }),
    by: WORKERS,
    refused: HELD,
  },
  {
    route: 'E97',
    what: 'hold a node by a finalizer in the template of a deployment',
    call: create('deployments', templated()),
    by: WORKERS,
    refused: later(HELD),
  },
  {
    route: 'E97',
    what: 'hold a node by a finalizer in the template of a stateful set',
    call: create('statefulsets', templated({ serviceName: '{name}' })),
    by: WORKERS,
    refused: later(HELD),
  },
];

export const FINALIZER_WORK: readonly Work[] = [
  {
    what: 'have an operator hold a pod that exists for a while',
    by: ['operator'],
    run: [
      create('pods', pod()),
      patch('pods/{name}', { metadata: NEVER }),
      patch('pods/{name}', { metadata: { finalizers: null } }),
    ],
  },
];
