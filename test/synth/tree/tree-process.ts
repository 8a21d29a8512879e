import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { scratch } from './tree-fixture';

const ROOT = join(__dirname, '../../..');

/** Bundles the child and what it needs into one file, so that each of many children starts quickly. */
export function compileChild(): string {
  const outfile = join(scratch(), 'tree-child.js');
  buildSync({
    entryPoints: [join(__dirname, 'tree-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    absWorkingDir: ROOT,
  });
  return outfile;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
}

/** A child under way: lines it says can be awaited, and its end. */
export class Child {
  private readonly process: ChildProcess;
  private stdout = '';
  readonly ended: Promise<Ended>;

  constructor(program: string, args: readonly (string | number)[], options: SpawnOptions = {}) {
    this.process = spawn(process.execPath, [program, ...args.map(String)], {
      ...options,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process.stdout!.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.ended = new Promise((resolve, reject) => {
      this.process.on('error', reject);
      this.process.on('close', (code, signal) => resolve({ code, signal, stdout: this.stdout }));
    });
  }

  /** Resolves when the child has said the word, or has ended. */
  async says(word: string): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.stdout.includes(word)) resolve();
      };
      this.process.stdout!.on('data', look);
      look();
    });
    await Promise.race([heard, this.ended]);
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
}
