import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmittedObject, readObjects } from '../golden/fleets';

export const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** The objects of each file that an example's main.ts writes, run as `cdk8s synth` runs it. */
export function runApp(example: string): Record<string, EmittedObject[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
      cwd: join(EXAMPLES, example),
      encoding: 'utf8',
      env: { ...process.env, CDK8S_OUTDIR: outdir },
    });
    if (status !== 0) throw new Error(stderr);
    return Object.fromEntries(
      readdirSync(outdir).map((name) => [
        name,
        readObjects(readFileSync(join(outdir, name), 'utf8')),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
