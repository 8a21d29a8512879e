import { FLEET, TWO_CLUSTERS, WRONG_FLEET, put, scratch, tenancy } from '../command';

const JOB = `\
apiVersion: batch/v1
kind: Job
metadata: {name: train}
spec:
  parallelism: 2
  template:
    spec:
      restartPolicy: Never
      containers: [{name: main, image: app, resources: {limits: {nvidia.com/gpu: 2}}}]
`;

async function fit(manifest: string, ...args: string[]) {
  return fitIn(FLEET, manifest, ...args);
}

async function fitIn(fleet: string, manifest: string, ...args: string[]) {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', fleet);
  return tenancy(['fit', '-f', file, put(folder, 'job.yaml', manifest), ...args]);
}

describe('tenancy fit', () => {
  test('says that a workload fits, what it wants of the quota, and from which pool', async () => {
    const { status, stdout, stderr } = await fit(JOB, '-n', 'ml-team-vision-prod');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^It fits in ml-team-vision-prod \(team-vision, prod\)\.$/m);
    expect(stdout).toMatch(/^Job\/train +spec\.template +2 +cpu 100m, memory 512Mi, nvidia/m);
    expect(stdout).toMatch(/^requests\.nvidia\.com\/gpu +5 +0 +4 +1$/m);
    expect(stdout).toContain('nvidia.com/gpu comes from the pool h100.');
    expect(stdout).toContain('An empty namespace is assumed');
  });

  test('names everything that is in the way at once, and ends with 1', async () => {
    const wrong = ['priorityClassName: urgent', 'hostNetwork: true', 'schedulerName: other'];
    const manifest = JOB.replace('parallelism: 2', 'parallelism: 3').replace(
      'restartPolicy: Never',
      ['restartPolicy: Never', ...wrong].join('\n      '),
    );
    const { status, stdout } = await fit(manifest, '-n', 'ml-team-vision-prod');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^It does not fit in ml-team-vision-prod .+: 4 reasons\.$/m);
    for (const rule of ['priorities', 'podSecurity', 'podScheduling', 'quota']) {
      expect(stdout.replaceAll('\n ', '')).toMatch(new RegExp(`Job/train; +${rule}\\)`));
    }
  });

  test('counts what is used already, as the cluster tells it', async () => {
    const folder = scratch();
    const used = `\
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ResourceQuota
    metadata: {name: namespace, namespace: ml-team-vision-prod}
    status: {used: {requests.nvidia.com/gpu: "2"}}
`;
    const args = ['-n', 'ml-team-vision-prod', '--used', put(folder, 'used.yaml', used)];
    const { status, stdout } = await fit(JOB, ...args);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^requests\.nvidia\.com\/gpu +5 +2 +4 +-1$/m);
    expect(stdout).not.toContain('An empty namespace is assumed');
    const other = await fit(JOB, '-n', 'ml-team-vision-dev', ...args.slice(2));
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('has no ResourceQuota of ml-team-vision-dev');
  });

  test('prints the same for programs', async () => {
    const { status, stdout } = await fit(JOB, '-n', 'ml-team-vision-prod', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'FitReport',
      namespace: 'ml-team-vision-prod',
      verdict: 'fits',
      usage: 'assumed-empty',
      workloads: [{ object: 'Job/train', pods: 2, together: { 'nvidia.com/gpu': '4' } }],
      pools: [{ resource: 'nvidia.com/gpu', pools: ['h100'] }],
      reasons: [],
    });
  });

  test('says what tolerates the taints of the nodes', async () => {
    const tainted = (more: string): string => `\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  ${more}
  pools:
    h100:
      resource: nvidia.com/gpu
      product: H100
      capacity: 8
      taints: [{ key: nvidia.com/pool, value: h100, effect: NoSchedule }]
tenants:
  - { name: vision, costCenter: E, namespaces: single, quota: { cpu: 9, memory: 9Gi, gpu: 8 }, scheduling: { tolerations: [nvidia.com/pool] } }
`;
    const queued = await fitIn(tainted('queueing: kueue'), JOB, '-n', 'vision');
    expect(queued.stdout).toContain(
      'nvidia.com/gpu comes from the pool h100.\n' +
        'The nodes of h100 have the taint nvidia.com/pool=h100:NoSchedule, and Kueue lets\n' +
        'the pods tolerate it.\n',
    );
    const shut = await fitIn(tainted('kubernetesVersion: "1.36"'), JOB, '-n', 'vision');
    expect(shut.status).toBe(1);
    expect(shut.stdout).toMatch(/^It would be admitted, and then wait in vision .+: 1 reason\.$/m);
    const tolerating = JOB.replace(
      'restartPolicy: Never',
      'restartPolicy: Never\n      tolerations: [{key: nvidia.com/pool, operator: Exists}]',
    );
    const open = await fitIn(tainted('kubernetesVersion: "1.36"'), tolerating, '-n', 'vision');
    expect([open.status, open.stdout]).toEqual([0, expect.stringContaining('which the pods')]);
  });

  test.each([
    [JOB, ['-n', 'ml-team-visoin-prod'], /did you mean ml-team-vision-prod\?/],
    [
      JOB,
      ['-n', 'ml-team-vision-prod', '-c', 'eu'],
      /there is no cluster "eu"; the file names no clusters/,
    ],
    [JOB, [], /required option '-n, --namespace <name>' not specified/],
    ['a: [', ['-n', 'ml-team-vision-prod'], /job\.yaml:1 is not YAML/],
    [
      '{}',
      ['-n', 'ml-team-vision-prod'],
      /job\.yaml:1 starts a document without apiVersion or kind/,
    ],
    ['# nothing', ['-n', 'ml-team-vision-prod'], /job\.yaml has no object/],
    [JOB, ['-n', 'ml-team-vision-prod', '--used', 'absent.yaml'], /cannot read absent\.yaml/],
  ])('misuse ends with 2 (%#)', async (manifest, args, message) => {
    const { status, stdout, stderr } = await fit(manifest, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('a namespace of several clusters needs the cluster', async () => {
    const { status, stderr } = await fitIn(TWO_CLUSTERS, JOB, '-n', 'vision');
    expect(status).toBe(2);
    expect(stderr).toContain('vision is on several clusters (eu, us); choose one with --cluster');
    const eu = await fitIn(TWO_CLUSTERS, JOB, '-n', 'vision', '-c', 'eu');
    expect([eu.status, eu.stdout.split('\n', 1)[0]]).toEqual([
      0,
      'It fits in vision (vision, all, eu).',
    ]);
    expect((await fitIn(TWO_CLUSTERS, JOB, '-n', 'vision', '-c', 'us')).status).toBe(1);
  });

  test('prints nothing but findings if the file has errors', async () => {
    const { status, stdout, stderr } = await fitIn(WRONG_FLEET, JOB, '-n', 'ml-team-vision-prod');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error POOL_UNKNOWN');
  });
});
