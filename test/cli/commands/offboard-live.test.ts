import { OFFBOARD_RESOURCES } from '../../../lib/cluster/offboard/offboard-resources';
import { type FakeApi, type Reply, json, page, startFakeApi, status } from '../../reading/fake-api';
import { type Ran, put, scratch, tenancy } from '../command';

const TENANTS = `\
tenants:
  - {name: vision, costCenter: ENG-014, namespaces: single, state: removed}
  - {name: speech, costCenter: ENG-031, namespaces: single}
`;

const FLEET = `apiVersion: cdk8s-tenancy/v1alpha1\nplatform: {prefix: ml}\n${TENANTS}`;

const TWO_CLUSTERS = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform: {prefix: ml}
clusters: {eu: {}, us: {}, asia: {}}
tenants:
  - {name: vision, costCenter: ENG-014, namespaces: single, state: removed, clusters: [eu, us]}
  - {name: speech, costCenter: ENG-031, namespaces: single, clusters: [asia]}
`;

const KUEUE = {
  name: 'kueue.x-k8s.io',
  preferredVersion: { version: 'v1beta2' },
} as const;

let api: FakeApi;

afterEach(() => api.close());

interface Setting {
  readonly fleet?: string;
  readonly groups?: readonly object[];
  readonly replies?: Readonly<Record<string, Reply>>;
}

/** Asks about vision, beside a cluster in which only its namespace is left. */
async function offboard(
  flags: readonly string[],
  { fleet = FLEET, groups = [], replies = {} }: Setting = {},
): Promise<Ran> {
  api = await startFakeApi({
    '/apis': json({ groups }),
    '/api/v1/namespaces': page([{ metadata: { name: 'ml-vision' }, status: { phase: 'Active' } }]),
    '/api/v1/persistentvolumes': page([]),
    '/api/v1/namespaces/ml-vision/pods': page([]),
    '/api/v1/namespaces/ml-vision/persistentvolumeclaims': page([]),
    ...replies,
  });
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', fleet);
  const where = ['--file', file, '--kubeconfig', api.kubeconfig(folder)];
  return tenancy(['offboard', 'vision', '--live', '--check', ...where, ...flags]);
}

const lastLine = ({ stdout }: Ran): string => stdout.trimEnd().split('\n').at(-1)!;

describe('tenancy offboard --live', () => {
  test('lets the entry go when the cluster holds nothing that is in the way', async () => {
    const ran = await offboard([]);
    expect([ran.status, lastLine(ran)]).toEqual([0, 'The entry may go.']);
  });

  test('reads what is in the namespaces that are to go, and in no others', async () => {
    await offboard([]);
    const paths = api.asked.map((asked) => asked.split('?')[0]);
    expect(paths.sort()).toEqual([
      'GET /api/v1/namespaces',
      'GET /api/v1/namespaces/ml-vision/persistentvolumeclaims',
      'GET /api/v1/namespaces/ml-vision/pods',
      'GET /api/v1/persistentvolumes',
      'GET /apis',
    ]);
  });

  test('names a pod that runs, and keeps the entry', async () => {
    const pod = { metadata: { namespace: 'ml-vision', name: 'web' }, status: { phase: 'Running' } };
    const ran = await offboard([], {
      replies: { '/api/v1/namespaces/ml-vision/pods': page([pod]) },
    });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/the pod ml-vision\/web has not ended/);
    expect(lastLine(ran)).toBe('The entry must not go yet.');
  });

  test('asks for the version of a group that the cluster prefers', async () => {
    const workload = { metadata: { namespace: 'ml-vision', name: 'job' }, status: {} };
    const ran = await offboard([], {
      groups: [KUEUE],
      replies: {
        '/apis/kueue.x-k8s.io/v1beta2/namespaces/ml-vision/workloads': page([workload]),
        '/apis/kueue.x-k8s.io/v1beta2/clusterqueues': page([]),
      },
    });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/the workload ml-vision\/job waits/);
  });

  test('a kind that the cluster does not serve, it does not have', async () => {
    const ran = await offboard([], { groups: [KUEUE] });
    expect([ran.status, lastLine(ran)]).toEqual([0, 'The entry may go.']);
  });

  test('says which right is missing, and which role has it', async () => {
    const denial = status(
      403,
      'persistentvolumes is forbidden: User "eve" cannot list resource "persistentvolumes" in API group "" at the cluster scope',
    );
    const ran = await offboard([], { replies: { '/api/v1/persistentvolumes': denial } });
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/list persistentvolumes in all namespaces; tenancy cluster-role/);
  });

  test('of several clusters, takes the one that is named, and tells where else to look', async () => {
    const unnamed = await offboard([], { fleet: TWO_CLUSTERS });
    expect(unnamed.status).toBe(2);
    expect(unnamed.stderr).toMatch(
      /several clusters \(asia, eu, us\), and none is called like .*; say which one it is with --cluster/,
    );
    await api.close();
    const ran = await offboard(['--cluster', 'eu'], { fleet: TWO_CLUSTERS });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toMatch(/^The end of vision on eu: 1 namespace\./);
    expect(lastLine(ran)).toBe('Nothing on eu keeps the entry. Look at us as well.');
    await api.close();
    const absent = await offboard(['--cluster', 'asia'], { fleet: TWO_CLUSTERS });
    expect([absent.status, absent.stderr]).toEqual([2, 'error: vision has nothing on asia\n']);
  });

  test('of several clusters, takes the one that is called like the server, and says so', async () => {
    const ran = await offboard([], { fleet: TWO_CLUSTERS.replaceAll(/\beu\b/g, 'test') });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toMatch(/^The end of vision on test: 1 namespace\./);
    expect(ran.stderr).toMatch(
      /^Reads .* \(context test of .*\), as the cluster test of the file\.\n$/,
    );
  });

  test('takes no folder as well', async () => {
    const ran = await offboard(['--from', 'held']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(/--from.* cannot be used with .*--live/);
  });
});

test('the role of the command lists what it reads, and nothing else', async () => {
  api = await startFakeApi({});
  const { stdout } = await tenancy(['cluster-role', 'offboard']);
  for (const name of Object.keys(OFFBOARD_RESOURCES)) expect(stdout).toContain(`  - ${name}\n`);
  expect(stdout).not.toMatch(/secrets|create|patch|get|watch/);
});
