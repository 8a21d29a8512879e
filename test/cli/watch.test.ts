import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLEET, put, scratch, tenancy, tree } from './command';

const ROOT = join(__dirname, '../..');
const COMMAND = ['--import', require.resolve('tsx'), join(ROOT, 'lib/cli/main.ts')];

/** A watching process, whose words can be awaited. */
class Watching {
  text = '';
  private readonly child: ChildProcess;
  private heard: () => void = () => undefined;
  readonly ended: Promise<NodeJS.Signals | null>;

  constructor(folder: string, ...args: readonly string[]) {
    this.child = spawn(process.execPath, [...COMMAND, 'synth', '--watch', ...args], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    this.child.stderr!.on('data', (data: Buffer) => {
      this.text += data.toString();
      this.heard();
    });
    this.ended = new Promise((resolve) => this.child.on('exit', (_, signal) => resolve(signal)));
  }

  /** What was said up to this word; said once, it counts once. */
  async says(word: string): Promise<string> {
    while (!this.text.includes(word)) {
      await new Promise<void>((resolve) => (this.heard = resolve));
    }
    const end = this.text.indexOf(word) + word.length;
    const said = this.text.slice(0, end);
    this.text = this.text.slice(end);
    return said;
  }

  async stop(): Promise<NodeJS.Signals | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }
}

let folder: string;
let watching: Watching;
beforeEach(() => (folder = scratch()));
afterEach(() => watching.stop());

const READY = 'dist is up to date';

/** What a run from the beginning makes of the folder's fleet. */
async function runAnew(): Promise<Record<string, string>> {
  const output = scratch();
  await tenancy(['synth', '-q', '-f', join(folder, 'tenants.yaml'), '-o', output]);
  return tree(output);
}

describe('synth --watch', () => {
  test('tells each file that an edit changes, what is wrong, and that it is right again', async () => {
    put(folder, 'tenants.yaml', FLEET);
    watching = new Watching(folder);
    await watching.says(READY);
    put(folder, 'tenants.yaml', FLEET.replace('cpu: 10,', 'cpu: 11,'));
    expect((await watching.says(READY)).match(/changed .*k8s\.yaml/g)).toHaveLength(3);
    expect(tree(join(folder, 'dist'))).toEqual(await runAnew());
    const before = tree(join(folder, 'dist'));
    put(folder, 'tenants.yaml', FLEET.replace('cpu: 10,', 'cpus: 10,'));
    expect(await watching.says('Did you mean')).toContain('error KEY_UNKNOWN');
    expect(tree(join(folder, 'dist'))).toEqual(before);
    put(folder, 'tenants.yaml', FLEET);
    await watching.says(READY);
    expect(tree(join(folder, 'dist'))).toEqual(await runAnew());
    expect(await watching.stop()).toBe('SIGINT');
  });

  test('sees files that come to match `include`, and those that go', async () => {
    put(folder, 'tenants.yaml', `${FLEET}include: more/*.yaml\n`);
    watching = new Watching(folder);
    await watching.says('INCLUDE_EMPTY');
    mkdirSync(join(folder, 'more'));
    put(folder, 'more/a.yaml', 'tenants: [{name: late, costCenter: X}]\n');
    await watching.says(READY);
    expect(tree(join(folder, 'dist'))).toEqual(await runAnew());
    rmSync(join(folder, 'more/a.yaml'));
    await watching.says('INCLUDE_EMPTY');
    put(folder, 'more/b.yaml', 'tenants: [{name: later, costCenter: X}]\n');
    expect(await watching.says('--prune')).toContain('TENANT_VANISHED');
  });

  test('loads an extension anew when it changes', async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const add = (text: string): void =>
      writeFileSync(
        join(folder, 'extend.js'),
        `exports.tenant = ({ environments }) => {
          for (const { tenantNamespace } of environments) {
            tenantNamespace.defaultAccount.metadata.addLabel('x', '${text}');
          }
        };`,
      );
    add('one');
    put(
      folder,
      'tenants.yaml',
      FLEET.replace('prefix: ml', 'prefix: ml\n  extensions: [./extend.js]'),
    );
    watching = new Watching(folder);
    await watching.says(READY);
    add('two');
    await watching.says(READY);
    const file = join(folder, 'dist/tenants/team-vision/dev.k8s.yaml');
    expect(readFileSync(file, 'utf8')).toContain('x: two');
  });
});

test.each([
  ['--check', '--watch'],
  ['--tenant', 'a', '--watch'],
  ['--stdout', '--watch'],
  ['--prune', '--watch'],
])('%s does not go with --watch', async (...flags) => {
  expect(await tenancy(['synth', ...flags])).toMatchObject({ status: 2 });
});

test('standard input cannot be watched', async () => {
  const ran = await tenancy(['synth', '--watch', '-f', '-']);
  expect(ran).toMatchObject({ status: 2 });
  expect(ran.stderr).toContain('standard input cannot be watched');
});
