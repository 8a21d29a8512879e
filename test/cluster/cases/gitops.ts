import { type Attack, NO_ROLE } from '../battery/attack';
import { create } from '../battery/calls';
import { EVERYBODY } from '../battery/people';

const RELEASE = {
  interval: '1m',
  chart: { spec: { chart: 'a', sourceRef: { kind: 'HelmRepository', name: 'a' } } },
};

/** Engines deploy with their own rights: who writes their objects borrows these. */
export const GITOPS_ATTACKS: readonly Attack[] = (
  [
    [
      'E85',
      'have Flux apply anything',
      'kustomizations',
      { interval: '1m', prune: true, sourceRef: { kind: 'GitRepository', name: 'mine' } },
    ],
    ['E85', 'have Flux install anything', 'helmreleases', RELEASE],
    ['E86', 'have Argo CD apply anything', 'applications', { project: 'a', destination: {} }],
    ['E87', 'widen a project of Argo CD', 'appprojects', {}],
  ] as const
).map(([route, what, plural, spec]) => ({
  route,
  what,
  call: create(plural, { spec }),
  by: EVERYBODY,
  refused: NO_ROLE,
}));
