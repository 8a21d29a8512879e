import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FLEET, put, scratch, tenancy } from '../cli/command';
import { ROOT } from './pages';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: object; readonly if?: string; readonly steps: Step[] }>
  >;
}

const GITHUB = read<Workflow>('docs/workflows/review-tenants.yml');
const GITLAB = read<Record<string, { readonly script: string[] }>>(
  'docs/workflows/review-tenants.gitlab-ci.yml',
);

function read<T>(path: string): T {
  return parse(readFileSync(join(ROOT, path), 'utf8')) as T;
}

/** The script of a step of the workflow for GitHub. */
function stepOf(job: string, name: string): string {
  return GITHUB.jobs[job]!.steps.find((step) => step.name === name)!.run!;
}

describe('docs/workflows/review-tenants.yml', () => {
  test('no code of a pull request runs with rights or secrets', () => {
    expect(Object.keys(GITHUB.on)).toEqual(['pull_request']);
    expect(GITHUB.permissions).toEqual({});
    expect(GITHUB.jobs['review']!.permissions).toEqual({ contents: 'read' });
    expect(GITHUB.jobs['comment']!.permissions).toEqual({ 'pull-requests': 'write' });
    expect(GITHUB.jobs['comment']!.steps.every(({ uses }) => uses === undefined)).toBe(true);
    expect(stepOf('comment', 'One comment, kept up to date')).not.toMatch(/npm|npx|checkout/);
    expect(readFileSync(join(ROOT, 'docs/workflows/review-tenants.yml'), 'utf8')).not.toMatch(
      /secrets\./,
    );
  });

  test('a fork gets no comment', () =>
    expect(GITHUB.jobs['comment']!.if).toContain(
      'github.event.pull_request.head.repo.full_name == github.repository',
    ));

  test('each action is pinned to a commit', () => {
    const uses = Object.values(GITHUB.jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => step.uses ?? []),
    );
    expect(uses.length).toBeGreaterThan(2);
    for (const action of uses) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  });

  test('no script has an expression in it that somebody else could write', () => {
    const scripts = Object.values(GITHUB.jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );
    expect(scripts.length).toBeGreaterThan(5);
    for (const script of scripts) {
      expect(script).not.toContain('${{');
      expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
    }
  });
});

/** A clone in which somebody gave a tenant two more devices, and commands as a runner has them. */
async function clone(): Promise<{
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly base: string;
}> {
  const folder = scratch();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const file = put(folder, 'tenants.yaml', FLEET);
  await tenancy(['-q', 'synth', '-f', file]);
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'before');
  const base = git('rev-parse', 'HEAD');
  put(folder, 'tenants.yaml', FLEET.replace('gpu: 10', 'gpu: 12'));
  await tenancy(['-q', 'synth', '-f', file]);
  git('commit', '--quiet', '--all', '--message', 'after');
  git('branch', 'target', base);
  git('remote', 'add', 'origin', '.');
  const commands = join(folder, '.git', 'commands');
  mkdirSync(commands);
  const npx = `#!/bin/sh\nshift\nexec ${join(ROOT, 'node_modules/.bin/tsx')} ${join(ROOT, 'lib/cli/main.ts')} "$@"\n`;
  writeFileSync(join(commands, 'npx'), npx);
  chmodSync(join(commands, 'npx'), 0o755);
  return { folder, base, env: { ...process.env, PATH: `${commands}:${process.env['PATH']}` } };
}

describe('what a runner does with the scripts', () => {
  test('on GitHub, the diff is in the summary and in the output of the job, and all checks pass', async () => {
    const { folder, base, env } = await clone();
    const files = { RUNNER_TEMP: join(folder, '.git') };
    const paths = {
      GITHUB_STEP_SUMMARY: join(folder, '.git/summary'),
      GITHUB_OUTPUT: join(folder, '.git/output'),
    };
    const run = (name: string) =>
      spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail'], {
        input: stepOf('review', name),
        cwd: folder,
        env: { ...env, ...files, ...paths, BASE: base },
        encoding: 'utf8',
      });
    for (const name of [
      'What changes',
      'dist/ matches tenants.yaml',
      'dist/ keeps the invariants',
      'The platform on one page',
    ]) {
      const { status, stderr } = run(name);
      expect([name, status, status === 0 ? '' : stderr]).toEqual([name, 0, '']);
    }
    const summary = readFileSync(paths.GITHUB_STEP_SUMMARY, 'utf8');
    expect(summary).toMatch(/^## tenancy diff$/m);
    expect(summary).toContain('team-vision');
    const [, end, output] = /^markdown<<(end-[0-9a-f]{32})\n([\s\S]*)\n\1\n$/.exec(
      readFileSync(paths.GITHUB_OUTPUT, 'utf8'),
    )!;
    expect(end).toBeDefined();
    expect(`${output}\n`).toBe(summary);
    expect(readFileSync(join(folder, '.git/report.html'), 'utf8')).toContain('team-vision');
  }, 60_000);

  test('on GitLab, the scripts of the first job do the same', async () => {
    const { folder, env } = await clone();
    const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail'], {
      input: GITLAB['review-tenants']!.script.join('\n'),
      cwd: folder,
      env: { ...env, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'target' },
      encoding: 'utf8',
    });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'diff.md'), 'utf8')).toContain('team-vision');
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('team-vision');
  }, 60_000);
});

describe('the comment is one comment', () => {
  test.each([
    ['is written', '', ['--method POST repos/o/r/issues/7/comments']],
    ['is changed', '41', ['--method PATCH repos/o/r/issues/comments/41']],
  ])('on GitHub, it %s', (_, known, calls) => {
    const folder = scratch();
    const gh = `#!/bin/sh\nif [ "$2" = --paginate ]; then echo '${known}'; else echo "$@" >> calls; cat body.md >> bodies; fi\n`;
    chmodSync(put(folder, 'gh', gh), 0o755);
    const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail'], {
      input: stepOf('comment', 'One comment, kept up to date'),
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${folder}:${process.env['PATH']}`,
        COMMENTS: 'repos/o/r/issues/7/comments',
        REPOSITORY: 'repos/o/r',
        DIFF: '## tenancy diff\n\n`$(echo no)` "quoted"',
      },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'calls'), 'utf8').trim()).toBe(
      `api ${calls[0]} --field body=@body.md --silent`,
    );
    expect(readFileSync(join(folder, 'bodies'), 'utf8')).toBe(
      '<!-- tenancy diff -->\n## tenancy diff\n\n`$(echo no)` "quoted"\n',
    );
  });

  describe('on GitLab', () => {
    const calls: string[] = [];
    let notes: { id: number; body: string }[] = [];
    let server: Server;

    beforeAll(async () => {
      server = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          calls.push(
            `${request.method} ${request.url} ${request.headers['private-token'] as string} ${body}`,
          );
          response.end(JSON.stringify(request.method === 'GET' ? notes : {}));
        });
      });
      await new Promise<void>((resolve) => server.listen(0, resolve));
    });

    afterAll(() => server.close());

    async function comment(): Promise<string[]> {
      calls.length = 0;
      const folder = scratch();
      put(folder, 'diff.md', '## tenancy diff\n');
      const script = put(folder, 'comment.sh', GITLAB['comment-tenants']!.script.join('\n'));
      const { port } = server.address() as AddressInfo;
      const child = spawn('bash', ['-eo', 'pipefail', script], {
        cwd: folder,
        env: {
          ...process.env,
          CI_API_V4_URL: `http://localhost:${port}/api`,
          CI_PROJECT_ID: '5',
          CI_MERGE_REQUEST_IID: '7',
          TENANCY_COMMENT_TOKEN: 'token',
        },
      });
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
      return calls;
    }

    const NOTES = '/api/projects/5/merge_requests/7/notes';
    const BODY = JSON.stringify({ body: '<!-- tenancy diff -->\n## tenancy diff\n' });

    test('it is written', async () => {
      notes = [{ id: 1, body: 'Looks good' }];
      expect(await comment()).toEqual([
        `GET ${NOTES}?per_page=100&page=1 token `,
        `POST ${NOTES} token ${BODY}`,
      ]);
    });

    test('it is changed', async () => {
      notes = [
        { id: 1, body: 'Looks good' },
        { id: 2, body: '<!-- tenancy diff -->\nolder' },
      ];
      expect((await comment())[1]).toBe(`PUT ${NOTES}/2 token ${BODY}`);
    });
  });
});
