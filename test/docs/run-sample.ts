import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as tenancy from '../../lib';
import { type EmittedObject, readObjects } from '../golden/fleets';

/** What came of a TypeScript sample. */
export interface RanSample {
  /** What it printed, line by line. */
  readonly printed: readonly string[];
  /** What its comments after `console.log(…);` say that it prints. */
  readonly promised: readonly string[];
  /** The objects that its app wrote. */
  readonly objects: readonly EmittedObject[];
}

/** Runs a TypeScript sample as a user's program. */
export async function runSample(code: string): Promise<RanSample> {
  const { code: script } = transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const printed: string[] = [];
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text!);
  const console = { log: (value: unknown) => printed.push([value].flat().join(', ')) };
  const load = (name: string): unknown =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    name === 'cdk8s-tenancy' ? tenancy : (require(name) as unknown);
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  const before = process.cwd();
  const previous = process.env['CDK8S_OUTDIR'];
  process.env['CDK8S_OUTDIR'] = folder;
  process.chdir(folder);
  try {
    new Function('require', 'exports', 'console', 'process', script)(load, {}, console, process);
    await until(() => printed.length >= promised.length);
    return { printed, promised, objects: objectsIn(folder) };
  } finally {
    process.chdir(before);
    if (previous === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = previous;
    rmSync(folder, { recursive: true });
  }
}

/** A sample may print later, from a promise. */
async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; !isDone() && tries < 200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function objectsIn(folder: string): EmittedObject[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => readObjects(readFileSync(join(folder, name), 'utf8')));
}
