import { FLEET, put, scratch, tenancy } from '../command';

const RBAC = `\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: worker}
rules:
  - {verbs: [get, list], apiGroups: [""], resources: [pods, secrets]}
  - {verbs: [get, list], apiGroups: [apps], resources: [deployments, deployments/scale]}
  - {verbs: [create], apiGroups: [""], resources: [pods/exec]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: monitor}
rules:
  - {verbs: [get], nonResourceURLs: [/metrics]}
  - {verbs: ["*"], apiGroups: ["*"], resources: ["*"], resourceNames: [own]}
---
${bindingOf('workers', 'shop', 'worker', 'Group', 'shop-team')}
---
${bindingOf('workers', 'shop-test', 'worker', 'Group', 'shop-team')}
---
${bindingOf('gone', 'shop', 'no-such-role', 'User', 'alice@example.com')}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: monitors}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: monitor}
subjects: [{kind: ServiceAccount, name: prometheus, namespace: monitoring}]
`;

function bindingOf(
  name: string,
  namespace: string,
  role: string,
  kind: string,
  who: string,
): string {
  return `\
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ${name}, namespace: ${namespace}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${who}}]`;
}

async function ask(...args: string[]) {
  const folder = scratch();
  put(folder, 'rbac.yaml', RBAC);
  return tenancy(['can', ...args, '--output', folder]);
}

async function askFleet(...args: string[]) {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', FLEET);
  await tenancy(['synth', '-f', file]);
  return tenancy(['can', ...args, '-f', file]);
}

describe('tenancy can SUBJECT', () => {
  test('shows the rights of a group by place and role, places with the same rights together', async () => {
    const { status, stdout, stderr } = await ask('group:shop-team');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Group shop-team has rights in 2 namespaces\.$/m);
    expect(stdout).toMatch(/^In shop, shop-test:$/m);
    expect(stdout).toMatch(/^ClusterRole\/worker +RoleBinding\/workers +Group shop-team$/m);
    expect(stdout).toMatch(/^ClusterRole\/worker permits:$/m);
    expect(stdout).toMatch(
      /^get, list +pods, secrets, deployments\.apps, deployments\.apps\/scale$/m,
    );
  });

  test('names the rights to be careful with, and why', async () => {
    const { stdout } = await ask('group:shop-team');
    expect(stdout).toContain('! read secrets (get, list secrets). Secrets hold passwords');
    expect(stdout).toContain('! run commands in pods (create pods/exec).');
  });

  test('shows what holds in the whole cluster, paths, wildcards and names', async () => {
    const { stdout } = await ask('serviceaccount:monitoring/prometheus');
    expect(stdout).toMatch(
      /^ServiceAccount monitoring\/prometheus has rights in the whole cluster\.$/m,
    );
    expect(stdout).toMatch(/^get +\/metrics$/m);
    expect(stdout).toMatch(/^every verb +everything \(only own\)$/m);
    expect(stdout.replaceAll('\n ', '')).toMatch(
      /! read secrets \(get, list, watch secrets, +only own\)/,
    );
  });

  test('says that somebody may do everything, and lists no single right then', async () => {
    const { stdout } = await ask('group:system:masters', '--system');
    expect(stdout).toContain('! do everything. That includes reading all secrets');
    expect(stdout).not.toContain('! read secrets');
  });

  test('says that a binding names a role that is missing', async () => {
    const { stdout } = await ask('alice@example.com');
    expect(stdout).toContain('ClusterRole/no-such-role (missing, grants nothing)');
  });

  test('adds the groups that the identity provider knows', async () => {
    const { stdout } = await ask('alice@example.com', '--group', 'shop-team');
    expect(stdout).toMatch(/^ClusterRole\/worker +RoleBinding\/workers +Group shop-team$/m);
    expect(stdout).toContain('Groups that count: system:authenticated, shop-team.');
  });

  test('keeps to a namespace and the whole cluster, if so asked', async () => {
    const { stdout } = await ask('group:shop-team', '-n', 'shop');
    expect(stdout).toMatch(/^In shop:$/m);
  });

  test('shows what Kubernetes grants to everybody, if so asked', async () => {
    expect((await ask('alice@example.com')).stdout).toMatch(/--system\sshows it/);
    const { stdout } = await ask('alice@example.com', '--system');
    expect(stdout).toMatch(/^ClusterRole\/system:basic-user .+ Group system:authenticated$/m);
  });

  test('says that no binding names somebody, and who is near', async () => {
    const { status, stdout, stderr } = await ask('user:alise@example.com');
    expect(status).toBe(0);
    expect(stderr).toContain('did you mean user:alice@example.com?');
    expect(stdout).toMatch(/^No binding gives User alise@example\.com a right\.$/m);
  });

  test('prints the rules of each role once for programs', async () => {
    const { stdout } = await ask('group:shop-team', '--json');
    const report = JSON.parse(stdout) as {
      places: { namespace?: string; grants: object[]; dangers: object[] }[];
      roles: { role: string; rules: object[] }[];
    };
    expect(report).toMatchObject({
      subject: { kind: 'Group', name: 'shop-team' },
      groups: ['shop-team', 'system:authenticated'],
    });
    expect(report.places.map(({ namespace }) => namespace)).toEqual([
      undefined,
      'shop',
      'shop-test',
    ]);
    expect(report.places[1]).toMatchObject({
      grants: [
        {
          role: 'ClusterRole/worker',
          binding: 'RoleBinding/workers',
          through: { kind: 'Group', name: 'shop-team' },
          missing: false,
          builtIn: false,
          place: 'rbac.yaml:16',
        },
      ],
      dangers: [
        { title: 'read secrets', risk: 'high', by: ['get secrets', 'list secrets'], guards: [] },
        { title: 'run commands in pods', risk: 'medium', by: ['create pods/exec'] },
      ],
    });
    expect(report.roles.filter(({ role }) => role === 'ClusterRole/worker')).toHaveLength(1);
  });

  test('names the policies behind a right', async () => {
    const { stdout } = await askFleet('group:vision');
    expect(stdout.replaceAll(/\n +/g, ' ')).toMatch(
      /! create pods \(create pods\).+ > behind it: .*tenant-pods/,
    );
  });

  test.each([
    ['a name that may be several things', ['shop-team'], 'such as group:shop-team'],
    ['an account without a namespace', ['sa:prometheus'], 'serviceaccount:NAMESPACE/NAME'],
    [
      'a verb without a resource',
      ['group:shop-team', 'get'],
      'tenancy can group:shop-team get pods',
    ],
  ])('%s is misuse, and ends with 2', async (_, args, message) => {
    const { status, stderr } = await ask(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('tenancy can SUBJECT VERB RESOURCE', () => {
  test('says yes, and ends with 0', async () => {
    const { status, stdout } = await ask('group:shop-team', 'get', 'po', '-n', 'shop');
    expect([status, stdout]).toEqual([0, 'Yes: Group shop-team may get pods in shop.\n']);
  });

  test('says no, and ends with 1', async () => {
    const { status, stdout } = await ask('group:shop-team', 'delete', 'pods', '-n', 'shop');
    expect([status, stdout]).toEqual([1, 'No: Group shop-team may not delete pods in shop.\n']);
  });

  test('without a namespace, asks about all of them at once', async () => {
    const { status, stdout } = await ask('group:shop-team', 'get', 'pods');
    expect(status).toBe(1);
    expect(stdout).toContain('may not get pods in all namespaces at once; -n asks about one.');
  });

  test('takes names and paths', async () => {
    const account = 'serviceaccount:monitoring/prometheus';
    expect((await ask(account, 'get', 'secrets', '--name', 'own')).status).toBe(0);
    expect((await ask(account, 'get', 'secrets', '--name', 'other')).status).toBe(1);
    expect((await ask(account, 'get', '/metrics')).status).toBe(0);
  });

  test('a Role of a namespace reaches that namespace itself, and no other', async () => {
    const folder = scratch();
    put(
      folder,
      'rbac.yaml',
      `\
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: boss, namespace: shop}
rules: [{verbs: [get, delete], apiGroups: [""], resources: [namespaces]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: boss, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: boss}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob@example.com}]
`,
    );
    const bob = (...words: string[]) => tenancy(['can', 'bob@example.com', ...words, '-o', folder]);
    expect((await bob('delete', 'namespaces', '--name', 'shop')).stdout).toBe(
      'Yes: User bob@example.com may delete namespaces named shop.\n',
    );
    expect((await bob('delete', 'ns', '-n', 'shop')).status).toBe(0);
    expect((await bob('delete', 'ns', '--name', 'other')).status).toBe(1);
    expect((await bob('list', 'ns', '-n', 'shop')).status).toBe(1);
    const who = await tenancy(['who-can', 'delete', 'ns', folder]);
    expect(who.stdout).toMatch(/^User +bob@example\.com +Role\/boss +shop$/m);
  });

  test('names the policies behind it', async () => {
    const { stdout } = await askFleet(
      'group:vision',
      'create',
      'pods',
      '-n',
      'ml-team-vision-prod',
    );
    expect(stdout).toContain('Behind it: the admission policy tenant-pods refuses what breaks its');
  });

  test('prints the answer for programs', async () => {
    const { stdout } = await ask('group:shop-team', 'get', 'pods', '-n', 'shop', '--json');
    expect(JSON.parse(stdout)).toEqual({
      subject: { kind: 'Group', name: 'shop-team' },
      allowed: true,
      guards: [],
    });
  });
});
