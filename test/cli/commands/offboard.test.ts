import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { put, scratch, tenancy } from '../command';

const FLEET = (state: string) => `\
apiVersion: cdk8s-tenancy/v1alpha1
platform: {prefix: ml, kubernetesVersion: "1.36", network: {apiServer: {cidrs: [10.0.0.10/32]}}}
sharedServices:
  mlflow: {costCenter: PLT-001, ports: {http: 5000}, consumers: [speech]}
tenants:
  - name: vision
    costCenter: ENG-014
    namespaces: single
    state: ${state}
    serviceAccounts: {train: {annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/train"}}}
  - {name: speech, costCenter: ENG-031}
`;

const NAMESPACE = {
  metadata: { name: 'ml-vision', annotations: {} },
  status: { phase: 'Active' },
};

const EMPTY = {
  namespaces: [NAMESPACE],
  pods: [],
  persistentvolumeclaims: [],
  persistentvolumes: [],
} as const;

interface Look {
  readonly state?: string;
  readonly held?: Readonly<Record<string, readonly object[]>>;
  readonly flags?: readonly string[];
}

/** Asks about vision, beside lists of a cluster. */
async function offboard({ state = 'removed', held = EMPTY, flags = ['--check'] }: Look = {}) {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', FLEET(state));
  const from = join(folder, 'held');
  mkdirSync(from);
  for (const [name, items] of Object.entries(held)) {
    put(from, `${name}.json`, JSON.stringify({ kind: 'List', items }));
  }
  return tenancy(['offboard', 'vision', '--file', file, '--from', from, ...flags]);
}

describe('tenancy offboard', () => {
  test('lets the entry go when it is marked, and the cluster holds nothing that is in the way', async () => {
    const { status, stdout } = await offboard();
    expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, 'The entry may go.']);
  });

  test('names the accounts that a cloud trusts', async () => {
    expect((await offboard()).stdout).toMatch(/still trusts ml-vision\/train: eks/);
  });

  test.each(['active', 'suspended', 'draining'])('keeps an entry that is %s', async (state) => {
    const { status, stdout } = await offboard({ state });
    expect(status).toBe(1);
    expect(stdout).toMatch(/1\. Stop it, and mark it \(to do\)/);
  });

  const VOLUME = { claimRef: { namespace: 'ml-vision', name: 'data' } };
  const OBSTACLES: readonly (readonly [string, string, object, RegExp])[] = [
    [
      'a volume that is deleted with its claim',
      'persistentvolumes',
      {
        metadata: { name: 'pv-1' },
        spec: { ...VOLUME, persistentVolumeReclaimPolicy: 'Delete' },
      },
      /kubectl patch persistentvolume pv-1/,
    ],
    [
      'a snapshot that is deleted with the namespace',
      'volumesnapshotcontents',
      {
        metadata: { name: 'snap-1' },
        spec: {
          deletionPolicy: 'Delete',
          volumeSnapshotRef: { namespace: 'ml-vision', name: 's' },
        },
      },
      /kubectl patch volumesnapshotcontent snap-1/,
    ],
    [
      'a pod that runs',
      'pods',
      { metadata: { namespace: 'ml-vision', name: 'web' }, status: { phase: 'Running' } },
      /the pod ml-vision\/web has not ended.*Nothing would start it again: wait for its end, or delete it/s,
    ],
    [
      'a pod that something would start again',
      'pods',
      {
        metadata: {
          namespace: 'ml-vision',
          name: 'web',
          ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1' }],
        },
        status: { phase: 'Running' },
      },
      /End what it belongs to \(ReplicaSet web-1\)/,
    ],
    [
      'a workload in a queue',
      'workloads',
      { metadata: { namespace: 'ml-vision', name: 'job-1' }, status: {} },
      /the workload ml-vision\/job-1 waits/,
    ],
    [
      'a queue that holds workloads',
      'clusterqueues',
      { metadata: { name: 'ml-vision' }, status: { reservingWorkloads: 2 } },
      /resource-in-use/,
    ],
    [
      'a namespace from which the commit before has not taken the locks',
      'namespaces',
      {
        metadata: {
          name: 'ml-vision',
          annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        },
      },
      /still has the annotations that keep it/,
    ],
    [
      'a namespace that hangs on an API that does not answer',
      'namespaces',
      {
        metadata: { name: 'ml-vision' },
        status: {
          phase: 'Terminating',
          conditions: [
            { type: 'NamespaceDeletionDiscoveryFailure', status: 'True', message: 'metrics/v1' },
          ],
        },
      },
      /does not end: metrics\/v1/,
    ],
    [
      'a claim that its finalizer keeps',
      'persistentvolumeclaims',
      {
        metadata: {
          namespace: 'ml-vision',
          name: 'data',
          deletionTimestamp: '2026-01-01T00:00:00Z',
          finalizers: ['kubernetes.io/pvc-protection'],
        },
      },
      /kept by kubernetes\.io\/pvc-protection/,
    ],
  ];

  test.each(OBSTACLES)('finds %s', async (_title, kind, object, says) => {
    const { status, stdout } = await offboard({ held: { ...EMPTY, [kind]: [object] } });
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(says);
  });

  test.each(OBSTACLES)(
    'does not mind the same of another tenant: %s',
    async (_title, kind, object) => {
      const other = JSON.parse(
        JSON.stringify(object).replaceAll('ml-vision', 'ml-speech-dev'),
      ) as object;
      const own = kind === 'namespaces' ? [NAMESPACE] : [];
      const { status } = await offboard({ held: { ...EMPTY, [kind]: [...own, other] } });
      expect(status).toBe(0);
    },
  );

  test('a volume with Retain, a pod that ended and a finished workload are not in the way', async () => {
    const { status } = await offboard({
      held: {
        ...EMPTY,
        persistentvolumes: [
          {
            metadata: { name: 'pv-1' },
            spec: { ...VOLUME, persistentVolumeReclaimPolicy: 'Retain' },
          },
        ],
        pods: [{ metadata: { namespace: 'ml-vision', name: 'a' }, status: { phase: 'Succeeded' } }],
        workloads: [
          {
            metadata: { namespace: 'ml-vision', name: 'a' },
            status: { conditions: [{ type: 'Finished', status: 'True' }] },
          },
        ],
      },
    });
    expect(status).toBe(0);
  });

  test('does not let an entry go while a list is missing that every cluster has', async () => {
    const { status, stdout } = await offboard({ held: { namespaces: [NAMESPACE] } });
    expect(status).toBe(1);
    expect(stdout).toMatch(/pods: not in the folder/);
  });

  test('--check without lists of the cluster is misuse, and says how to write them', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET('removed'));
    const { status, stderr } = await tenancy(['offboard', 'vision', '--check', '--file', file]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/kubectl get persistentvolumes --all-namespaces --output json/);
  });

  test('an unknown tenant, a folder that is none and a broken list are misuse', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET('removed'));
    const unknown = await tenancy(['offboard', 'visoin', '--file', file]);
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringMatching(/mean vision/)]);
    const none = await tenancy(['offboard', 'vision', '--from', '/nowhere', '--file', file]);
    expect([none.status, none.stderr]).toEqual([2, expect.stringMatching(/no folder \/nowhere/)]);
    const folder = scratch();
    put(folder, 'pods.json', '{"items": [');
    const broken = await tenancy(['offboard', 'vision', '--from', folder, '--file', file]);
    expect([broken.status, broken.stderr]).toEqual([2, expect.stringMatching(/is not JSON/)]);
  });
});
