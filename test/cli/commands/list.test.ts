import { FLEET, put, scratch, tenancy, WARNING_FLEET, WRONG_FLEET } from '../command';

async function list(text: string, ...args: string[]) {
  return tenancy(['list', '-f', put(scratch(), 'tenants.yaml', text), ...args]);
}

describe('tenancy list', () => {
  test('shows who the tenants are, then namespaces with quotas, then pools with holders', async () => {
    expect(await list(FLEET)).toEqual({
      status: 0,
      stderr: '',
      stdout: `\
TENANT        COST CENTER   CONTACT   POD SECURITY   PEOPLE
team-search   ENG-2         -         baseline       -
team-vision   ENG-1         -         baseline       alice@example.com (admin), group:vision

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

  test('tells what counts until a day, with the reason', async () => {
    const timed = FLEET.replace(
      'admins: [alice@example.com]',
      'admins: [alice@example.com, {user: bob@example.com, until: 2026-12-24, why: on call}]\n    grants: {launch: {until: 2027-01-31, quota: {gpu: 1, cpu: 20}, why: launch of the assistant}}',
    );
    const { stdout } = await list(timed);
    expect(stdout).toContain(`\
TENANT        FOR A TIME                UNTIL        WHY
team-vision   1 h100 device, 20 cpu     2027-01-31   launch of the assistant
team-vision   bob@example.com (admin)   2026-12-24   on call
`);
    const { tenants } = JSON.parse((await list(timed, '--json')).stdout) as {
      tenants: readonly { timed?: unknown }[];
    };
    expect(tenants.map(({ timed: terms }) => terms)).toEqual([
      undefined,
      [
        {
          kind: 'grant',
          name: 'launch',
          gives: '1 h100 device, 20 cpu',
          until: '2027-01-31',
          why: 'launch of the assistant',
        },
        {
          kind: 'person',
          name: 'bob@example.com',
          gives: 'admin',
          until: '2026-12-24',
          why: 'on call',
        },
      ],
    ]);
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
TENANT        COST CENTER   CONTACT   POD SECURITY   PEOPLE
a (removed)   x             -         baseline       -
b             x             -         baseline       -

TENANT   ENVIRONMENT     NAMESPACE         CPU   MEMORY   STORAGE   PODS   GPU
a        all (removed)   a                  10     40Gi     500Gi    100   a100 5
b        all             b           unlimited     40Gi     500Gi    100   a100 2, h100 1

POOL   RESOURCE                 CAPACITY   GRANTED   FREE   HELD BY
a100   nvidia.com/mig-1g.10gb   unstated         7      -   a 5, b 2
h100   nvidia.com/gpu                  8         1      7   b 1
`);
  });

  test('prints amounts as people say them, and exactly as JSON', async () => {
    const fleet = FLEET.replace('cpu: 10, memory: 40Gi', 'cpu: 123.076, memory: 7549748Mi');
    const { stdout } = await list(fleet);
    expect(stdout).toMatch(/ml-team-vision-prod +61\.5 +3\.6Ti /);
    const { tenants } = JSON.parse((await list(fleet, '--json')).stdout);
    expect(tenants[1].environments[2].quota).toMatchObject({ cpu: '61538m', memory: '3774874Mi' });
  });

  test('names contacts, and the environments in which people or pod security differ', async () => {
    const { stdout } = await list(`\
apiVersion: cdk8s-tenancy/v1alpha1
tenants:
  - name: vision
    costCenter: ENG-1
    contact: vision@example.com
    admins: [alice]
    users: [{group: vision}]
    podSecurity: restricted
    environments:
      dev: {users: [{group: vision}, {serviceAccount: ci/deployer}], podSecurity: baseline}
      prod: {users: [bob]}
`);
    expect(stdout.split('\n\n')[0]).toBe(
      `TENANT   COST CENTER   CONTACT              POD SECURITY                                          PEOPLE\n` +
        `vision   ENG-1         vision@example.com   baseline (in dev), restricted (in staging and prod)   ` +
        `alice (admin), group:vision (in dev and staging), serviceaccount:ci/deployer (in dev), bob (in prod)`,
    );
  });

  test('names those who only have roles of the platform, and in JSON everybody who has one', async () => {
    const fleet = `\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  environments: {dev: {share: 50%}, prod: {share: 50%}}
  roles:
    log-reader: {rules: [{apiGroups: [""], resources: [pods, pods/log], verbs: [get, list, watch]}]}
tenants:
  - name: vision
    costCenter: ENG-1
    users: [bob]
    serviceAccounts: {hub: {apiAccess: false}}
    bindings: {logs: {clusterRole: log-reader, to: [users]}}
    environments:
      prod:
        bindings: {support: {clusterRole: log-reader, subjects: [bob, {group: support}], accounts: [hub]}}
`;
    expect((await list(fleet)).stdout.split('\n')[1]).toMatch(
      / bob, group:support \(log-reader in prod\), serviceaccount:vision-prod\/hub \(log-reader in prod\)$/,
    );
    const [dev, prod] = JSON.parse((await list(fleet, '--json')).stdout).tenants[0].environments;
    const logs = { name: 'logs', clusterRole: 'log-reader', subjects: [{ user: 'bob' }] };
    expect(dev.bindings).toEqual([logs]);
    expect(prod.bindings).toEqual([
      logs,
      {
        name: 'support',
        clusterRole: 'log-reader',
        subjects: [{ user: 'bob' }, { group: 'support' }, { serviceAccount: 'vision-prod/hub' }],
      },
    ]);
  });

  test('fits a terminal of eighty columns', async () => {
    const file = put(
      scratch(),
      'tenants.yaml',
      FLEET.replace('[{group: vision}]', '[bob@example.com, {group: vision}]').replaceAll(
        'team-',
        '',
      ),
    );
    const { stdout } = await tenancy(['list', '-f', file], {
      terminal: true,
      env: { NO_COLOR: '1' },
    });
    expect(stdout).toContain('bob@example.com, group:vision\n');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
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
    expect(stdout.trimEnd().split('\n')).toHaveLength(2 + 1 + 4);
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
      organization: null,
      state: 'active',
      quota: { cpu: '10', memory: '40Gi', storage: '500Gi', pods: '100', gpu: { h100: 10 } },
    });
    expect(environments[2]).toEqual({
      name: 'prod',
      namespace: 'ml-team-vision-prod',
      state: 'active',
      podSecurity: 'baseline',
      podSecurityExceptions: [],
      policies: {
        resourceQuotas: ['forbidden-priorities', 'namespace'],
        limitRanges: ['defaults'],
        networkPolicies: ['allow-dns', 'allow-internet', 'allow-same-namespace', 'default-deny'],
      },
      serviceAccounts: [],
      isolation: 'namespace',
      runtimeClass: null,
      quota: { cpu: '5', memory: '20Gi', storage: '250Gi', pods: '50', gpu: { h100: 5 } },
      subjects: {
        admins: [{ user: 'alice@example.com' }],
        users: [{ group: 'vision' }],
        viewers: [],
        deployers: [],
      },
      bindings: [],
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

  test('says to which organisation a tenant belongs', async () => {
    const { stdout } = await list(
      'apiVersion: cdk8s-tenancy/v1alpha1\norganizations: {research: {costCenter: R-1}}\n' +
        'tenants:\n  - {name: a, organization: research}\n  - {name: b, costCenter: x}\n',
      '--json',
    );
    const { tenants } = JSON.parse(stdout) as { tenants: { organization: string | null }[] };
    expect(tenants.map(({ organization }) => organization)).toEqual(['research', null]);
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

  test('lists what each level accepts', async () => {
    const { stdout } = await list(
      `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  pools: {h100: {resource: nvidia.com/gpu}}
  accept: [{code: GPU_ZERO, why: platform}]
tiers:
  small:
    guardRails: {acceleratorNames: off}
    accept: [{code: GUARD_RAIL_OFF, why: tier}]
tenants:
  - {name: a, costCenter: C, tier: small, quota: {gpu: 1}}
  - name: b
    costCenter: C
    environments:
      dev: {guardRails: {acceleratorNames: off}, accept: [{code: GUARD_RAIL_OFF, why: environment}]}
      prod: {}
`,
      '--accepted',
    );
    for (const why of ['platform', 'tier', 'environment']) {
      expect(stdout).toMatch(new RegExp(`tenants\\.yaml:\\d+:\\d+ .* ${why} `));
    }
  });

  test('says so where there are none', async () => {
    const { status, stdout, stderr } = await list(FLEET, '--accepted');
    expect([status, stdout, stderr]).toEqual([0, '', 'The file accepts no warning.\n']);
  });
});
