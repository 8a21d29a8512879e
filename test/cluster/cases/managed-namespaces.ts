import { type Attack, byPolicy, wordsOf } from '../battery/attack';
import { type Call, create, dry, patch, pathOf, read, remove } from '../battery/calls';
import { type Work, type Worker, expect } from '../battery/work';
import { OPEN } from '../battery/targets';
import { FROZEN_CHANGES } from './namespace-metadata';

const OWN = 'namespaces/{ns}';
const LABELS = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };

const attack = (route: string, what: string, call: Call, words: string): Attack => ({
  route,
  what,
  call,
  by: ['maintainer'],
  refused: byPolicy('managed-namespaces', words),
});

const FROZEN =
  'these labels and annotations of a namespace stay as they are written in tenants.yaml: ';
const WORN = 'the label `app.kubernetes.io/managed-by: cdk8s-tenancy` is for namespaces that are';
const OWNED = 'this namespace is written from tenants.yaml: it has no other owner';

/** By somebody who may write namespaces, as many tools of a cluster may. */
export const MANAGED_NAMESPACE_ATTACKS: readonly Attack[] = [
  ...FROZEN_CHANGES.map(([route, what, call]) =>
    attack(route, `${what}, with the right to write namespaces`, call, FROZEN),
  ),
  attack(
    'E07',
    'delete a namespace of ours',
    remove(OWN),
    'this namespace is removed by tenants.yaml',
  ),
  attack(
    'E07',
    'have the garbage collector delete a namespace, by an owner that does not exist',
    patch(OWN, {
      metadata: {
        ownerReferences: [
          {
            apiVersion: 'v1',
            kind: 'Namespace',
            name: 'never',
            uid: '00000000-0000-4000-8000-000000000000',
          },
        ],
      },
    }),
    OWNED,
  ),
  attack(
    'E07',
    'leave what is in a namespace to the next one of that name',
    {
      method: 'PUT',
      path: pathOf(`${OWN}/finalize`),
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}' }, spec: {} },
    },
    // What else is missing from the request is frozen.
    FROZEN,
  ),
  attack(
    'E05',
    'have our policies refuse the pods of another namespace',
    patch('namespaces/monitoring', { metadata: { labels: LABELS } }),
    WORN,
  ),
  attack(
    'E05',
    'pass a namespace off as ours',
    create('namespaces', { metadata: { labels: LABELS } }),
    WORN,
  ),
];

/** What other tools write on namespaces. */
const NOTES: readonly (readonly [map: 'labels' | 'annotations', key: string, value: string])[] = [
  ['annotations', 'field.cattle.io/projectId', 'c-1:p-1'],
  ['labels', 'field.cattle.io/projectId', 'p-1'],
  ['annotations', 'lifecycle.cattle.io/create.namespace-auth', 'true'],
  ['annotations', 'openshift.io/sa.scc.uid-range', '1000650000/10000'],
  ['annotations', 'openshift.io/display-name', 'Blue'],
  ['labels', 'app.kubernetes.io/instance', 'blue'],
  ['labels', 'example.com/toolkit', 'tenants'],
  ['labels', 'velero.io/backup-name', 'nightly'],
  ['annotations', 'backup.velero.io/backup-volumes', 'data'],
  ['labels', 'goldilocks.fairwinds.com/enabled', 'true'],
  ['annotations', 'cnrm.cloud.google.com/project-id', 'blue'],
  ['labels', 'notistio.io/rev', 'x'],
];

function note([map, key, value]: (typeof NOTES)[number], place: string, remove = false): Call {
  return patch(place, { metadata: { [map]: { [key]: remove ? null : value } } });
}

/** A namespace as it is, but without what holds it until it is empty. */
async function letGo(worker: Worker): Promise<void> {
  const { spec, ...namespace } = await worker.call(read(OWN));
  expect(spec.finalizers.length === 1, 'nothing holds the namespace');
  const call = dry({
    method: 'PUT',
    path: pathOf(`${OWN}/finalize`),
    body: { ...namespace, spec: {} },
  });
  const words = wordsOf(await worker.try(call));
  expect(words.includes(OWNED), `it was not refused: ${words}`);
}

export const MANAGED_NAMESPACE_WORK: readonly Work[] = [
  {
    what: 'have a namespace emptied before it goes, whoever tries to end it',
    by: ['maintainer'],
    run: letGo,
  },
  {
    what: 'keep notes on a namespace, as Rancher, OpenShift and Velero do',
    by: ['maintainer'],
    run: [OWN, `${OWN}/status`].flatMap((place) => [
      ...NOTES.map((item) => note(item, place)),
      ...NOTES.map((item) => note(item, place, true)),
    ]),
  },
  {
    what: 'hold a namespace by a finalizer of one’s own, and let it go',
    by: ['maintainer'],
    run: [['controller.cattle.io/namespace-auth'], []].map((finalizers) =>
      patch(OWN, { metadata: { finalizers } }),
    ),
  },
  {
    what: 'change labels of a namespace that is not ours, and delete it',
    by: ['maintainer'],
    run: [
      create('namespaces', { metadata: { labels: { tenant: 'x' } } }),
      patch('namespaces/{name}', {
        metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged', tenant: null } },
      }),
      remove('namespaces/{name}'),
    ],
  },
  {
    what: 'deliver labels and annotations of a namespace',
    by: ['deliverer', 'deliveryTeam', 'flux', 'platform'],
    run: ['changed', null].map((value) =>
      patch(OWN, { metadata: { annotations: { 'cdk8s-tenancy/note': value } } }),
    ),
  },
  {
    what: 'have every object written back when its encoding at rest changes',
    by: ['migrator'],
    async run(worker) {
      const namespace = await worker.call(read(OWN));
      await worker.call({ method: 'PUT', path: pathOf(OWN), body: namespace });
      await worker.call(
        dry(patch(OWN, { metadata: { annotations: { 'cdk8s-tenancy/note': 'moved' } } })),
      );
    },
  },
  {
    what: 'change and give up a namespace where that rail is off',
    by: ['maintainer'],
    target: OPEN,
    async run(worker) {
      for (const value of ['x', null]) {
        await worker.call(patch(OWN, { metadata: { labels: { 'kueue.x-k8s.io/any': value } } }));
      }
      const answer = await worker.call(dry(remove(OWN)));
      expect(answer.metadata?.name === OPEN.namespace, 'it is not the namespace that was deleted');
    },
  },
];
