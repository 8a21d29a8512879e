import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FLEET, TWO_CLUSTERS, put, scratch, tenancy } from '../command';

/** A namespace that lacks one thing: its level of pod security has no version. */
const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: team-a
  labels:
    pod-security.kubernetes.io/enforce: baseline
`;

const ALL_BUT_PINNED = [
  'default-account-has-no-token',
  'namespaces-have-a-quota',
  'network-is-closed-by-default',
  'priorities-are-guarded',
];

/** What a manifest comes to when only what its test is about is judged. */
async function verify(text: string, ...args: string[]) {
  const folder = scratch();
  put(folder, 'team/namespace.yaml', text);
  const ran = await tenancy(['verify', folder, '--ignore', ...ALL_BUT_PINNED, ...args]);
  return { ...ran, stdout: ran.stdout.replaceAll(folder, 'FOLDER') };
}

describe('tenancy verify', () => {
  test('passes the output of a fleet', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET);
    await tenancy(['-q', 'synth', '-f', file]);
    const { status, stdout, stderr } = await tenancy(['verify', '-f', file]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/dist passes: \d+ objects, \d+ invariants\.\n$/);
    expect(stdout).not.toMatch(/^FAILED|^WARNING/m);
  });

  test('judges each cluster by itself', async () => {
    const file = put(scratch(), 'tenants.yaml', TWO_CLUSTERS);
    await tenancy(['-q', 'synth', '-f', file]);
    const { status, stdout } = await tenancy(['verify', '-f', file]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('dist passes')]);
  });

  test('says what is wrong, where, why, and what to do', async () => {
    const { status, stdout } = await verify(NAMESPACE.replace('team-a', 'kube-team'));
    expect(status).toBe(1);
    expect(stdout).toContain(
      [
        'FAILED namespace-names-are-free: No namespace has a name that belongs to the cluster or to the Internet.',
        '  What belongs to the cluster is exempt from many rules, and a namespace that is called like a',
        '  top-level domain answers for names of the Internet.',
        '  FOLDER/team/namespace.yaml:4 Namespace/kube-team, metadata.name',
        '    The name kube-team is taken: names that start with kube- belong to Kubernetes.',
        '    > Put a prefix before it.',
      ].join('\n'),
    );
  });

  test('fails for a cap on events, which no quota counts', async () => {
    const quota =
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: caps, namespace: team-a}\nspec:\n  hard:\n' +
      '    count/jobs.batch: "20"\n    count/events: "1000"\n    count/localsubjectaccessreviews.authorization.k8s.io: "5"\n';
    const { status, stdout } = await verify(`${NAMESPACE}---\n${quota}`);
    expect(status).toBe(1);
    const said = stdout.replaceAll(/\n +/g, ' ');
    expect(said).toContain('FAILED quota-keys-count');
    expect(said).toContain(
      'The API server leaves events out of every quota, so `count/events` counts nothing. > Remove the key. Keep events',
    );
    expect(said).toContain(
      'The API server answers `localsubjectaccessreviews.authorization.k8s.io` without storing them, so',
    );
    expect(said).not.toContain('count/jobs.batch');
  });

  test('fails for what is worth a look with --strict alone', async () => {
    expect((await verify(NAMESPACE)).status).toBe(0);
    const { status, stdout } = await verify(NAMESPACE, '--strict');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^WARNING pod-security-is-pinned/m);
    expect(stdout).toMatch(/FOLDER fails: 1 object, \d+ invariants, 1 worth a look\.\n$/);
  });

  test('says what was left out', async () => {
    const { stdout } = await verify(NAMESPACE);
    expect(stdout).toMatch(
      /^Not judged \(9\):\n {2}files-are-as-written \(no file is from tenancy\), default-account-has-no-token \(ignored by/m,
    );
  });

  test('prints only what is broken if it is quiet', async () => {
    const { stdout } = await verify(NAMESPACE, '--quiet');
    expect(stdout).not.toMatch(/Holds|Not judged/);
    expect(stdout).toContain('pod-security-is-pinned');
  });

  test('prints every invariant with its evidence for programs', async () => {
    const { status, stdout } = await verify(NAMESPACE, '--format', 'json');
    expect(status).toBe(0);
    const { invariants, ...head } = JSON.parse(stdout);
    expect(head).toEqual({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      kind: 'VerifyReport',
      target: 'FOLDER',
      valid: true,
      objects: 1,
      counts: { failed: 0, warned: 1, skipped: 9, passed: invariants.length - 10 },
    });
    const pinned = invariants.find(({ id }: { id: string }) => id === 'pod-security-is-pinned');
    expect(pinned).toMatchObject({
      family: 'namespaces',
      level: 'warning',
      outcome: 'warned',
      why: null,
      evidence: [
        {
          file: 'FOLDER/team/namespace.yaml',
          line: 6,
          kind: 'Namespace',
          name: 'team-a',
          namespace: null,
          field: 'metadata.labels["pod-security.kubernetes.io/enforce"]',
        },
      ],
    });
  });

  test('annotates a pull request on GitHub', async () => {
    const { stdout } = await verify(NAMESPACE, '--format', 'github');
    expect(stdout).toMatch(
      /^::warning file=.*FOLDER\/team\/namespace\.yaml,line=6,title=pod-security-is-pinned::Namespace\/team-a: The level baseline .*\n$/,
    );
    expect((await verify(NAMESPACE, '--format', 'github', '--strict')).stdout).toMatch(/^::error /);
  });

  test('writes SARIF for code scanning', async () => {
    const { stdout } = await verify(NAMESPACE, '--format', 'sarif');
    const [run] = JSON.parse(stdout).runs;
    expect(run.tool.driver.rules).toEqual([
      expect.objectContaining({
        id: 'pod-security-is-pinned',
        defaultConfiguration: { level: 'warning' },
      }),
    ]);
    expect(run.results).toEqual([
      expect.objectContaining({
        ruleId: 'pod-security-is-pinned',
        ruleIndex: 0,
        level: 'warning',
        locations: [
          { physicalLocation: expect.objectContaining({ region: { startLine: 6 } }) as unknown },
        ],
      }),
    ]);
  });

  test('reads a single file as well', async () => {
    const file = put(scratch(), 'all.yaml', NAMESPACE);
    const { status, stdout } = await tenancy(['verify', file]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${file}:1 Namespace/team-a`);
  });

  test('leaves out what belongs to the cluster that the objects were read from', async () => {
    const live = NAMESPACE.replace('team-a', 'kube-system').replace(
      'metadata:\n',
      'metadata:\n  uid: 8f5c\n',
    );
    const { status, stdout } = await tenancy(['verify', put(scratch(), 'now.yaml', live)]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('passes: 0 objects')]);
  });
});

describe('tenancy verify cannot judge', () => {
  test.each([
    ['an empty folder', {}, /has no manifest \(\*\.yaml, \*\.json\)/],
    ['a folder without manifests', { 'README.md': '# Hi\n' }, /has no manifest/],
    ['what is not YAML', { 'a.yaml': 'a: [\n' }, /a\.yaml:\d is not YAML/],
    ['what is no object', { 'a.yaml': 'replicas: 3\n' }, /a\.yaml:1 .*without apiVersion or kind/],
    [
      'templates of Helm',
      { 'a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {{ .Values.team }}\n' },
      /a\.yaml holds templates that were not rendered.*helm template/s,
    ],
  ])('%s', async (_, files, words) => {
    const folder = scratch();
    mkdirSync(join(folder, 'm'));
    for (const [name, text] of Object.entries(files)) put(folder, join('m', name), text);
    const { status, stdout, stderr } = await tenancy(['verify', join(folder, 'm')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(words);
  });

  test('a folder that is not there', async () => {
    const { status, stderr } = await tenancy(['verify', '/nowhere/at/all']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('cannot read /nowhere/at/all')]);
  });

  test('the output of a fleet that was never written', async () => {
    const file = put(scratch(), 'tenants.yaml', FLEET);
    const { status, stderr } = await tenancy(['verify', '-f', file]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('run tenancy synth first')]);
  });

  test('an invariant that nobody knows', async () => {
    const { status, stderr } = await tenancy(['verify', '.', '--ignore', 'quota-key-counts']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('did you mean quota-keys-count')]);
  });
});
