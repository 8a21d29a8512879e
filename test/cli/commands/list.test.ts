import { FLEET, put, scratch, tenancy, WARNING_FLEET, WRONG_FLEET } from '../command';

async function list(text: string, ...args: string[]) {
  return tenancy(['list', '-f', put(scratch(), 'tenants.yaml', text), ...args]);
}

describe('tenancy list', () => {
  test('shows namespaces with their quotas, then pools with their holders', async () => {
    expect(await list(FLEET)).toEqual({
      status: 0,
      stderr: '',
      stdout: `\
TENANT        ENVIRONMENT   NAMESPACE                CPU   MEMORY   STORAGE   PODS   GPU
team-search   dev           ml-team-search-dev         6     24Gi     300Gi     15   -
team-search   staging       ml-team-search-staging     4     16Gi     200Gi     10   -
team-search   prod          ml-team-search-prod       10     40Gi     500Gi     25   -
team-vision   dev           ml-team-vision-dev         3     12Gi     150Gi     30   h100 3
team-vision   staging       ml-team-vision-staging     2      8Gi     100Gi     20   h100 2
team-vision   prod          ml-team-vision-prod        5     20Gi     250Gi     50   h100 5

POOL   RESOURCE         CAPACITY   GRANTED   FREE   HELD BY
h100   nvidia.com/gpu         16        10      6   team-vision 10
`,
    });
  });

  test('tells what is unlimited, removed, free and unknown', async () => {
    const { stdout } = await list(`\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  pools:
    a100: {resource: nvidia.com/mig-1g.10gb}
    h100: {resource: nvidia.com/gpu, capacity: 8, default: true}
tenants:
  - name: b
    costCenter: x
    namespaces: single
    quota: {cpu: null, gpu: {a100: 2, h100: 1}}
  - {name: a, costCenter: x, namespaces: single, state: removed, quota: {gpu: {a100: 5}}}
`);
    expect(stdout).toBe(`\
TENANT   ENVIRONMENT     NAMESPACE         CPU   MEMORY   STORAGE   PODS   GPU
a        all (removed)   a                  10     40Gi     500Gi    100   a100 5
b        all             b           unlimited     40Gi     500Gi    100   a100 2, h100 1

POOL   RESOURCE                 CAPACITY   GRANTED   FREE   HELD BY
a100   nvidia.com/mig-1g.10gb   unstated         7      -   a 5, b 2
h100   nvidia.com/gpu                  8         1      7   b 1
`);
  });

  test('names the ten largest holders of a pool; a pool may have none', async () => {
    const tenants = Array.from(
      { length: 12 },
      (_, index) => `  - {name: t${index}, costCenter: x, quota: {gpu: {p: ${10 + index}}}}\n`,
    );
    const { stdout } = await list(
      `apiVersion: cdk8s-tenancy/v1alpha1\nplatform:\n  pools:\n` +
        `    p: {resource: nvidia.com/gpu}\n    q: {resource: amd.com/gpu}\n` +
        `tenants:\n${tenants.join('')}`,
    );
    expect(stdout).toMatch(/t11 21, t10 20, t9 19, .*, t2 12 and 2 more\n/);
    expect(stdout).toMatch(/\nq .* nobody\n$/);
  });

  test('a fleet without pools shows no table of them', async () => {
    const { stdout } = await list(
      'apiVersion: cdk8s-tenancy/v1alpha1\ntenants: [{name: a, costCenter: x}]\n',
    );
    expect(stdout).not.toContain('POOL');
    expect(stdout.trimEnd().split('\n')).toHaveLength(4);
  });

  test('leaves warnings to validate, and shows errors', async () => {
    expect((await list(WARNING_FLEET)).stderr).toBe('');
    const { status, stdout, stderr } = await list(WRONG_FLEET);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error POOL_UNKNOWN');
  });
});

describe('tenancy list --json', () => {
  test('has the shape that FleetSummary promises', async () => {
    const { status, stdout, stderr } = await list(FLEET, '--json');
    expect([status, stderr]).toEqual([0, '']);
    const summary = JSON.parse(stdout);
    expect(Object.keys(summary)).toEqual([
      'apiVersion',
      'kind',
      'tenants',
      'sharedServices',
      'pools',
    ]);
    expect([summary.apiVersion, summary.kind]).toEqual(['cdk8s-tenancy/v1alpha1', 'FleetSummary']);
    expect(summary.pools).toEqual([
      {
        name: 'h100',
        resource: 'nvidia.com/gpu',
        product: null,
        capacity: 16,
        granted: 10,
        free: 6,
        holders: [{ name: 'team-vision', count: 10 }],
      },
    ]);
    const { environments, ...vision } = summary.tenants[1];
    expect(vision).toEqual({
      name: 'team-vision',
      displayName: 'team-vision',
      costCenter: 'ENG-1',
      department: null,
      contact: null,
      state: 'active',
      quota: { cpu: '10', memory: '40Gi', storage: '500Gi', pods: '100', gpu: { h100: 10 } },
    });
    expect(environments[2]).toEqual({
      name: 'prod',
      namespace: 'ml-team-vision-prod',
      state: 'active',
      podSecurity: 'baseline',
      podSecurityExceptions: [],
      quota: { cpu: '5', memory: '20Gi', storage: '250Gi', pods: '50', gpu: { h100: 5 } },
      subjects: { admins: 1, users: 1, viewers: 0, deployers: 0 },
    });
  });

  test('shared services stand beside the tenants, with who reaches them', async () => {
    const shared = `sharedServices:\n  mlflow: {costCenter: P, ports: {http: 5000}, consumers: [team-vision], quota: {gpu: 2}}\n`;
    const { stdout } = await list(`${FLEET}${shared}`, '--json');
    const { sharedServices, pools } = JSON.parse(stdout);
    expect(sharedServices).toMatchObject([
      { name: 'mlflow', consumers: ['team-vision'], environments: [{ name: 'shared' }] },
    ]);
    expect(pools[0].holders).toEqual([
      { name: 'team-vision', count: 10 },
      { name: 'mlflow', count: 2 },
    ]);
    expect((await list(`${FLEET}${shared}`)).stdout).toMatch(/^mlflow +shared +ml-mlflow/m);
  });

  test('counts people and names nobody', async () => {
    const { stdout } = await list(FLEET, '--json');
    expect(stdout).not.toMatch(/alice|"vision"/);
  });

  test('holds every holder', async () => {
    const tenants = Array.from(
      { length: 12 },
      (_, index) => `  - {name: t${index}, costCenter: x, quota: {gpu: 10}}\n`,
    );
    const { stdout } = await list(
      `apiVersion: cdk8s-tenancy/v1alpha1\nplatform: {pools: {p: {resource: amd.com/gpu}}}\n` +
        `tenants:\n${tenants.join('')}`,
      '--json',
    );
    expect(JSON.parse(stdout).pools[0].holders).toHaveLength(12);
  });
});

describe('tenancy list --accepted', () => {
  const ACCEPTING = `apiVersion: cdk8s-tenancy/v1alpha1
platform: {pools: {h100: {resource: nvidia.com/gpu}}}
tenants:
  - name: a
    costCenter: C
    quota: {gpu: 1}
    accept: [{code: GPU_ZERO, why: only prod serves}]
`;

  test('shows where, what and why', async () => {
    const { status, stdout, stderr } = await list(ACCEPTING, '--accepted');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toMatch(/^PLACE +CODE +WHY +WARNING/);
    expect(stdout).toMatch(/tenants\.yaml:6:\d+ +GPU_ZERO +only prod serves +/);
  });

  test('gives scripts the findings with their reasons', async () => {
    const { stdout } = await list(ACCEPTING, '--accepted', '--json');
    const [first] = JSON.parse(stdout);
    expect(first).toMatchObject({
      why: 'only prod serves',
      finding: { code: 'GPU_ZERO', line: 6 },
    });
  });

  test('says so where there are none', async () => {
    const { status, stdout, stderr } = await list(FLEET, '--accepted');
    expect([status, stdout, stderr]).toEqual([0, '', 'The file accepts no warning.\n']);
  });
});
