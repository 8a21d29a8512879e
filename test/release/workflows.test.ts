import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { engines, scripts } from '../../package.json';
import { FLEET, WARNING_FLEET, WRONG_FLEET, put, scratch } from '../cli/command';

const ROOT = join(__dirname, '..', '..');
const OURS = '.github/workflows';
const COPIED = 'docs/workflows/check-tenants.yml';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

interface Job {
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Record<string, string>;
  readonly strategy?: { readonly matrix: Record<string, string[]> };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions?: Record<string, string>;
  readonly jobs: Record<string, Job>;
}

function readWorkflow(path: string): Workflow {
  const document = parseDocument(readFileSync(join(ROOT, path), 'utf8'));
  expect(document.errors).toEqual([]);
  return document.toJS() as Workflow;
}

const PATHS = [...readdirSync(join(ROOT, OURS)).map((name) => `${OURS}/${name}`), COPIED].sort();
const WORKFLOWS = PATHS.map((path) => [path, readWorkflow(path)] as const);

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps ?? []);
}

/** Every line that a workflow gives to the shell. */
function linesOf(workflow: Workflow): string[] {
  return stepsOf(workflow).flatMap(({ run }) => run?.split('\n') ?? []);
}

/** `20.19` and `22` as numbers that compare. */
function nodeVersion(text: string): number {
  const [major, minor] = text.split('.').map(Number);
  return major! * 1_000 + (minor ?? 0);
}

describe.each(WORKFLOWS)('%s', (path, workflow) => {
  const jobs = Object.values(workflow.jobs);

  test('starts from reading alone, and gives a job what it needs and no more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = jobs.flatMap(({ permissions }) => Object.entries(permissions ?? {}));
    const writes = more.filter(([, access]) => access !== 'read').map(([name]) => name);
    expect(writes).toEqual(path.endsWith('release.yml') ? ['id-token', 'contents'] : []);
  });

  test('uses actions of GitHub alone, by their major version', () => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });

  test('leaves no credentials behind in the checkout', () => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: input } of checkouts) {
      expect(input).toMatchObject({ 'persist-credentials': false });
    }
  });

  test('bounds the time of every job that it runs itself', () => {
    for (const { uses, 'timeout-minutes': minutes } of jobs) {
      expect(uses === undefined).toBe(minutes !== undefined);
    }
  });

  test('lets nothing from outside into a shell: ${{ … }} stands in no run line', () => {
    expect(linesOf(workflow).filter((line) => line.includes('${{'))).toEqual([]);
  });

  test('calls scripts, files and workflows that exist', () => {
    const text = linesOf(workflow).join('\n');
    for (const [, script] of text.matchAll(/\bnpm run ([\w:-]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
    for (const [, file] of text.matchAll(/\b(?:bash|node) ([\w./-]+)/g)) {
      expect([file, existsSync(join(ROOT, file!))]).toEqual([file, true]);
    }
    for (const { uses } of jobs) {
      if (uses !== undefined) expect(existsSync(join(ROOT, uses))).toBe(true);
    }
    for (const { with: input } of stepsOf(workflow)) {
      const file = input?.['go-version-file'];
      if (typeof file === 'string') expect(existsSync(join(ROOT, file))).toBe(true);
    }
  });

  test('runs on a Node that the package supports', () => {
    const oldest = nodeVersion(engines.node.replace('>=', ''));
    const versions = [
      ...jobs.flatMap(({ strategy }) => strategy?.matrix['node'] ?? []),
      ...stepsOf(workflow).flatMap(({ with: input }) => input?.['node-version'] ?? []),
    ].filter((version) => !String(version).startsWith('${{'));
    for (const version of versions) {
      // Unquoted, 20.10 would be the number 20.1.
      expect(typeof version).toBe('string');
      expect(nodeVersion(version as string)).toBeGreaterThanOrEqual(oldest);
    }
  });
});

describe('ci', () => {
  const ci = readWorkflow(`${OURS}/ci.yml`);

  test('tests the oldest Node that package.json promises, and newer ones', () => {
    const versions = ci.jobs['fast']!.strategy!.matrix['node']!;
    expect(versions).toEqual(['20.19', '22', '24']);
    expect(`>=${versions[0]}`).toBe(engines.node);
  });

  test('proves the output on a real control plane', () => {
    expect(ci.jobs['proof']!.steps!.at(-1)!.run).toBe('bash .ci/run');
  });
});

describe('release', () => {
  const { on, jobs } = readWorkflow(`${OURS}/release.yml`);

  test('happens on a tag, after every check', () => {
    expect(on).toEqual({ push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } });
    expect(jobs['checks']!.uses).toBe('./.github/workflows/ci.yml');
    expect(jobs['publish']!.needs).toBe('checks');
    expect(readWorkflow(`${OURS}/ci.yml`).on).toHaveProperty('workflow_call');
  });

  test('publishes with provenance and an identity, and knows no token of npm', () => {
    const { permissions, steps } = jobs['publish']!;
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(steps!.at(-1)!.run).toMatch(/^npm publish .*--provenance\b/);
    const text = readFileSync(join(ROOT, OURS, 'release.yml'), 'utf8');
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
  });
});

describe('the workflow that users copy', () => {
  const steps = readWorkflow(COPIED).jobs['check']!.steps!;
  const check = steps.find(({ run }) => run?.includes('tenancy synth'))!;
  const [summary, annotations] = steps.slice(-2) as [Step, Step];

  /** Runs a step as GitHub does, in a repository with this fleet, where `npx tenancy` is the command from source. */
  function runStep(step: Step, folder: string): SpawnSyncReturns<string> {
    const command = ['--import', require.resolve('tsx'), join(ROOT, 'lib/cli/main.ts')];
    const program = [process.execPath, ...command].map((word) => `'${word}'`).join(' ');
    const script = `npx() { shift; ${program} "$@"; }\n${step.run}`;
    return spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', script], {
      cwd: join(folder, 'repository'),
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        RUNNER_TEMP: folder,
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
      },
    });
  }

  function repository(fleet: string): string {
    const folder = scratch();
    mkdirSync(join(folder, 'repository'));
    put(join(folder, 'repository'), 'tenants.yaml', fleet);
    return folder;
  }

  test('passes on a tree that is fresh, and fails on one that is stale', () => {
    const folder = repository(FLEET);
    expect(runStep(check, folder)).toMatchObject({ status: 1 });
    expect(runStep({ run: 'npx tenancy synth' }, folder)).toMatchObject({ status: 0 });
    expect(runStep(check, folder)).toMatchObject({ status: 0 });
    const file = join(folder, 'repository/dist/tenants/team-vision/dev.k8s.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('requests.cpu:', 'requests.cpu: '));
    const { status, stdout } = runStep(check, folder);
    expect(status).toBe(1);
    expect(stdout).toContain('differs    dist/tenants/team-vision/dev.k8s.yaml');
  });

  test.each([
    ['an error', WRONG_FLEET, 'POOL_UNKNOWN'],
    ['a warning', WARNING_FLEET, 'GPU_ZERO'],
  ])('fails on %s, and shows it in the summary and at its line', (_title, fleet, code) => {
    const folder = repository(fleet);
    const { status, stdout } = runStep(check, folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`^tenants\\.yaml:\\d+:\\d+ error ${code}$`, 'm'));
    expect(runStep(summary, folder)).toMatchObject({ status: 0 });
    const shown = readFileSync(join(folder, 'summary.md'), 'utf8');
    expect(shown).toBe(`\`\`\`text\n${stdout}\`\`\`\n`);
    const { stdout: commands } = runStep(annotations, folder);
    expect(commands).toMatch(
      new RegExp(`^::error file=tenants\\.yaml,line=\\d+,col=\\d+,.*title=${code}::`),
    );
  });
});
