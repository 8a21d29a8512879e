import { join } from 'node:path';
import { type FakeApi, json, page, startFakeApi } from '../../reading/fake-api';
import { type Ran, put, scratch, tenancy } from '../command';

const QUOTA = `apiVersion: v1
kind: ResourceQuota
metadata: {name: namespace, namespace: ml-a, labels: {app.kubernetes.io/managed-by: cdk8s-tenancy}}
spec: {hard: {pods: '10'}}
`;

const CORE = json({
  resources: [
    { name: 'resourcequotas', kind: 'ResourceQuota', namespaced: true },
    { name: 'resourcequotas/status', kind: 'ResourceQuota', namespaced: true },
    { name: 'namespaces', kind: 'Namespace', namespaced: false },
  ],
});

function quota(hard: object, metadata: object = { name: 'namespace', namespace: 'ml-a' }): object {
  const labels = { 'app.kubernetes.io/managed-by': 'cdk8s-tenancy' };
  return { metadata: { labels, ...metadata }, spec: { hard } };
}

/** Where the dry run goes: a name that nobody has, and always the same one. */
const FRESH = 'tenancy-drift-5fccae08c2830223';

let api: FakeApi;

afterEach(() => api.close());

/** @param folders - of the output, each of one cluster */
async function drift(
  quotas: readonly object[],
  args: readonly string[] = [],
  folders: readonly string[] = [''],
): Promise<Ran> {
  const expected = { kind: 'ResourceQuota', ...quota({ pods: '10' }) };
  api = await startFakeApi({
    '/version': json({ major: '1', minor: '36', gitVersion: 'v1.36.3' }),
    '/api/v1': CORE,
    '/api/v1/resourcequotas': page(quotas),
    '/api/v1/namespaces': page([]),
    [`/api/v1/namespaces/ml-a/resourcequotas/${FRESH}`]: json(expected),
  });
  const folder = scratch();
  for (const [index, name] of folders.entries()) {
    // Only the first one is as the cluster is.
    const text = index === 0 ? QUOTA : QUOTA.replace("'10'", "'99'");
    put(folder, join('dist', name, 'platform/a.k8s.yaml'), text);
  }
  const kubeconfig = api.kubeconfig(folder);
  const output = join(folder, 'dist');
  return tenancy(['drift', '--output', output, ...args, '--kubeconfig', kubeconfig]);
}

test('a cluster that is as the files say', async () => {
  const { status, stdout } = await drift([quota({ pods: '10' })]);
  expect(stdout).toBe('The cluster has all 1 object as the files say.\n');
  expect(status).toBe(0);
  const patches = api.asked.filter((one) => one.startsWith('PATCH'));
  expect(patches).toHaveLength(1);
  expect(patches[0]).toMatch(/\?dryRun=All&fieldManager=kustomize-controller&force=true$/);
});

test('what is missing, changed and unknown', async () => {
  const changed = await drift([
    quota({ pods: '12', cpu: '1' }),
    quota({}, { name: 'old', namespace: 'ml-a' }),
  ]);
  expect(changed.stdout).toBe(`\
changed ResourceQuota ml-a/namespace
    spec.hard.cpu: "1", should be absent
    spec.hard.pods: "12", should be "10"
unknown ResourceQuota ml-a/old
    has our label, and is in no file

1 changed, 1 unknown, of 1 object.
`);
  expect(changed.status).toBe(1);
  await api.close();
  const missing = await drift([]);
  expect(missing.stdout).toBe('missing ResourceQuota ml-a/namespace\n\n1 missing, of 1 object.\n');
});

test('for GitHub, at the line of the file', async () => {
  const { stdout } = await drift([], ['--format', 'github']);
  expect(stdout).toMatch(
    /^::warning file=.*dist\/platform\/a\.k8s\.yaml,line=1,title=drift%3A missing::ResourceQuota ml-a\/namespace\n$/,
  );
});

describe('the output for several clusters', () => {
  const same = [quota({ pods: '10' })];

  test('is compared by the tree of the cluster that is called like the server', async () => {
    const { status, stdout, stderr } = await drift(same, [], ['test', 'us']);
    expect(stdout).toBe('The cluster has all 1 object as the files say.\n');
    expect(stderr).toMatch(/^Reads .* \(context test of .*\), as the cluster test of .*dist\.\n$/);
    expect(status).toBe(0);
  });

  test('needs a word where none is called so', async () => {
    const { status, stderr } = await drift(same, [], ['eu', 'us']);
    expect(stderr).toMatch(
      /dist has several clusters \(eu, us\), and none is called like .*; say which one it is with --cluster\n$/,
    );
    expect(status).toBe(2);
    await api.close();
    const stated = await drift(same, ['--cluster', 'eu'], ['eu', 'us']);
    expect([stated.status, stated.stderr]).toEqual([0, '']);
  });

  test('tells of a cluster that is stated, and is called like another one', async () => {
    const { stderr } = await drift(same, ['--cluster', 'us'], ['test', 'us']);
    expect(stderr).toMatch(
      /as the cluster us of .*, although it is called like the cluster test: check/,
    );
  });
});
