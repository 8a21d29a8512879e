import { spawn } from 'node:child_process';
import { buildCompanion } from '../cluster/companions';
import type { Engine } from './engines';
import type { World } from './world';

/** The program of an engine, which is built if it is not in the cache. */
export function buildEngine({ tool }: Engine): Promise<string> {
  return buildCompanion(tool);
}

/** The verdict of a program about each probe of a world: whether it gets through. */
export function judge(program: string, world: World): Promise<boolean[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let complaints = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${program} ended with ${code}:\n${complaints}`));
      const verdicts = JSON.parse(out) as boolean[];
      if (verdicts.length === world.probes.length) return resolve(verdicts);
      reject(new Error(`${program} judged ${verdicts.length} of ${world.probes.length} probes`));
    });
    child.stdin.end(JSON.stringify(world));
  });
}
