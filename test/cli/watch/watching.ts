import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** The command from source, so that no stale build is tested. */
const COMMAND = ['--import', require.resolve('tsx'), join(ROOT, 'lib/cli/main.ts')];

/** A process of `tenancy synth --watch`, whose words can be awaited. */
export class Watching {
  readonly ended: Promise<NodeJS.Signals | null>;
  /** What was said and not yet awaited. */
  text = '';
  private readonly child: ChildProcess;
  private heard: () => void = () => undefined;

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

  /** What was said up to this word. It is said once: the next call looks at what follows. */
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
