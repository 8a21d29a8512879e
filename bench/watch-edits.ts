import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { tenancy } from './rows';

const READY = 'is up to date';

/** Seconds from the writing of one tenant's file until `tenancy synth --watch` says that the tree is up to date. */
export async function measureEdits(
  including: string,
  output: string,
  edits: number,
): Promise<number[]> {
  const { program, args } = tenancy('synth', '--watch', '--file', including, '--output', output);
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  let heard = (): void => undefined;
  child.stderr.on('data', (data: Buffer) => {
    text += data.toString();
    heard();
  });
  const ready = async (): Promise<void> => {
    while (!text.includes(READY)) await new Promise<void>((resolve) => (heard = resolve));
    text = '';
  };
  const file = join(dirname(including), 'tenants.d', 'team-3.yaml');
  const original = readFileSync(file, 'utf8');
  const seconds: number[] = [];
  try {
    await ready();
    for (let edit = 0; edit < edits; edit++) {
      // A person is slower than this.
      await setTimeout(300);
      const started = performance.now();
      writeFileSync(file, original.replace(/cpu: \d+/, `cpu: ${200 + edit}`));
      await ready();
      seconds.push((performance.now() - started) / 1000);
    }
  } finally {
    child.kill();
    writeFileSync(file, original);
  }
  return seconds;
}
