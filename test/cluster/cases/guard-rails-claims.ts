import { type Attack, byPolicy, later } from '../battery/attack';
import { type Draft, create, patch, remove } from '../battery/calls';
import { type Persona, WORKERS } from '../battery/people';
import type { Work, Worker } from '../battery/work';
import { type Part, pod, statefulSet, volumeClaim } from './drafts';
import { GREEN, OPEN, SOLO } from '../battery/targets';

/** With an operator that anybody in the tenant may tell what to make, and the driver of a Spark application. */
const MAKERS: readonly Persona[] = [...WORKERS, 'operator', 'sparkPod'];

const FOREIGN_VOLUME = byPolicy(
  'volume-claims',
  'this namespace was not granted the volume .+; granted here: .+\\. Leave `volumeName` out',
);
const NO_CLASS = byPolicy(
  'volume-claims',
  'a claim without a storage class binds any volume that others have left\\. Set `storageClassName`',
);
const FOREIGN_CLASS = byPolicy(
  'volume-claims',
  'this namespace was not granted the storage class costly; granted here: standard\\.',
);
const FOREIGN_ATTRIBUTES = (granted: string) =>
  byPolicy(
    'volume-claims',
    `this namespace was not granted the VolumeAttributesClass platinum; granted here: ${granted}\\. Leave`,
  );
const FOREIGN_CONTENT = byPolicy(
  'volume-snapshots',
  'this snapshot takes its content from elsewhere, which may be the data of somebody else\\.',
);

const TAKEN = byPolicy(
  'volume-claims',
  'the annotation trident\\.netapp\\.io/importOriginalName of this claim takes a volume that exists',
);
const LEFT = byPolicy(
  'volume-claims',
  'the annotation nfs\\.io/storage-path of this claim leads out of a directory',
);

/** A claim with an annotation that its provisioner reads. */
const noted = (annotations: Part): Draft => ({ ...volumeClaim('1Gi'), metadata: { annotations } });

/** Where the class of a claim stood before there was a field. */
const OLD_CLASS = 'volume.beta.kubernetes.io/storage-class';

const claim = (
  route: string,
  what: string,
  draft: Draft,
  refused: Attack['refused'],
  more: Partial<Attack> = {},
): Attack => ({
  route,
  what,
  call: create('persistentvolumeclaims', draft),
  by: WORKERS,
  refused,
  ...more,
});

/** A stateful set that claims for its pods. */
const claiming = (spec: Part): Draft => ({
  spec: {
    ...(statefulSet().spec as Part),
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: volumeClaim('1Gi', spec).spec }],
  },
});

/** A volume of a pod, for which a controller makes a claim. */
const ephemeral = (spec: Part): Part => ({
  name: 'scratch',
  ephemeral: { volumeClaimTemplate: { spec: volumeClaim('1Gi', spec).spec } },
});

const snapshot = (source: Part): Draft => ({ spec: { source } });

export const CLAIM_RAIL_ATTACKS: readonly Attack[] = [
  claim(
    'E61',
    'bind a volume of somebody else',
    volumeClaim('1Gi', { volumeName: 'released' }),
    FOREIGN_VOLUME,
    {
      by: MAKERS,
    },
  ),
  claim(
    'E61',
    'bind a volume that only another tenant was granted',
    volumeClaim('1Gi', { volumeName: 'shared-imagenet', storageClassName: '' }),
    FOREIGN_VOLUME,
    { target: GREEN },
  ),
  {
    route: 'E61',
    what: 'give a claim that waits the volume of somebody else',
    call: patch('persistentvolumeclaims/waiting', { spec: { volumeName: 'released' } }),
    by: MAKERS,
    refused: FOREIGN_VOLUME,
  },
  {
    route: 'E61',
    what: 'bind a volume of somebody else by a stateful set',
    call: create('statefulsets', claiming({ volumeName: 'released' })),
    by: WORKERS,
    refused: later(FOREIGN_VOLUME),
  },
  claim(
    'E61',
    'bind any volume without a class',
    volumeClaim('1Gi', { storageClassName: '' }),
    NO_CLASS,
    { by: MAKERS },
  ),
  claim(
    'E61',
    'bind any volume without a class, by its labels',
    volumeClaim('1Gi', { storageClassName: '', selector: { matchLabels: { owner: 'green' } } }),
    NO_CLASS,
  ),
  claim(
    'E61',
    'bind any volume without a class, by an annotation of old',
    { ...volumeClaim('1Gi'), metadata: { annotations: { [OLD_CLASS]: '' } } },
    NO_CLASS,
  ),
  claim(
    'E61',
    'have a provisioner import a volume of somebody else',
    noted({ 'trident.netapp.io/importOriginalName': 'green_data' }),
    TAKEN,
    { by: MAKERS },
  ),
  claim(
    'E61',
    'lead a provisioner to the directory of somebody else',
    noted({ 'nfs.io/storage-path': 'a/../../lab-green-dev' }),
    LEFT,
    { by: MAKERS },
  ),
  {
    route: 'E61',
    what: 'lead a provisioner elsewhere by a claim that waits',
    call: patch('persistentvolumeclaims/waiting', {
      metadata: { annotations: { 'nfs.io/storage-path': '..' } },
    }),
    by: WORKERS,
    refused: LEFT,
  },
  claim(
    'E62',
    'use a costly class of storage',
    volumeClaim('1Gi', { storageClassName: 'costly' }),
    FOREIGN_CLASS,
    { by: MAKERS },
  ),
  claim(
    'E62',
    'use a costly class of storage by an annotation of old',
    { ...volumeClaim('1Gi'), metadata: { annotations: { [OLD_CLASS]: 'costly' } } },
    FOREIGN_CLASS,
  ),
  {
    route: 'E62',
    what: 'use a costly class of storage by a stateful set',
    call: create('statefulsets', claiming({ storageClassName: 'costly' })),
    by: WORKERS,
    refused: later(FOREIGN_CLASS),
  },
  claim(
    'E62',
    'use a costly class of attributes',
    volumeClaim('1Gi', { volumeAttributesClassName: 'platinum' }),
    FOREIGN_ATTRIBUTES('gold'),
    { by: MAKERS, since: 34 },
  ),
  claim(
    'E62',
    'use a class of attributes where none is granted',
    volumeClaim('1Gi', { volumeAttributesClassName: 'platinum' }),
    FOREIGN_ATTRIBUTES('none'),
    { target: SOLO, since: 34 },
  ),
  {
    route: 'E62',
    what: 'make a claim that exists costly by a class of attributes',
    call: patch('persistentvolumeclaims/target', {
      spec: { volumeAttributesClassName: 'platinum' },
    }),
    by: MAKERS,
    refused: FOREIGN_ATTRIBUTES('gold'),
    since: 34,
  },
  {
    route: 'E62',
    what: 'use a costly class of attributes by a stateful set',
    call: create('statefulsets', claiming({ volumeAttributesClassName: 'platinum' })),
    by: WORKERS,
    refused: later(FOREIGN_ATTRIBUTES('gold')),
    since: 34,
  },
  {
    route: 'E63',
    what: 'take a snapshot that was made elsewhere',
    call: create('volumesnapshots', snapshot({ volumeSnapshotContentName: 'green-backup' })),
    by: WORKERS,
    refused: FOREIGN_CONTENT,
  },
  {
    route: 'E63',
    what: 'take snapshots of a group that were made elsewhere',
    call: create('volumegroupsnapshots', snapshot({ volumeGroupSnapshotContentName: 'green' })),
    by: WORKERS,
    refused: FOREIGN_CONTENT,
  },
];

/** Works with a volume that the platform made, which goes with the claim that it is bound to. */
async function withVolume(
  worker: Worker,
  { metadata, spec }: { metadata: { name: string }; spec: Part },
  work: () => Promise<void>,
): Promise<void> {
  await worker.asCluster(
    create('persistentvolumes', {
      metadata,
      spec: {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        csi: { driver: 'standard.csi.example.com', volumeHandle: '{name}' },
        ...spec,
      },
    } as Draft),
  );
  const place = `persistentvolumes/${metadata.name}`;
  try {
    await work();
  } finally {
    await worker.clear();
    await worker.asCluster(remove(place));
    await worker.until(place, 'is gone', ({ code }) => code === 404);
  }
}

function bound(worker: Worker, volume: string): Promise<unknown> {
  return worker.until(
    'persistentvolumeclaims/{name}',
    `is bound to ${volume}`,
    ({ spec, status }) => status?.phase === 'Bound' && spec.volumeName === volume,
  );
}

export const CLAIM_RAIL_WORK: readonly Work[] = [
  {
    what: 'name a directory, and copy a claim, by annotations that a provisioner reads',
    by: WORKERS,
    run: [
      create(
        'persistentvolumeclaims',
        noted({ 'nfs.io/storage-path': 'runs/..a/b..', 'trident.netapp.io/cloneFromPVC': 'mine' }),
      ),
    ],
  },
  {
    what: 'claim storage of a granted class, or of the class of the cluster',
    by: MAKERS,
    run: [
      create('persistentvolumeclaims', volumeClaim('1Gi')),
      create('persistentvolumeclaims', {
        ...volumeClaim('1Gi', { storageClassName: undefined }),
        metadata: { name: '{name}-any' },
      }),
      patch('persistentvolumeclaims/{name}', { metadata: { labels: { a: 'b' } } }),
    ],
  },
  {
    what: 'claim storage of a class where every class is granted',
    by: WORKERS,
    target: SOLO,
    run: [create('persistentvolumeclaims', volumeClaim('1Gi', { storageClassName: 'costly' }))],
  },
  {
    what: 'claim storage of a granted class of attributes, and change to it',
    by: MAKERS,
    since: 34,
    run: [
      create('persistentvolumeclaims', volumeClaim('1Gi', { volumeAttributesClassName: 'gold' })),
      patch('persistentvolumeclaims/{name}', { metadata: { labels: { a: 'b' } } }),
    ],
  },
  {
    what: 'get no claim of a closed class of attributes by a volume inside a pod',
    by: ['user'],
    since: 34,
    async run(worker) {
      await worker.create('pods', {
        ...pod({ volumes: [ephemeral({ volumeAttributesClassName: 'platinum' })] }),
        metadata: { name: '{name}-a' },
      });
      await worker.until('events', 'say why there is no claim', ({ items }) =>
        (items as { message?: string }[]).some(({ message = '' }) =>
          FOREIGN_ATTRIBUTES('gold').message.test(message),
        ),
      );
      await worker.create('pods', {
        ...pod({ volumes: [ephemeral({ volumeAttributesClassName: 'gold' })] }),
        metadata: { name: '{name}-b' },
      });
      await worker.until('persistentvolumeclaims/{name}-b-scratch', 'exists', ({ spec }) => spec);
    },
  },
  {
    what: 'bind a shared dataset that was granted, and label the claim',
    by: ['user'],
    run: (worker) =>
      withVolume(worker, { metadata: { name: 'shared-imagenet' }, spec: {} }, async () => {
        await worker.create(
          'persistentvolumeclaims',
          volumeClaim('1Gi', { storageClassName: '', volumeName: 'shared-imagenet' }),
        );
        await bound(worker, 'shared-imagenet');
        await worker.call(
          patch('persistentvolumeclaims/{name}', { metadata: { labels: { a: 'b' } } }),
        );
      }),
  },
  {
    what: 'get a claim bound that names no volume, as the binder writes down',
    by: ['user'],
    run: (worker) =>
      withVolume(
        worker,
        {
          metadata: { name: '{name}' },
          spec: {
            storageClassName: 'standard',
            claimRef: { namespace: '{ns}', name: '{name}' },
          },
        },
        async () => {
          await worker.create('persistentvolumeclaims', volumeClaim('1Gi'));
          await bound(worker, worker.name);
          await worker.call(
            patch('persistentvolumeclaims/{name}', { metadata: { labels: { a: 'b' } } }),
          );
        },
      ),
  },
  {
    what: 'copy a volume of one’s own, and take a snapshot of it',
    by: WORKERS,
    run: [
      create(
        'persistentvolumeclaims',
        volumeClaim('1Gi', { dataSource: { kind: 'PersistentVolumeClaim', name: 'target' } }),
      ),
      create('volumesnapshots', snapshot({ persistentVolumeClaimName: 'target' })),
      patch('volumesnapshots/{name}', { metadata: { labels: { a: 'b' } } }),
      create('volumegroupsnapshots', snapshot({ selector: { matchLabels: { app: 'a' } } })),
      patch('volumegroupsnapshots/{name}', { metadata: { labels: { a: 'b' } } }),
    ],
  },
  {
    what: 'run a database whose stateful set claims for it',
    by: WORKERS,
    async run(worker) {
      await worker.create('statefulsets', claiming({ storageClassName: undefined }));
      await worker.until('pods/{name}-0', 'exists', (pod) => pod.spec);
    },
  },
  {
    what: 'bind what one likes where the guard rail is off',
    by: ['user'],
    target: OPEN,
    run: [
      create('persistentvolumeclaims', volumeClaim('1Gi', { volumeName: 'released' })),
      create('persistentvolumeclaims', {
        ...volumeClaim('1Gi', { storageClassName: 'costly' }),
        metadata: { name: '{name}-costly' },
      }),
      create('volumesnapshots', snapshot({ volumeSnapshotContentName: 'green-backup' })),
    ],
  },
];
