import { readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  FLEET,
  FLEET_FILES,
  put,
  scratch,
  tenancy,
  tree,
  TWO_CLUSTERS,
  WARNING_FLEET,
  WRONG_FLEET,
  type Ran,
} from '../command';

/** The entry of one of its tenants. */
const SEARCH = FLEET.slice(FLEET.indexOf('  - name: team-search'));

/** The environments of each tenant. */
const NAMES = ['dev', 'prod', 'staging'];

/** A fleet in a file, with an output folder beside it. */
function setUp(text = FLEET) {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', text);
  const output = join(folder, 'dist');
  return {
    folder,
    file,
    output,
    synth: (...args: string[]): Promise<Ran> =>
      tenancy(['synth', '-f', file, '-o', output, ...args]),
    /** Changes the fleet. */
    edit: (from: string, to: string): void => {
      put(folder, 'tenants.yaml', readFileSync(file, 'utf8').replace(from, to));
    },
  };
}

describe('tenancy synth', () => {
  test('writes one file per namespace and the platform, and says so', async () => {
    const { output, synth } = setUp();
    expect(await synth()).toEqual({
      status: 0,
      stdout: '',
      stderr: [
        ...FLEET_FILES.map((path) => `  created  ${output}/${path}`),
        `Wrote ${output} for 2 tenants: 11 files created.`,
        'Commit the files. Apply platform/ first, then tenants/ and shared/, then access/: nobody has rights in a namespace before it is protected.',
        '',
      ].join('\n'),
    });
    expect(Object.keys(tree(output)).sort()).toEqual(FLEET_FILES);
  });

  test('says where the folders of optional engines come, on one cluster and on several', async () => {
    const calico = setUp(
      FLEET.replace('platform:\n', 'platform:\n  network: { engine: calico }\n'),
    );
    expect((await calico.synth()).stderr).toContain(
      'Apply platform/ first, then tenants/ and shared/, then network/, then access/: nobody',
    );
    const slices = setUp(`apiVersion: cdk8s-tenancy/v1alpha1
platform: { slices: { controller: mgmt, project: ml } }
clusters: { mgmt: {}, eu: {}, us: {} }
tenants:
  - name: vision
    costCenter: ENG-014
    namespaces: single
    clusters: [eu, us]
    slice: { subnet: 10.32.0.0/16, qos: { ceilingKbps: 5120, guaranteedKbps: 2560 } }
`);
    expect((await slices.synth()).stderr).toContain(
      'then tenants/ and shared/, then slice-projects/ and slices/, then access/: nobody',
    );
  });

  test('says once what starts the delivery, on its first run and where it is added', async () => {
    const delivery =
      '  delivery: { engine: flux, repository: https://git.example.com/platform/tenants.git }\n';
    const next = (output: string): string =>
      `Commit and push the files. Then apply ${output}/delivery/flux/root.k8s.yaml once: it delivers the others, and all later changes.\n`;
    const first = setUp(FLEET.replace('platform:\n', `platform:\n${delivery}`));
    expect((await first.synth()).stderr).toMatch(new RegExp(`\n${next(first.output)}$`));
    const later = setUp();
    await later.synth();
    later.edit('platform:\n', `platform:\n${delivery}`);
    expect((await later.synth('--check')).stderr).not.toContain('apply');
    expect((await later.synth()).stderr).toMatch(new RegExp(`\n${next(later.output)}$`));
    expect((await later.synth()).stderr).not.toContain('apply');
  });

  test('names what starts the delivery of each cluster', async () => {
    const { output, synth } = setUp(`\
apiVersion: cdk8s-tenancy/v1alpha1
platform:
  delivery: { engine: flux, repository: https://git.example.com/platform/tenants.git }
clusters: { eu: {}, us: {} }
tenants: [{ name: a, costCenter: C, clusters: [eu, us] }]
`);
    const [eu, us] = ['eu', 'us'].map((name) => `${output}/${name}/delivery/flux/root.k8s.yaml`);
    expect((await synth()).stderr).toContain(`apply ${eu} and ${us} once, each on its cluster:`);
  });

  test('writes beside the file, wherever it is called from', async () => {
    const { file, output } = setUp();
    expect((await tenancy(['synth', '-f', file])).status).toBe(0);
    expect(Object.keys(tree(output)).sort()).toEqual(FLEET_FILES);
    expect((await tenancy(['synth', '-f', file, '--check'])).status).toBe(0);
  });

  test.each([
    ['/', 'the root of the file system'],
    [homedir(), 'your home folder'],
    [`${homedir()}/`, 'your home folder'],
  ])('refuses to spread the tree over %s', async (output, what) => {
    const { file } = setUp();
    for (const flag of ['--check', '--watch']) {
      expect(await tenancy(['synth', '-f', file, '-o', output, flag])).toEqual({
        status: 2,
        stdout: '',
        stderr: `error: ${output} is ${what}; name a folder of its own, such as --output dist\n`,
      });
    }
  });

  test('refuses to mix the tree with the sources', async () => {
    const { folder, file } = setUp();
    const refused = async (path: string, from: string, what: string): Promise<void> =>
      expect(await tenancy(['synth', '-f', from, '-o', path])).toEqual({
        status: 2,
        stdout: '',
        stderr: `error: ${path} is ${what}; name a folder of its own, such as --output dist\n`,
      });
    await refused(`${folder}/`, file, 'the folder of tenants.yaml itself');
    put(folder, '.git/HEAD', 'ref: main');
    const inside = put(folder, 'fleet/tenants.yaml', FLEET);
    await refused(folder, inside, 'the root of the repository that tenants.yaml is in');
    expect(Object.keys(tree(folder)).sort()).toEqual([
      '.git/HEAD',
      'fleet/tenants.yaml',
      'tenants.yaml',
    ]);
  });

  test('writes to a repository of its own', async () => {
    const { folder, file } = setUp();
    put(folder, 'rendered/.git/HEAD', 'ref: main');
    const output = join(folder, 'rendered');
    expect((await tenancy(['synth', '-f', file, '-o', output])).status).toBe(0);
    expect(Object.keys(tree(output)).sort()).toEqual(['.git/HEAD', ...FLEET_FILES]);
  });

  test('says when there is nothing to do, and touches nothing', async () => {
    const { output, synth } = setUp();
    await synth();
    const file = join(output, 'platform/roles.k8s.yaml');
    const before = statSync(file).mtimeMs;
    expect((await synth()).stderr).toBe(`${output} is up to date: 11 files of 2 tenants.\n`);
    expect(statSync(file).mtimeMs).toBe(before);
  });

  test('tells what changed, went and stayed', async () => {
    const { output, synth, edit } = setUp(`${FLEET}    state: removed\n`);
    await synth();
    edit(`${SEARCH}    state: removed\n`, '');
    edit('costCenter: ENG-1', 'costCenter: ENG-9');
    expect((await synth()).stderr).toBe(
      [
        ...NAMES.map((name) => `  changed  ${output}/tenants/team-vision/${name}.k8s.yaml`),
        ...NAMES.map((name) => `  removed  ${output}/tenants/team-search/${name}.k8s.yaml`),
        `Wrote ${output} for 1 tenant: 3 files changed, 3 removed, 5 unchanged.`,
        '',
      ].join('\n'),
    );
  });

  test('names no more paths than a person reads', async () => {
    const { synth, edit } = setUp();
    edit(
      'tenants:\n',
      `tenants:\n${Array.from({ length: 9 }, (_, index) => `  - {name: extra-${index}, costCenter: x}\n`).join('')}`,
    );
    const lines = (await synth()).stderr.split('\n');
    expect(lines.filter((line) => line.startsWith('  created'))).toHaveLength(20);
    expect(lines.at(-4)).toBe('  … and 18 more');
    expect(lines.at(-3)).toMatch(/for 11 tenants: 38 files created\.$/);
  });

  test('an error leaves the tree as it was', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    const before = tree(output);
    edit('gpu: 10', 'gpu: {h10: 10}');
    const { status, stdout, stderr } = await synth();
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('error POOL_UNKNOWN');
    expect(stderr).not.toContain('Wrote');
    expect(tree(output)).toEqual(before);
  });

  test('an error makes no output folder', async () => {
    const { folder, synth } = setUp(WRONG_FLEET);
    await synth();
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);
  });

  test('warnings are shown and the tree is written; with --strict it is not', async () => {
    const { folder, output, synth } = setUp(WARNING_FLEET);
    const strict = await synth('--strict');
    expect(strict.status).toBe(1);
    expect(strict.stderr).toContain('error GPU_ZERO');
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);

    const { status, stderr } = await synth();
    expect(status).toBe(0);
    expect(stderr).toContain('warning GPU_ZERO');
    expect(Object.keys(tree(output))).toHaveLength(11);
  });

  test('--quiet says nothing of what went well', async () => {
    const { output, synth } = setUp(WARNING_FLEET);
    expect(await synth('--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(Object.keys(tree(output))).toHaveLength(11);
  });

  test('a file of others in the way is a finding, printed like all others', async () => {
    const { output, synth } = setUp();
    const path = put(output, 'platform/roles.k8s.yaml', 'mine\n');
    expect(await synth()).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `${path} error FILE_FOREIGN`,
        `  ${path} is a file without our header, and in the way of platform, roles.`,
        '  fix: Move it away or delete it. synth only replaces files with its own header.',
        '',
        '1 error',
        'Explain a code with: tenancy explain CODE',
        '',
      ].join('\n'),
    });
  });

  test('a priority class with another value is refused: the API server would refuse it, too', async () => {
    const { output, synth, edit } = setUp();
    edit('platform:\n', 'platform:\n  priorityClasses: { batch: { value: 100 } }\n');
    await synth();
    const before = tree(output);
    edit('value: 100', 'value: 200');
    const file = join(output, 'platform/priorities.k8s.yaml');
    expect((await synth()).stderr).toContain(
      [
        `${file} error FIELD_IMMUTABLE`,
        '  PriorityClass `batch` changes its `value` from `100` to `200`, which Kubernetes refuses.',
        '  fix: Use another name. To keep the name, leave the object out in one commit,',
      ].join('\n'),
    );
    expect(tree(output)).toEqual(before);
  });

  test('an output that is no folder is a finding', async () => {
    const { folder, file } = setUp();
    const { status, stderr } = await tenancy(['synth', '-f', file, '-o', join(file, 'dist')]);
    expect(status).toBe(1);
    expect(stderr).toContain('error OUTPUT_UNWRITABLE');
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);
  });
});

describe('tenancy synth --check', () => {
  test('a fresh tree is fine', async () => {
    const { output, synth } = setUp();
    await synth();
    expect(await synth('--check')).toEqual({
      status: 0,
      stdout: '',
      stderr: `${output} is up to date: 11 files of 2 tenants.\n`,
    });
  });

  test('a stale tree is listed file by file, and nothing is written', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    edit('costCenter: ENG-2', 'costCenter: ENG-9');
    rmSync(join(output, 'tenants/team-vision/dev.k8s.yaml'));
    const before = tree(output);
    expect(await synth('--check', '--diff', '0')).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `  missing    ${output}/tenants/team-vision/dev.k8s.yaml`,
        ...NAMES.map((name) => `  differs    ${output}/tenants/team-search/${name}.k8s.yaml`),
        `${output} is stale: 1 file is missing, 3 differ. ` +
          'Run synth without --check, and commit the result.',
        '',
      ].join('\n'),
    });
    expect(tree(output)).toEqual(before);
  });

  test('shows how files differ, as git does, with the object', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    edit('{cpu: 20, memory', '{cpu: 22, memory');
    const { stderr } = await synth('--check');
    const file = `${output}/tenants/team-search/prod.k8s.yaml`;
    const start = stderr.indexOf(`--- ${file}`);
    expect(stderr.slice(start, stderr.indexOf('\n---', start))).toMatch(
      new RegExp(
        `^--- ${file}\n\\+\\+\\+ ${file}\n` +
          '@@ -\\d+,7 \\+\\d+,7 @@ ResourceQuota namespace\n' +
          '(?: .*\n){3}-    requests.cpu: "10"\n\\+    requests.cpu: "11"\n(?: .*\n?){3}',
      ),
    );
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/ is stale: 3 files differ\. /);
  });

  test('colours the lines on a terminal', async () => {
    const { file, output, synth, edit } = setUp();
    await synth();
    edit('{cpu: 20, memory', '{cpu: 22, memory');
    const args = ['synth', '-f', file, '-o', output, '--check'];
    const { stderr } = await tenancy(args, { terminal: true });
    expect(stderr).toContain('\x1b[31m-    requests.cpu: "10"\x1b[39m\n');
    expect(stderr).toContain('\x1b[32m+    requests.cpu: "11"\x1b[39m\n');
  });

  test('shows sixty lines, and says how to see the others', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    edit('prefix: ml', 'prefix: ml\n  kubernetesVersion: "1.36"');
    const linesIn = (text: string): string[] =>
      text.slice(text.indexOf('\n\n') + 2, text.lastIndexOf('\n\n')).split('\n');
    const cut = linesIn((await synth('--check')).stderr);
    expect(cut).toHaveLength(60 + 1);
    expect(cut[60]).toMatch(/^… after 60 lines; .* follow with --diff all$/);
    const all = linesIn((await synth('--check', '--diff', 'all')).stderr);
    expect(all.length).toBeGreaterThan(100);
    expect(all.slice(0, 60)).toEqual(cut.slice(0, 60));
    expect(all.at(-1)).not.toContain('--diff all');
    expect(linesIn((await synth('--check', '--diff', '5')).stderr)).toHaveLength(5 + 1);
    expect(Object.keys(tree(output))).toHaveLength(11);
  });

  test('--diff is refused without --check, and if it is no number', async () => {
    const { synth } = setUp();
    const alone = await synth('--diff', 'all');
    expect(alone).toMatchObject({ status: 2, stderr: expect.stringContaining('add --check') });
    const wrong = await synth('--check', '--diff', 'some');
    expect(wrong).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a number of lines'),
    });
  });

  test('without any output, everything is missing', async () => {
    const { folder, synth } = setUp();
    const { status, stderr } = await synth('--check');
    expect(status).toBe(1);
    expect(stderr).toMatch(/is stale: 11 files are missing\. /);
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);
  });

  test('quiet, the status alone tells', async () => {
    const { synth } = setUp();
    expect(await synth('--check', '--quiet')).toEqual({ status: 1, stdout: '', stderr: '' });
  });

  test('a tenant that vanished is an error; with --prune its files are left over', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    edit(SEARCH, '');
    const { status, stderr } = await synth('--check');
    expect(status).toBe(1);
    expect(stderr).toContain('error TENANT_VANISHED');
    const pruned = await synth('--check', '--prune');
    expect(pruned.status).toBe(1);
    expect(pruned.stderr).toContain(`  left over  ${output}/tenants/team-search/dev.k8s.yaml\n`);
    expect(pruned.stderr).toMatch(/is stale: 3 files are left over\. /);
    expect(Object.keys(tree(output))).toHaveLength(11);
  });
});

describe('tenancy synth --prune', () => {
  test('deletes what vanished, which is an error otherwise', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    edit(SEARCH, '');
    const refused = await synth();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('error TENANT_VANISHED');
    expect(Object.keys(tree(output))).toHaveLength(11);

    const { status, stderr } = await synth('--prune');
    expect(status).toBe(0);
    expect(stderr).toMatch(/for 1 tenant: 3 files removed, 8 unchanged\.\n$/);
    expect(Object.keys(tree(output))).toEqual(
      expect.not.arrayContaining([expect.stringContaining('team-search')]),
    );
  });
});

describe('tenancy synth --tenant', () => {
  test('writes the files of that tenant alone', async () => {
    const { output, synth } = setUp();
    const { status, stderr } = await synth('--tenant', 'team-search');
    expect(status).toBe(0);
    expect(stderr).toMatch(/for 1 tenant: 3 files created\.\n$/);
    expect(Object.keys(tree(output)).sort()).toEqual(
      NAMES.map((name) => `tenants/team-search/${name}.k8s.yaml`),
    );
  });

  test('leaves everything else as it is, stale or vanished', async () => {
    const { output, synth, edit } = setUp();
    await synth();
    const before = tree(output);
    edit('costCenter: ENG-1', 'costCenter: ENG-8');
    edit('costCenter: ENG-2', 'costCenter: ENG-9');
    put(output, 'tenants/gone/dev.k8s.yaml', before['tenants/team-search/dev.k8s.yaml']!);
    const { status, stderr } = await synth('-t', 'team-search');
    expect(status).toBe(0);
    expect(stderr).toMatch(/for 1 tenant: 3 files changed\.\n$/);
    const after = tree(output);
    expect(after['tenants/gone/dev.k8s.yaml']).toBeDefined();
    for (const [path, text] of Object.entries(before)) {
      expect([path, after[path] === text]).toEqual([path, !path.includes('team-search')]);
    }
  });

  test.each([
    ['several after one flag', ['--tenant', 'team-search', 'team-vision']],
    ['one flag each', ['-t', 'team-search', '-t', 'team-vision', '-t', 'team-search']],
  ])('takes %s', async (_title, args) => {
    const { synth } = setUp();
    expect((await synth(...args)).stderr).toMatch(/for 2 tenants: 9 files created\.\n$/);
  });

  test('a name that nobody has is misuse, and the nearest one is offered', async () => {
    const { folder, synth } = setUp();
    expect(await synth('--tenant', 'team-vison')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: there is no tenant "team-vison"; did you mean team-vision?\n',
    });
    expect((await synth('--tenant', 'zz')).stderr).toBe(
      'error: there is no tenant "zz"; tenancy list shows all tenants\n',
    );
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);
  });

  test('a tenant of another cluster is there, and the message says where', async () => {
    const file = put(
      scratch(),
      'tenants.yaml',
      TWO_CLUSTERS.replace(
        'clusters: { eu: { share: 75% }, us: { share: 25% } }',
        'clusters: [us]',
      ),
    );
    expect(await tenancy(['synth', '-f', file, '-t', 'vision', '-c', 'eu', '--check'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: the tenant "vision" is on us, and not on eu\n',
    });
  });

  test('an error in another tenant is still an error', async () => {
    const { folder, synth } = setUp(WRONG_FLEET);
    expect((await synth('--tenant', 'team-search')).status).toBe(1);
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);
  });
});

describe('tenancy synth --stdout', () => {
  test('prints every file as one stream of documents', async () => {
    const { file, output, synth } = setUp();
    await synth();
    const { status, stdout, stderr } = await tenancy(['synth', '--stdout', '-f', file]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.split(/^---\n(?=# Generated)/m).sort()).toEqual(
      Object.values(tree(output)).sort(),
    );
    const documents = parseAllDocuments(stdout);
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const counts = Object.values(tree(output)).map((text) => parseAllDocuments(text).length);
    expect(documents).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
    expect(documents.map((document) => document.toJS())).not.toContain(null);
  });

  test('prints the files of one tenant', async () => {
    const { file, folder } = setUp();
    const { stdout } = await tenancy(['synth', '--stdout', '-t', 'team-search', '-f', file]);
    const namespaces = parseAllDocuments(stdout)
      .map((document) => document.toJS())
      .filter(({ kind }) => kind === 'Namespace')
      .map(({ metadata }) => metadata.name);
    expect(namespaces.sort()).toEqual(NAMES.map((name) => `ml-team-search-${name}`));
    expect(stdout).not.toContain('kind: ClusterRole\n');
    expect(Object.keys(tree(folder))).toEqual(['tenants.yaml']);
  });

  test('warnings do not get into the stream', async () => {
    const { file } = setUp(WARNING_FLEET);
    const { stdout, stderr } = await tenancy(['synth', '--stdout', '-f', file]);
    expect(stderr).toContain('GPU_ZERO');
    expect(stdout).not.toContain('GPU_ZERO');
  });

  test.each([
    [['--stdout', '--output', 'x'], "option '--stdout' cannot be used with option '-o, --output"],
    [['--check', '--stdout'], "option '--check' cannot be used with option '--stdout'"],
    [['--prune', '--stdout'], "option '--prune' cannot be used with option '--stdout'"],
    [['--prune', '-t', 'a'], "option '--prune' cannot be used with option '-t, --tenant"],
  ])('%j contradicts itself', async (args, message) => {
    const { status, stderr } = await tenancy(['synth', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
