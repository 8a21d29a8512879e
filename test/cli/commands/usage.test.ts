import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UsageReport } from '../../../lib/cluster/usage/usage-report';
import {
  DROPPED,
  type FakeApi,
  type Reply,
  json,
  page,
  startFakeApi,
  status,
} from '../../reading/fake-api';
import { FLEET, TWO_CLUSTERS, type Ran, put, scratch, tenancy } from '../command';

const OURS = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };

function namespace(name: string, metadata: object = {}): object {
  return { metadata: { name, labels: OURS, ...metadata } };
}

function pod(name: string, requests: object, nodeName?: string): object {
  return {
    metadata: { name, namespace: 'ml-team-vision-prod' },
    spec: { containers: [{ name: 'c', resources: { requests } }], ...(nodeName && { nodeName }) },
    status: { phase: nodeName === undefined ? 'Pending' : 'Running' },
  };
}

const QUOTA = {
  metadata: { name: 'namespace', namespace: 'ml-team-vision-prod' },
  status: {
    hard: {
      pods: '50',
      'requests.cpu': '10',
      'requests.memory': '20Gi',
      'requests.nvidia.com/gpu': '4',
    },
    used: {
      pods: '2',
      'requests.cpu': '3',
      'requests.memory': '5Gi',
      'requests.nvidia.com/gpu': '3',
    },
  },
};

const CLUSTER: Readonly<Record<string, Reply | readonly Reply[]>> = {
  '/version': json({ major: '1', minor: '36', gitVersion: 'v1.36.3' }),
  '/apis': json({
    groups: [{ name: 'metrics.k8s.io', preferredVersion: { version: 'v1beta1' } }],
  }),
  '/api/v1/namespaces': page([
    ...['dev', 'prod'].map((name) => namespace(`ml-team-vision-${name}`)),
    ...['dev', 'staging', 'prod'].map((name) => namespace(`ml-team-search-${name}`)),
    namespace('ml-old', { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    { metadata: { name: 'kube-system' } },
  ]),
  '/api/v1/pods': page([
    pod('a', { cpu: '1500m', memory: '2Gi', 'nvidia.com/gpu': '2' }, 'node-1'),
    pod('b', { cpu: '1500m', memory: '3Gi', 'nvidia.com/gpu': '1' }),
  ]),
  '/api/v1/resourcequotas': page([QUOTA]),
  '/api/v1/persistentvolumeclaims': page([]),
  '/apis/metrics.k8s.io/v1beta1/pods': page([
    {
      metadata: { name: 'a', namespace: 'ml-team-vision-prod' },
      containers: [{ usage: { cpu: '250000000n', memory: '512Mi' } }],
    },
  ]),
};

let api: FakeApi;

afterEach(() => api.close());

async function usage(
  args: readonly string[] = [],
  replies: Parameters<typeof startFakeApi>[0] = CLUSTER,
  fleet = FLEET,
): Promise<Ran> {
  api = await startFakeApi(replies);
  const folder = scratch();
  const kubeconfig = api.kubeconfig(folder);
  const file = put(folder, 'tenants.yaml', fleet);
  return tenancy(['-f', file, 'usage', ...args, '--kubeconfig', kubeconfig]);
}

test('what is nearest to full comes first; pending is in brackets; what is amiss is said', async () => {
  const { stdout, stderr, status: ended } = await usage();
  expect(stderr).toBe('');
  expect(ended).toBe(0);
  expect(stdout).toBe(`\
NAMESPACE                        PODS                CPU               MEMORY      GPU   STORAGE       REALLY USED   FULLEST
ml-team-vision-prod      1 (+1) of 50   1.5 (+1.5) of 10   2Gi (+3Gi) of 20Gi   2 (+1)         0   0.25 cpu, 512Mi   75 % nvidia.com/gpu
ml-old                              0                  0                    0        0         0          0 cpu, 0   -
ml-team-search-dev                  0                  0                    0        0         0          0 cpu, 0   -
ml-team-search-prod                 0                  0                    0        0         0          0 cpu, 0   -
ml-team-search-staging              0                  0                    0        0         0          0 cpu, 0   -
ml-team-vision-dev                  0                  0                    0        0         0          0 cpu, 0   -

In brackets: what pods ask for that wait for a node.
The file has 1 namespace that the cluster does not have: ml-team-vision-staging.
The cluster has 1 namespace with our label that the file does not have: ml-old.
Deleted, and still there: ml-old.
`);
});

test('as JSON, exact amounts, and every namespace', async () => {
  const { stdout } = await usage(['--json']);
  const report = JSON.parse(stdout) as UsageReport;
  expect(report).toMatchObject({
    kind: 'Usage',
    cluster: null,
    version: 'v1.36.3',
    by: 'namespace',
  });
  expect(report.missing).toEqual(['ml-team-vision-staging']);
  expect(report.namespaces.map(({ namespace: name, tenant }) => `${name} ${tenant}`)).toEqual([
    'ml-old null',
    'ml-team-search-dev team-search',
    'ml-team-search-prod team-search',
    'ml-team-search-staging team-search',
    'ml-team-vision-dev team-vision',
    'ml-team-vision-prod team-vision',
  ]);
  expect(report.namespaces.at(-1)).toMatchObject({
    environment: 'prod',
    requested: {
      cpu: '3',
      memory: '5Gi',
      gpu: '3',
      pods: '2',
      accelerators: { 'nvidia.com/gpu': '3' },
    },
    running: { cpu: '1500m', memory: '2Gi', gpu: '2', pods: '1' },
    hard: QUOTA.status.hard,
    used: QUOTA.status.used,
    real: { cpu: '250m', memory: '512Mi' },
    fullest: { key: 'requests.nvidia.com/gpu', percent: 75 },
    queues: null,
  });
  expect(report.pools).toEqual([
    {
      pools: ['h100'],
      names: ['nvidia.com/gpu'],
      requested: '3',
      running: '2',
      capacity: '16',
      granted: '10',
    },
  ]);
});

test('as CSV, cores and bytes as plain numbers', async () => {
  const { stdout } = await usage(['--format', 'csv']);
  const [headings, first] = stdout.split('\n').map((line) => line.split(','));
  const cell = (name: string): string | undefined => first![headings!.indexOf(name)];
  expect(cell('namespace')).toBe('ml-team-vision-prod');
  expect(cell('requested_cpu')).toBe('3');
  expect(cell('running_cpu')).toBe('1.5');
  expect(cell('running_memory')).toBe('2147483648');
  expect(cell('percent_cpu')).toBe('30');
});

test('by tenant and by pool', async () => {
  expect((await usage(['--by', 'tenant'])).stdout).toMatch(
    /^TENANT .*\nteam-search .*\nteam-vision .*\n\(none\) /,
  );
  await api.close();
  expect((await usage(['--by', 'pool'])).stdout).toMatch(/h100 +2 \(\+1\) +10 +16 +18.7 %/);
});

test('of named tenants, only their namespaces are read', async () => {
  const { stdout } = await usage(['team-vision', '--json'], {
    ...CLUSTER,
    ...Object.fromEntries(
      ['dev', 'prod', 'staging'].flatMap((name) =>
        ['pods', 'resourcequotas', 'persistentvolumeclaims'].flatMap((kind) => [
          [`/api/v1/namespaces/ml-team-vision-${name}/${kind}`, page([])],
          [`/apis/metrics.k8s.io/v1beta1/namespaces/ml-team-vision-${name}/pods`, page([])],
        ]),
      ),
    ),
  });
  const { namespaces } = JSON.parse(stdout) as UsageReport;
  expect(namespaces.map(({ namespace: name }) => name)).toEqual([
    'ml-team-vision-dev',
    'ml-team-vision-prod',
  ]);
  expect(api.asked).not.toContain('GET /api/v1/pods?limit=500');
});

test('each reading is appended to a record', async () => {
  const file = join(scratch(), 'usage.jsonl');
  await usage(['--record', file]);
  await api.close();
  await usage(['--record', file]);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0]!)).toMatchObject({ kind: 'Usage', cluster: null });
});

test('a metrics server that does not answer is said, and the rest is shown', async () => {
  const replies = { ...CLUSTER, '/apis/metrics.k8s.io/v1beta1/pods': status(404, 'none') };
  const { stdout, stderr, status: ended } = await usage([], replies);
  expect(ended).toBe(0);
  expect(stderr).toMatch('metrics server does not answer');
  expect(stdout).not.toContain('REALLY USED');
});

test('--watch reads again after a failure, and Ctrl-C is its ordinary end', async () => {
  const readings = ['/api/v1/pods'];
  const again = {
    ...CLUSTER,
    [readings[0]!]: [page([]), status(500, 'a moment'), page([])],
  };
  const running = usage(['--watch', '1', '--json'], again);
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (api.asked.filter((one) => one.startsWith('GET /api/v1/pods')).length < 3) return;
      clearInterval(timer);
      setTimeout(resolve, 500);
    }, 50);
  });
  process.emit('SIGINT');
  const { status: ended, stdout, stderr } = await running;
  expect(ended).toBe(0);
  expect(stderr).toMatch(/a moment; trying again/);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as UsageReport).kind),
  ).toEqual(['Usage', 'Usage']);
});

test.each([
  [['team-visoin'], 'there is no tenant "team-visoin"; did you mean team-vision?'],
  [['--context', 'tset'], 'there is no context "tset" in'],
  [
    ['--record', '/nowhere/usage.jsonl'],
    '/nowhere/usage.jsonl cannot be written: its folder does not exist',
  ],
  [['--request-timeout', 'soon'], 'Write a time, such as 30s or 2m'],
  [['--watch', '0'], 'Write a number of seconds from 1 to 86400'],
])('%j is misuse', async (args, message) => {
  const { status: ended, stdout, stderr } = await usage(args);
  expect(stderr).toMatch(message);
  expect(stdout).toBe('');
  expect(ended).toBe(2);
});

describe('of several clusters', () => {
  /** One is called like the context of the kubeconfig. */
  const CALLED = TWO_CLUSTERS.replaceAll('eu:', 'test:');
  const MATCHED = /^Reads 127\.0\.0\.1:\d+ \(context test of .*\), as the cluster /;

  test('one has to be stated, if none is called like the server', async () => {
    const { status: ended, stderr } = await usage([], CLUSTER, TWO_CLUSTERS);
    expect(stderr).toMatch(
      /the file has several clusters \(eu, us\), and none is called like 127\.0\.0\.1:\d+ \(context test of .*\); say which one it is with --cluster\n$/,
    );
    expect(ended).toBe(2);
  });

  test('the one that is called like the server is taken, and that is said', async () => {
    const { status: ended, stdout, stderr } = await usage(['--json'], CLUSTER, CALLED);
    expect(ended).toBe(0);
    expect((JSON.parse(stdout) as UsageReport).cluster).toBe('test');
    expect(stderr).toMatch(MATCHED);
    expect(stderr).toMatch(/as the cluster test of the file\.\n/);
  });

  test('one that is stated is taken, and a doubt is said', async () => {
    const {
      status: ended,
      stdout,
      stderr,
    } = await usage(['--json', '--cluster', 'us'], CLUSTER, CALLED);
    expect(ended).toBe(0);
    expect((JSON.parse(stdout) as UsageReport).cluster).toBe('us');
    expect(stderr).toMatch(
      /as the cluster us of the file, although it is called like the cluster test: check that this is right\.\n/,
    );
  });

  test('one that is stated and not doubted needs no word', async () => {
    const { stderr } = await usage(['--cluster', 'us'], CLUSTER, TWO_CLUSTERS);
    expect(stderr).not.toMatch('Reads');
  });
});

test('a connection that drops in the middle, again and again, prints nothing half', async () => {
  const {
    status: ended,
    stdout,
    stderr,
  } = await usage([], { ...CLUSTER, '/api/v1/pods': DROPPED });
  expect(stderr).toMatch(/^error: .* dropped the connection in the middle\n$/);
  expect(stdout).toBe('');
  expect(ended).toBe(2);
});

describe('tenancy cluster-role', () => {
  beforeEach(async () => {
    api = await startFakeApi({});
  });

  test('prints what usage needs', async () => {
    const { stdout } = await tenancy(['cluster-role', 'usage', '--name', 'reader']);
    expect(stdout).toMatch(
      /^apiVersion: rbac\.authorization\.k8s\.io\/v1\nkind: ClusterRole\nmetadata:\n {2}name: reader\n/,
    );
    expect(stdout).not.toMatch(/create|update|delete|patch|\*/);
  });

  test('names the nearest command', async () => {
    const { status: ended, stderr } = await tenancy(['cluster-role', 'usgae']);
    expect(stderr).toMatch('"usgae" does not read a cluster; did you mean usage?');
    expect(ended).toBe(2);
  });
});
