import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { scratch } from './tree-fixture';

const ROOT = join(__dirname, '../../..');

/** Translates what the child needs, once, so that each of many children starts quickly. */
export function compileChild(): string {
  const target = scratch();
  for (const folder of ['lib/findings', 'lib/fleet', 'lib/plan', 'lib/synth', 'test/synth/tree']) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const { code } = transformSync(readFileSync(join(ROOT, folder, name), 'utf8'), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      });
      const file = join(target, folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  }
  return join(target, 'test/synth/tree/tree-child.js');
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
