import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FLEET, put, scratch, tenancy } from '../cli/command';
import { PrometheusServer } from '../reading/prometheus/prometheus-server';
import { ROOT } from './pages';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>
  >;
}

const GITHUB = read<Workflow>('docs/workflows/tune-quotas.yml');
const GITLAB = read<Record<string, { readonly script: string[] }>>(
  'docs/workflows/tune-quotas.gitlab-ci.yml',
);

function read<T>(path: string): T {
  return parse(readFileSync(join(ROOT, path), 'utf8')) as T;
}

/** The script of a step of the workflow for GitHub. */
function stepOf(job: string, name: string): string {
  return GITHUB.jobs[job]!.steps.find((step) => step.name === name)!.run!;
}

/** A runner is slow here, as each command of a script starts from source. */
const PATIENCE = 240_000;

let server: PrometheusServer;
let address: string;

beforeAll(async () => {
  // Everybody counted two of everything.
  server = new PrometheusServer((query) =>
    query.includes('kube_resourcequota')
      ? ['team-vision', 'team-search'].flatMap((tenant) =>
          ['dev', 'staging', 'prod'].flatMap((environment) =>
            ['requests.cpu', 'requests.nvidia.com/gpu'].map((resource) => ({
              metric: { namespace: `ml-${tenant}-${environment}`, resource },
              value: () => '1',
            })),
          ),
        )
      : [],
  );
  address = await server.start();
});
afterAll(() => server.stop());

interface Runner {
  /** A clone of the repository. */
  readonly folder: string;
  /** The repository itself. */
  readonly origin: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A clone of a repository with a fleet, and commands as a runner has them. */
async function runner(): Promise<Runner> {
  const origin = scratch();
  const folder = scratch();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const file = put(folder, 'tenants.yaml', FLEET);
  await tenancy(['-q', 'synth', '-f', file]);
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'before');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main'], { cwd: origin });
  execFileSync('git', ['config', 'receive.advertisePushOptions', 'true'], { cwd: origin });
  git('remote', 'add', 'origin', origin);
  git('push', '--quiet', 'origin', 'main');
  const commands = join(folder, '.git', 'commands');
  mkdirSync(commands);
  put(
    commands,
    'npx',
    `#!/bin/sh\nshift\nexec ${join(ROOT, 'node_modules/.bin/tsx')} ${join(ROOT, 'lib/cli/main.ts')} "$@"\n`,
  );
  put(
    commands,
    'gh',
    '#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/calls"\n[ "$2" = view ] && echo "$KNOWN"\nexit 0\n',
  );
  for (const name of ['npx', 'gh']) chmodSync(join(commands, name), 0o755);
  const env = {
    ...process.env,
    PATH: `${commands}:${process.env['PATH']}`,
    PROMETHEUS_URL: address,
    RUNNER_TEMP: join(folder, '.git'),
    GITHUB_OUTPUT: join(folder, '.git/output'),
  };
  writeFileSync(env.GITHUB_OUTPUT, '');
  return { folder, origin, env };
}

/** Runs a script while the server of this process answers. */
async function run(
  script: string,
  { folder, env }: Runner,
  more: NodeJS.ProcessEnv = {},
): Promise<string> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env: { ...env, ...more },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, status === 0 ? '' : printed]).toEqual([0, '']);
  return printed;
}

/** What a branch of the repository has that main has not. */
function changeOf(origin: string): { readonly subject: string; readonly diff: string } {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: origin, encoding: 'utf8' });
  return {
    subject: git('log', '--format=%B', 'main..tenancy/tune-quotas').trim(),
    diff: git('diff', '--stat', 'main', 'tenancy/tune-quotas'),
  };
}

describe('docs/workflows/tune-quotas.yml', () => {
  test('the job that may write runs no code of packages, and the other may only read', () => {
    expect(GITHUB.permissions).toEqual({});
    expect(GITHUB.jobs['propose']!.permissions).toEqual({ contents: 'read' });
    expect(GITHUB.jobs['open']!.permissions).toEqual({
      contents: 'write',
      'pull-requests': 'write',
    });
    expect(stepOf('open', 'One pull request, kept up to date')).not.toMatch(/npm|npx|node /);
  });

  test('each action is pinned to a commit, and no script holds an expression', () => {
    const steps = Object.values(GITHUB.jobs).flatMap((job) => job.steps);
    const uses = steps.flatMap((step) => step.uses ?? []);
    expect(uses.length).toBeGreaterThan(2);
    for (const action of uses) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    for (const script of steps.flatMap((step) => step.run ?? [])) {
      expect(script).not.toContain('${{');
      expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
    }
  });
});

describe('what a runner does with the scripts', () => {
  test.each([
    ['opens one', '', 'pr create --head tenancy/tune-quotas --title Tune quotas --body-file'],
    ['keeps it up to date', 'OPEN', 'pr edit tenancy/tune-quotas --body-file'],
    ['opens another one after a merge', 'MERGED', 'pr create'],
  ])(
    'on GitHub, it %s',
    async (_, known, call) => {
      const place = await runner();
      await run(stepOf('propose', 'Propose'), place);
      const output = readFileSync(place.env['GITHUB_OUTPUT']!, 'utf8');
      const [, patch, , reasons] =
        /^patch=(\S+)\nreasons<<(end-[0-9a-f]{32})\n([\s\S]*)\n\2\n$/.exec(output)!;
      execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: place.folder });
      await run(stepOf('open', 'One pull request, kept up to date'), place, {
        PATCH: patch,
        REASONS: reasons,
        KNOWN: known,
      });
      expect(readFileSync(join(place.folder, '.git/calls'), 'utf8')).toContain(call);
      expect(readFileSync(join(place.folder, '.git/body.md'), 'utf8')).toMatch(
        /^```text\nTENANT[\s\S]*team-vision[\s\S]*\n```\n$/,
      );
      const { subject, diff } = changeOf(place.origin);
      expect(subject).toBe('Tune quotas');
      expect(diff).toMatch(/dist\/tenants\/team-vision\/prod\.k8s\.yaml/);
      expect(diff).toMatch(/tenants\.yaml/);
    },
    PATIENCE,
  );

  test(
    'on GitLab, the change is pushed with its reasons, and nothing is pushed if there is none',
    async () => {
      const place = await runner();
      const variables = {
        TENANCY_TUNE_TOKEN: 'token',
        CI_SERVER_HOST: 'gitlab.example.com',
        CI_PROJECT_PATH: 'a/b',
        CI_DEFAULT_BRANCH: 'main',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `url.${place.origin}.insteadOf`,
        GIT_CONFIG_VALUE_0: 'https://tenancy:token@gitlab.example.com/a/b.git',
      };
      await run(GITLAB['tune-quotas']!.script.join('\n'), place);
      execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: place.folder });
      await run(GITLAB['open-change']!.script.join('\n'), place, variables);
      const { subject, diff } = changeOf(place.origin);
      expect(subject).toMatch(/^Tune quotas\n\nTENANT[\s\S]*team-vision/);
      expect(diff).toMatch(/tenants\.yaml/);
      expect(diff).not.toMatch(/reasons\.txt|tune\.patch/);
      writeFileSync(join(place.folder, 'tune.patch'), '');
      expect(await run(GITLAB['open-change']!.script.join('\n'), place, variables)).toBe(
        'Nothing to change.\n',
      );
    },
    PATIENCE,
  );
});
