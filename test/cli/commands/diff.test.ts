import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetDiff } from '../../../lib/cli/formats/diff-json';
import { FLEET, TWO_CLUSTERS, type Ran, put, scratch, tenancy } from '../command';

/** A repository with a fleet and its output on the branch `main`. */
interface Repository {
  readonly folder: string;
  readonly file: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (text: string) => Promise<void>;
  readonly commit: (text?: string) => Promise<void>;
  readonly diff: (...args: readonly string[]) => Promise<Ran>;
}

const AUTHOR = [
  '-c',
  'user.name=a',
  '-c',
  'user.email=a@example.com',
  '-c',
  'commit.gpgsign=false',
];

function inFolder(folder: string): Repository {
  const file = join(folder, 'tenants.yaml');
  const git = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', [...AUTHOR, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const write = async (text: string): Promise<void> => {
    put(folder, 'tenants.yaml', text);
    const { status, stderr } = await tenancy(['-f', file, 'synth', '--prune', '-q']);
    expect([status, stderr]).toEqual([0, '']);
  };
  return {
    folder,
    file,
    git,
    write,
    commit: async (text) => {
      if (text !== undefined) await write(text);
      git('add', '--all');
      git('commit', '--quiet', '--message', 'a change', '--allow-empty');
    },
    diff: (...args) => tenancy(['-f', file, 'diff', ...args]),
  };
}

async function repository(text = FLEET): Promise<Repository> {
  const made = inFolder(scratch());
  made.git('init', '--quiet', '--initial-branch', 'main');
  await made.commit(text);
  return made;
}

function read({ stdout }: Ran): FleetDiff {
  return JSON.parse(stdout) as FleetDiff;
}

const MORE_GPUS = FLEET.replace('gpu: 10', 'gpu: 15');
const FEWER_PODS = FLEET.replace('pods: 50', 'pods: 60');

describe('without a base, the branch is compared with where it left the main branch', () => {
  test('and what is committed, and what is not yet, are both told of', async () => {
    const { git, commit, write, diff } = await repository();
    git('switch', '--quiet', '--create', 'more');
    await commit(MORE_GPUS);
    await write(MORE_GPUS.replace('pods: 50', 'pods: 60'));
    const { status, stdout } = await diff();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Medium risk: /);
    expect(stdout).toContain('Compared with the merge base with main (');
    expect(stdout).toContain('team-vision/prod: 5 → 8 h100 devices (+3)');
    expect(stdout).toContain('running pods 25 → 30 (+5)');
  });

  test('and what others did there meanwhile is not', async () => {
    const { git, commit, diff } = await repository();
    git('switch', '--quiet', '--create', 'more');
    await commit();
    git('switch', '--quiet', 'main');
    await commit(MORE_GPUS);
    git('switch', '--quiet', 'more');
    expect((await diff()).stdout).toMatch(/^Nothing changes\.\n/);
  });

  test('the remote knows best which branch is the main one', async () => {
    const { folder, commit } = await repository();
    const clone = inFolder(join(scratch(), 'clone'));
    spawnSync('git', ['clone', '--quiet', folder, clone.folder]);
    await commit(MORE_GPUS);
    const { stdout } = await clone.diff();
    expect(stdout).toContain('the merge base with origin/HEAD (');
  });

  test('a repository without such a branch needs a revision', async () => {
    const { git, diff } = await repository();
    git('branch', '--move', 'trunk');
    const { status, stderr } = await diff();
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: there is no branch origin\/main, .*; name a revision/);
    expect((await diff('trunk')).status).toBe(0);
  });

  test('a shallow clone gets the fix', async () => {
    const { folder, git, commit } = await repository();
    git('switch', '--quiet', '--create', 'more');
    await commit(MORE_GPUS);
    const clone = inFolder(join(scratch(), 'clone'));
    const args = ['clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${folder}`];
    spawnSync('git', [...args, clone.folder]);
    const { status, stderr } = await clone.diff('main');
    expect([status, stderr]).toEqual([2, expect.stringContaining('`fetch-depth: 0`')]);
  });

  test('the fix for a shallow clone of one branch gives it the main branch', async () => {
    const { folder, git, commit } = await repository();
    git('switch', '--quiet', '--create', 'more');
    await commit(MORE_GPUS);
    git('switch', '--quiet', 'main');
    const clone = inFolder(join(scratch(), 'clone'));
    const args = ['clone', '--quiet', '--depth', '1', '--branch', 'more', `file://${folder}`];
    spawnSync('git', [...args, clone.folder]);
    const { status, stderr } = await clone.diff();
    expect([status, stderr]).toEqual([2, expect.stringMatching(/, and this clone is shallow: /)]);
    const [, command = ''] = /run (git fetch .*)/.exec(stderr)!;
    spawnSync(command, { cwd: clone.folder, shell: true });
    expect((await clone.diff()).stdout).toContain('the merge base with origin/main (');
  });
});

describe('the base', () => {
  test('may be any revision', async () => {
    const { commit, diff } = await repository();
    await commit(MORE_GPUS);
    const { status, stdout } = await diff('HEAD~1', '--format', 'json');
    expect(status).toBe(1);
    expect(read({ stdout } as Ran).changes.map(({ text }) => text)).toEqual([
      'team-vision/dev: 3 → 4 h100 devices (+1)',
      'team-vision/prod: 5 → 8 h100 devices (+3)',
      'team-vision/staging: 2 → 3 h100 devices (+1)',
    ]);
  });

  test('may be a folder with an older file and its output', async () => {
    const { folder } = await repository();
    const next = inFolder(scratch());
    await next.write(MORE_GPUS);
    const { status, stdout } = await next.diff(folder);
    expect(status).toBe(1);
    expect(stdout).toContain(`Compared with the folder ${folder}.`);
    expect(stdout).toContain('5 → 8 h100 devices (+3)');
  });

  test('is read without a change to the files or to the index', async () => {
    const { folder, git, write, diff } = await repository();
    await write(MORE_GPUS);
    git('add', 'tenants.yaml');
    const before = [git('status', '--porcelain'), readFileSync(join(folder, '.git/index'))];
    await diff();
    expect([git('status', '--porcelain'), readFileSync(join(folder, '.git/index'))]).toEqual(
      before,
    );
  });

  test('that does not exist is misuse, and so is a word that looks like a flag', async () => {
    const { diff } = await repository();
    const { status, stderr } = await diff('nowhere');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: there is no revision or folder "nowhere"; run git fetch/);
    expect((await diff('--', '--output=x')).status).toBe(2);
  });

  test('that is a folder without an older tree says so, and so does a file', async () => {
    const { folder, diff } = await repository();
    put(folder, 'src/app.ts', '');
    const messageOf = async (base: string): Promise<string> =>
      (await diff(join(folder, base))).stderr;
    expect(await messageOf('src')).toContain('has no tenants.yaml and no dist/');
    expect(await messageOf('tenants.yaml')).toContain('is a file; name a revision, or the folder');
    expect(await messageOf('.')).toContain('is the folder that is compared');
  });

  test('that HEAD is already says so, because only what is not committed counts then', async () => {
    const { diff } = await repository();
    expect((await diff()).stdout).toMatch(/the merge base with \w+ \(\w{10}, which is HEAD\)/);
  });

  test('that is named by its commit is named once', async () => {
    const { git, diff } = await repository();
    const commit = git('rev-parse', 'HEAD').trim();
    expect((await diff(commit)).stdout).toContain(`Compared with ${commit.slice(0, 10)}.`);
  });

  test('and a file that is on neither side are misuse', async () => {
    const { diff } = await repository();
    const { status, stderr } = await diff('HEAD', '--file', 'tenant.yaml');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/there is no tenant.yaml, neither here nor in HEAD/),
    ]);
  });

  test('needs a repository', async () => {
    const alone = inFolder(scratch());
    await alone.write(FLEET);
    const { status, stderr } = await alone.diff();
    expect(status).toBe(2);
    expect(stderr).toContain(
      'is not in a Git repository; name a folder with an older tenants.yaml',
    );
  });

  test('says of a folder that somebody named what it lacks, where there is no repository', async () => {
    const alone = inFolder(scratch());
    await alone.write(FLEET);
    const empty = scratch();
    const named = await alone.diff(empty);
    expect([named.status, named.stderr]).toEqual([
      2,
      expect.stringContaining(`the folder "${empty}" has no tenants.yaml and no dist/`),
    ]);
    const missing = await alone.diff(join(empty, 'nowhere'));
    expect([missing.status, missing.stderr]).toEqual([
      2,
      expect.stringMatching(
        /there is no folder ".*nowhere", and a revision needs a repository: .* is not in a Git repository/,
      ),
    ]);
  });

  test('that has no such file makes everything new', async () => {
    const { folder, file, commit, diff } = await repository();
    rmSync(file);
    rmSync(join(folder, 'dist'), { recursive: true });
    await commit();
    await commit(FLEET);
    const ran = await diff('HEAD~1', '--format', 'json');
    const { totals, notes } = read(ran);
    expect(totals.objects).toEqual({ added: expect.any(Number) as number, removed: 0, changed: 0 });
    expect(notes).toEqual([expect.stringContaining('there is no tenants.yaml')]);
  });

  test('without its output says why everything is new', async () => {
    const { folder, commit, diff } = await repository();
    rmSync(join(folder, 'dist'), { recursive: true });
    await commit();
    await commit(FLEET);
    const { totals, notes } = read(await diff('HEAD~1', '--format', 'json'));
    expect(totals.objects).toMatchObject({ removed: 0, changed: 0 });
    expect(notes).toEqual([
      expect.stringMatching(/^In HEAD~1 .*no output of it, so every object counts as new: commit/),
    ]);
  });

  test('that is not valid for this version still has objects', async () => {
    const { file, commit, git, write, diff } = await repository();
    writeFileSync(file, FLEET.replace('prefix: ml', 'prefix: ml\n  oldKey: 1'));
    await commit();
    git('branch', '--force', 'base');
    await write(MORE_GPUS);
    const { notes, changes } = read(await diff('base', '--format', 'json'));
    expect(notes[0]).toMatch(
      /^In base \(\w+\), tenants.yaml is not valid for this version \(KEY_UNKNOWN\)/,
    );
    expect(changes.map(({ text }) => text)).toContain('team-vision/prod: 5 → 8 h100 devices (+3)');
  });

  test('has the files that it includes', async () => {
    const { folder, write, git, diff } = await repository();
    const tenant = '  - {name: robotics, costCenter: ENG-3, accept: []}\n';
    put(folder, 'tenants.d/robotics.yaml', `tenants:\n${tenant}`);
    await write(FLEET.replace('platform:', 'include: tenants.d/*.yaml\nplatform:'));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'include');
    put(folder, 'tenants.d/robotics.yaml', `tenants:\n${tenant.replace('ENG-3', 'ENG-4')}`);
    await write(readFileSync(join(folder, 'tenants.yaml'), 'utf8'));
    const { notes, changes } = read(await diff('HEAD', '--format', 'json'));
    expect(notes).toEqual([]);
    expect(changes.map(({ rule }) => rule)).toEqual(Array(3).fill('cost-center-moved'));
  });

  test('of several clusters is compared cluster by cluster', async () => {
    const { write, diff } = await repository(TWO_CLUSTERS);
    await write(
      TWO_CLUSTERS.replace('share: 75%', 'share: 50%').replace('share: 25%', 'share: 50%'),
    );
    const { changes } = read(await diff('HEAD', '--format', 'json'));
    expect(changes.map(({ cluster, text }) => [cluster, text.split(',')[0]])).toEqual([
      ['eu', 'vision/all on eu: 6 → 4 h100 devices (-2)'],
      ['us', 'vision/all on us: 2 → 4 h100 devices (+2)'],
      ['us', 'vision/all on us: cpu 2.5 → 5 (+2.5)'],
    ]);
  });
});

describe('the output', () => {
  test('that is stale is compared as it is, and the first line says so', async () => {
    const { file, diff } = await repository();
    writeFileSync(file, MORE_GPUS);
    const { status, stdout } = await diff();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Nothing changes in the files, but read the note\.$/m);
    expect((await diff('--format', 'github')).stdout).toMatch(/^::notice title=.*::.*is stale/);
    expect(stdout).toMatch(
      /^note: .*dist is stale against .*tenants.yaml \(3 files\): run tenancy synth\./m,
    );
  });

  test('that is missing is misuse', async () => {
    const { folder, diff } = await repository();
    rmSync(join(folder, 'dist'), { recursive: true });
    const { status, stderr } = await diff();
    expect(status).toBe(2);
    expect(stderr).toMatch(/dist has no manifests; run tenancy synth\n$/);
  });

  test('that is not YAML is misuse', async () => {
    const { folder, diff } = await repository();
    writeFileSync(join(folder, 'dist/platform/roles.k8s.yaml'), 'a: [\n');
    const { status, stderr } = await diff();
    expect([status, stderr]).toEqual([2, expect.stringContaining('is not YAML')]);
  });

  test('is not made by the command', async () => {
    const { folder, diff } = await repository();
    await diff('--output', join(folder, 'elsewhere'));
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });
});

describe('the status', () => {
  test.each([
    [FLEET, [], 0],
    [MORE_GPUS, [], 1],
    [MORE_GPUS, ['--fail-on', 'high'], 0],
    [MORE_GPUS, ['--fail-on', 'medium'], 1],
    [FEWER_PODS, ['--fail-on', 'medium'], 0],
    [
      FLEET.replace('prefix: ml', 'prefix: ml\n  admins: [eve@example.com]'),
      ['--fail-on', 'high'],
      1,
    ],
    [FLEET, ['--fail-on', 'low'], 2],
  ])('is what the risk and the bound say (%#)', async (text, args, status) => {
    const { write, diff } = await repository();
    await write(text);
    expect((await diff('HEAD', ...args)).status).toBe(status);
  });
});

describe('a format', () => {
  test('of GitHub annotates the files, the worst first', async () => {
    const { write, diff } = await repository();
    await write(MORE_GPUS.replace('prefix: ml', 'prefix: ml\n  admins: [eve@example.com]'));
    const { stdout } = await diff('HEAD', '--format', 'github');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^::warning file=.*dist\/platform\/roles.k8s.yaml,line=\d+,title=high risk%2C access::platform: user `eve@example.com` gets `cluster-admin`/,
    );
    expect(lines).toHaveLength(4);
  });

  test('does not change from run to run', async () => {
    const { write, diff } = await repository();
    await write(MORE_GPUS);
    for (const format of ['text', 'markdown', 'json', 'github']) {
      const [one, other] = [
        await diff('HEAD', '--format', format),
        await diff('HEAD', '--format', format),
      ];
      expect(one).toEqual(other);
    }
  });
});
