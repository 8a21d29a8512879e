import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { ADOPT_RESOURCES } from '../../../lib/cluster/adopt/adopt-resources';
import { ROOT } from '../../docs/pages';
import { type FakeApi, type Reply, json, page, startFakeApi, status } from '../../reading/fake-api';
import { type Ran, put, scratch, tenancy } from '../command';

const NAMESPACES = [
  { metadata: { name: 'team', labels: { 'cost-center': 'X' } } },
  { metadata: { name: 'other', labels: {} } },
];

const INSIDE: Readonly<Record<string, readonly object[]>> = {
  resourcequotas: [
    { metadata: { name: 'old', namespace: 'team' }, spec: { hard: { 'requests.cpu': '4' } } },
  ],
  pods: [
    {
      metadata: { name: 'p', namespace: 'team' },
      spec: { containers: [{ name: 'main', image: 'app' }] },
      status: { phase: 'Running' },
    },
  ],
};

let api: FakeApi;

afterEach(() => api.close());

interface Setting {
  readonly replies?: Readonly<Record<string, Reply>>;
  readonly file?: string;
  readonly inside?: Readonly<Record<string, readonly object[]>>;
}

/** Runs the command in a new folder. */
async function adopt(
  args: readonly string[],
  { replies = {}, file, inside = INSIDE }: Setting = {},
): Promise<Ran & { readonly folder: string }> {
  const lists = ADOPT_RESOURCES.flatMap(({ group, version, resource }) => {
    const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    return [
      [`${root}/${resource}`, page(resource === 'namespaces' ? NAMESPACES : [])],
      [`${root}/namespaces/team/${resource}`, page(inside[resource] ?? [])],
    ] as const;
  });
  api = await startFakeApi({
    '/version': json({ major: '1', minor: '36', gitVersion: 'v1.36.3' }),
    '/apis': json({
      groups: [{ name: 'kueue.x-k8s.io', preferredVersion: { version: 'v1beta2' } }],
    }),
    '/apis/kueue.x-k8s.io/v1beta2/namespaces/team/localqueues': page(inside['localqueues'] ?? []),
    ...Object.fromEntries(lists),
    ...replies,
  });
  const folder = scratch();
  if (file !== undefined) put(folder, 'tenants.yaml', file);
  const kubeconfig = api.kubeconfig(folder);
  const all = [
    'adopt',
    ...args,
    '--file',
    join(folder, 'tenants.yaml'),
    '--kubeconfig',
    kubeconfig,
  ];
  return { ...(await tenancy(all)), folder };
}

test('the entry on standard output, and the report beside it', async () => {
  const ran = await adopt(['team']);
  expect(ran.status).toBe(0);
  expect(ran.stdout).toMatch(
    /^apiVersion: cdk8s-tenancy\/v1alpha1\nplatform: \{kubernetesVersion: "1\.36"\}\n/,
  );
  expect(ran.stdout).toContain('  - name: team\n');
  expect(ran.stderr).toMatch(/^\n1 namespace as the tenant team: team \(all\)\./);
  expect(ran.stderr).toContain('kubectl delete --namespace team resourcequota/old\n');
});

test('nothing is asked that is no list', async () => {
  await adopt(['team']);
  const others = api.asked.filter((one) => !/^GET \/(?:(?:version|apis)$|.*\?limit=500)/.test(one));
  expect(others).toEqual([]);
});

test('kinds that a cluster serves in another version, or not at all', async () => {
  const queue = {
    metadata: { name: 'research', namespace: 'team' },
    spec: { clusterQueue: 'gpu' },
  };
  const ran = await adopt(['team'], { inside: { ...INSIDE, localqueues: [queue] } });
  expect(ran.status).toBe(0);
  expect(ran.stderr).toContain("team: Kueue's queue research, of ClusterQueue gpu, with 0");
  expect(api.asked.filter((one) => one.includes('resourceclaims'))).toEqual([]);
});

test('a file that does not exist yet is written, and validates', async () => {
  const folder = scratch();
  const output = join(folder, 'tenants.yaml');
  const ran = await adopt(['team', '--output', output]);
  expect(ran.stdout).toMatch(/^1 namespace as the tenant team/);
  const valid = await tenancy(['validate', '--file', output]);
  expect([valid.status, valid.stderr]).toEqual([0, expect.not.stringContaining('error')]);
});

test('a file that exists is never overwritten', async () => {
  const folder = scratch();
  const output = put(folder, 'tenants.yaml', 'mine');
  const ran = await adopt(['team', '--output', output]);
  expect([ran.status, readFileSync(output, 'utf8')]).toEqual([2, 'mine']);
  expect(ran.stderr).toContain('adopt never overwrites a file; name another one with --output');
});

test('beside tenants of a file, the entry alone', async () => {
  const file =
    'apiVersion: cdk8s-tenancy/v1alpha1\ntenants:\n  - {name: vision, costCenter: A, namespaces: single, namespace: vision}\n';
  const ran = await adopt(['team'], { file });
  expect(ran.stdout).toMatch(/^tenants:\n {2}- name: team\n/);
  await api.close();
  const taken = await adopt(['team', '--tenant', 'vision'], { file });
  expect(taken.stderr).toMatch(/^error: the file has a tenant vision already; state another name/);
});

test('environments that the platform has and the tenant does not are left out', async () => {
  const file = 'apiVersion: cdk8s-tenancy/v1alpha1\ntenants: []\n';
  const { stdout } = await adopt(['team=prod'], { file });
  expect(stdout).toMatch(
    /\n {4}environments:\n {6}prod:\n[^]*\n {6}dev: null\n {6}staging: null\n/,
  );
});

describe('a file with several clusters', () => {
  const file = (...names: readonly string[]): string =>
    `apiVersion: cdk8s-tenancy/v1alpha1\nclusters: {${names.map((name) => `${name}: {}`).join(', ')}}\ntenants: []\n`;

  test('the one that is called like the context', async () => {
    const ran = await adopt(['team=prod'], { file: file('test', 'other') });
    expect(ran.stdout).toContain('    clusters: [test]\n');
    expect(ran.stderr).toMatch(
      /\nRead from 127\.0\.0\.1:\d+ \(context test of .*\), as the cluster test of the file\.\n/,
    );
  });

  test('the one that is stated, and a context that is called like another one is said', async () => {
    const ran = await adopt(['team=prod', '--cluster', 'other'], { file: file('test', 'other') });
    expect(ran.stdout).toContain('    clusters: [other]\n');
    expect(ran.stderr).toMatch(
      /as the cluster other of the file, although it is called like the cluster test: check/,
    );
  });

  test('a pool that is missing is one of the cluster', async () => {
    const quota = {
      metadata: { name: 'q', namespace: 'team' },
      spec: { hard: { 'requests.nvidia.com/gpu': '2' } },
    };
    const ran = await adopt(['team=prod'], {
      file: file('test', 'other'),
      inside: { resourcequotas: [quota] },
    });
    expect(ran.stdout).toMatch(
      /^clusters:\n {2}test:\n {4}pools:\n {6}nvidia-gpu: \{resource: nvidia.com\/gpu, capacity: 2\}\n/,
    );
  });

  test.each([
    [
      ['team=prod'],
      /^error: the file has several clusters \(eu, us\), and none is called like 127\.0\.0\.1:\d+ \(context test of .*\); say which one it is with --cluster\n$/,
    ],
    [
      ['team=prod', '--cluster', 'uk'],
      /^error: there is no cluster "uk"; did you mean u[ks]\?\n$|^error: there is no cluster "uk"; the file has eu, us\n$/,
    ],
  ])('which one cannot be told: %j', async (args, pattern) => {
    const ran = await adopt(args, { file: file('eu', 'us') });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([2, '', expect.stringMatching(pattern)]);
    expect(api.asked).toEqual([]);
  });

  test('none, without a file', async () => {
    const ran = await adopt(['team', '--cluster', 'eu']);
    expect([ran.status, api.asked]).toEqual([2, []]);
    expect(ran.stderr).toMatch(/that could have the cluster eu; leave --cluster out/);
  });
});

test('--json is what its schema says', async () => {
  const { stdout } = await adopt(['team', '--json']);
  const path = join(ROOT, 'schema/adopt.v1alpha1.schema.json');
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
  const report: unknown = JSON.parse(stdout);
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(report).toMatchObject({ kind: 'Adoption', tenant: 'team' });
});

test('the status is 1 if something that runs is in the way', async () => {
  const pods = [
    {
      metadata: { name: 'p', namespace: 'team' },
      spec: { containers: [{ name: 'main', image: 'app', resources: { requests: { cpu: '5' } } }] },
      status: { phase: 'Running' },
    },
  ];
  const ran = await adopt(['team'], { inside: { ...INSIDE, pods } });
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('- team: requests.cpu is 4, and 5 is used.');
});

describe('bad input', () => {
  test.each([
    [['gone'], 'error: the cluster has no namespace "gone"; kubectl get namespaces shows all\n'],
    [
      ['team', '--tenant', 'A b'],
      'error: "A b" cannot be the name of a tenant; use lower-case letters, digits and hyphens\n',
    ],
    [
      ['team', 'other'],
      expect.stringMatching(/^error: nothing says which tenant|^error: the labels/),
    ],
  ])('%j', async (args, expected) => {
    const ran = await adopt(args);
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([2, '', expected]);
  });

  test('all problems at once', async () => {
    const { stderr } = await adopt(['gone', 'kube-system']);
    expect(stderr.match(/^error: /gm)).toHaveLength(2);
  });

  test('a right that is missing, with the role that has it', async () => {
    const denial = status(
      403,
      'nodes is forbidden: User "eve" cannot list resource "nodes" in API group "" at the cluster scope',
    );
    const ran = await adopt(['team'], { replies: { '/api/v1/nodes': denial } });
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(
      /user "eve" list nodes in all namespaces; tenancy cluster-role adopt/,
    );
  });

  test('a right that is missing in the namespace alone', async () => {
    const denial = status(
      403,
      'pods is forbidden: User "eve" cannot list resource "pods" in API group "" in the namespace "team"',
    );
    const ran = await adopt(['team'], { replies: { '/api/v1/namespaces/team/pods': denial } });
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/user "eve" list pods in .*team; tenancy cluster-role adopt/);
  });

  test('a file with an error: nothing is asked', async () => {
    const ran = await adopt(['team'], { file: 'tenants: {}\n' });
    expect([ran.status, ran.stdout, api.asked]).toEqual([1, '', []]);
  });
});

test('the least role may list, and nothing else', async () => {
  api = await startFakeApi({});
  const { stdout } = await tenancy(['cluster-role', 'adopt']);
  expect(stdout).toContain('  - serviceaccounts\n  - services\n  verbs:\n  - list\n');
  expect(stdout).not.toMatch(/secrets|create|patch|get/);
});
