import { FLEET, TWO_CLUSTERS, put, scratch, tenancy } from '../command';

const RBAC = `\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules: [{verbs: [get, list], apiGroups: [""], resources: [secrets, nodes]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: one-secret}
rules: [{verbs: [get], apiGroups: [""], resources: [secrets], resourceNames: [tls]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects:
  - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: shop-team}
  - {kind: ServiceAccount, name: robot, namespace: ci}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: named, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: one-secret}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: eve@example.com}]
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`;

async function ask(...args: string[]) {
  const folder = scratch();
  put(folder, 'rbac.yaml', RBAC);
  return tenancy(['who-can', args[0]!, args[1]!, folder, ...args.slice(2)]);
}

async function askFleet(fleet: string, ...args: string[]) {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', fleet);
  await tenancy(['synth', '-f', file]);
  return tenancy(['who-can', ...args, '-f', file]);
}

describe('tenancy who-can', () => {
  test('shows who may do something in a namespace, with roles and bindings', async () => {
    const { status, stdout, stderr } = await ask('get', 'secrets', '-n', 'shop');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^2 subjects may get secrets in shop\.$/m);
    expect(stdout).toMatch(/^Group +shop-team +ClusterRole\/reader +RoleBinding\/readers$/m);
    expect(stdout).toMatch(/^ServiceAccount +ci\/robot +ClusterRole\/reader/m);
    expect(stdout).toContain('Kubernetes asks none about reading');
    expect(stdout).toContain('To single objects, by name: User eve@example.com. Ask with --name.');
    expect(stdout).toContain('The identity provider says who is in a group.');
    expect(stdout).toContain('--system shows them');
  });

  test('without a namespace, shows where', async () => {
    const { stdout } = await ask('get', 'secrets');
    expect(stdout).toMatch(/^2 subjects may get secrets in some namespace\.$/m);
    expect(stdout).toMatch(/^Group +shop-team +ClusterRole\/reader +shop$/m);
  });

  test('prints a list for programs', async () => {
    const { stdout } = await ask('get', 'secrets', '-n', 'shop', '--name', 'tls', '--json');
    const entries = JSON.parse(stdout) as { kind: string; name: string; roles: string[] }[];
    expect(entries.map(({ kind, name, roles }) => [kind, name, roles])).toEqual([
      ['Group', 'shop-team', ['ClusterRole/reader']],
      ['User', 'eve@example.com', ['ClusterRole/one-secret']],
      ['ServiceAccount', 'robot', ['ClusterRole/reader']],
    ]);
    expect(entries[2]).toMatchObject({
      namespace: 'ci',
      grants: [
        {
          namespace: 'shop',
          role: { kind: 'ClusterRole', name: 'reader' },
          binding: 'RoleBinding/readers',
          place: 'rbac.yaml:11',
        },
      ],
    });
  });

  test('a RoleBinding grants nothing that is in no namespace', async () => {
    const { stdout } = await ask('list', 'nodes');
    expect(stdout).toMatch(/^Nobody may list nodes\.$/m);
  });

  test('an empty list is an answer', async () => {
    const { status, stdout } = await ask('delete', 'secrets', '-n', 'shop', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([0, []]);
  });

  test('shows what Kubernetes grants to its own components, if so asked', async () => {
    const { stdout } = await ask('get', 'secrets', '-n', 'shop', '--system');
    expect(stdout).toMatch(/^Group +system:masters +ClusterRole\/cluster-admin/m);
    expect(stdout).not.toContain('--system');
  });

  test('shows what Kubernetes grants to everybody', async () => {
    const { stdout } = await ask('get', '/version');
    expect(stdout).toMatch(
      /^Group +system:unauthenticated +ClusterRole\/system:public-info-viewer/m,
    );
  });

  test.each([
    ['a verb', ['gte', 'pods'], 'there is no verb "gte"; did you mean get?'],
    ['a kind', ['get', 'secretz'], 'there is no kind "secretz"; did you mean secret?'],
    [
      'a namespace',
      ['get', 'pods', '-n', 'shoop'],
      /has no namespace "shoop"; did you mean shop\?/,
    ],
    [
      'a cluster',
      ['get', 'pods', '-c', 'east'],
      /has no cluster "east"; it is the output for one cluster/,
    ],
  ])('a mistake in %s is answered with what is near, and ends with 2', async (_, args, message) => {
    const { status, stdout, stderr } = await ask(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('reads the output of the fleet, and names the policies behind a right', async () => {
    const { status, stdout } = await askFleet(FLEET, 'create', 'pods', '-n', 'ml-team-vision-prod');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ subjects? may create pods in ml-team-vision-prod\.$/m);
    expect(stdout).toContain('Behind it: the admission policy tenant-pods refuses');
  });

  test('says that no policy judges a connection', async () => {
    const { stdout } = await askFleet(FLEET, 'create', 'pods/exec', '-n', 'ml-team-vision-prod');
    expect(stdout).toContain('No admission policy of these objects judges it.');
  });

  test('asks for a cluster, where the output is for several', async () => {
    const none = await askFleet(TWO_CLUSTERS, 'get', 'pods');
    expect(none.status).toBe(2);
    const [, clusters] = /is the output for several clusters \((.+)\); choose one/.exec(
      none.stderr,
    )!;
    const [first] = clusters!.split(', ');
    const one = await askFleet(TWO_CLUSTERS, 'get', 'pods', '-c', first!);
    expect([one.status, one.stderr]).toEqual([0, '']);
    const wrong = await askFleet(TWO_CLUSTERS, 'get', 'pods', '-c', `${first}x`);
    expect(wrong.stderr).toContain(`did you mean ${first}?`);
  });

  test('says where to get an output, if there is none', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET);
    const { status, stderr } = await tenancy(['who-can', 'get', 'pods', '-f', file]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/there is no .*dist; run tenancy synth, or name a folder with --output/);
  });

  test('says that a folder has no roles, so that nobody takes its silence for an answer', async () => {
    const folder = scratch();
    put(folder, 'a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n');
    const { status, stderr } = await tenancy(['who-can', 'get', 'pods', folder]);
    expect([status, stderr]).toEqual([0, `${folder} has no roles and no bindings.\n`]);
  });
});
