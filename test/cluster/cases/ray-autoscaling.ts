import { type Attack, byPolicy } from '../battery/attack';
import { type Call, dry, jsonPatch } from '../battery/calls';
import type { Work } from '../battery/work';
import { container } from './drafts';

const ONLY_SCALES = byPolicy(
  'ray-autoscaling',
  'the account ray is for the autoscaler of Ray: in a RayCluster it changes only `replicas`',
);

const WORKERS_OF = '/spec/workerGroupSpecs';
const FOREIGN = container({ image: 'registry.example.com/foreign' });

/** Changes of a cluster that a colleague made. Nothing is stored: it must be there for the next. */
const changing = (...patch: readonly object[]): Call => dry(jsonPatch('rayclusters/owned', patch));

/** What the account may do with a cluster of anybody, but for the rule. */
const CHANGES: Readonly<Record<string, Call>> = {
  "put another image into a colleague's head": changing({
    op: 'replace',
    path: '/spec/headGroupSpec/template/spec/containers/0',
    value: FOREIGN,
  }),
  "put another image into a colleague's workers": changing({
    op: 'replace',
    path: `${WORKERS_OF}/1/template/spec/containers/0`,
    value: FOREIGN,
  }),
  'give a group another template while it scales': changing(
    { op: 'replace', path: `${WORKERS_OF}/0/replicas`, value: 3 },
    { op: 'replace', path: `${WORKERS_OF}/0/template/spec/containers/0`, value: FOREIGN },
  ),
  'add a group of workers': changing({
    op: 'add',
    path: `${WORKERS_OF}/-`,
    value: { groupName: 'mine', template: { spec: { containers: [FOREIGN] } } },
  }),
  'take a group of workers away': changing({ op: 'remove', path: `${WORKERS_OF}/0` }),
  'take a part of a group away': changing({ op: 'remove', path: `${WORKERS_OF}/0/template` }),
  'add a part to a group': changing({
    op: 'add',
    path: `${WORKERS_OF}/0/rayStartParams`,
    value: { block: 'true' },
  }),
  'suspend the cluster': changing({ op: 'add', path: '/spec/suspend', value: true }),
  'label the cluster': changing({ op: 'add', path: '/metadata/labels', value: { a: 'b' } }),
  'keep the cluster from being deleted': changing({
    op: 'add',
    path: '/metadata/finalizers',
    value: ['example.com/never'],
  }),
};

export const RAY_AUTOSCALING_ATTACKS: readonly Attack[] = Object.entries(CHANGES).map(
  ([what, call]) => ({ route: 'E20', what, call, by: ['rayPod'], refused: ONLY_SCALES }),
);

export const RAY_AUTOSCALING_WORK: readonly Work[] = [
  {
    what: 'scale groups up and down and say which workers go, as the autoscaler does',
    by: ['rayPod'],
    run: [
      changing(
        { op: 'replace', path: `${WORKERS_OF}/0/replicas`, value: 5 },
        { op: 'replace', path: `${WORKERS_OF}/1/replicas`, value: 0 },
        {
          op: 'add',
          path: `${WORKERS_OF}/1/scaleStrategy`,
          value: { workersToDelete: ['small-abc'] },
        },
      ),
    ],
  },
];
