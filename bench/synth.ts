/**
 * Our synth against `App.synth` of cdk8s, on the same objects, in one run: `npm run bench [-- SIZES…]`.
 *
 * Each row is the median of whole processes that take turns, so that a busy machine slows both down alike.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZES =
  process.argv.slice(2).length > 0 ? process.argv.slice(2).map(Number) : [100, 300, 1000];

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

function run(how: string, tenants: number): Run & { objects: number } {
  const output = mkdtempSync(join(tmpdir(), 'tenancy-bench-'));
  try {
    const text = execFileSync(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'run-one.ts'), how, String(tenants), output],
      { encoding: 'utf8' },
    );
    return { ...(JSON.parse(text) as Run), objects: countObjects(output) };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

function countObjects(folder: string): number {
  let count = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    count += readFileSync(join(entry.parentPath, entry.name), 'utf8').match(/^kind: /gm)!.length;
  }
  return count;
}

function median(runs: readonly Run[], key: keyof Run): number {
  const values = runs.map((one) => one[key]).sort((a, b) => a - b);
  return values[values.length >> 1]!;
}

console.log('tenants | objects | how   | seconds | objects/s | ratio | peak MB');
for (const tenants of SIZES) {
  // The stock run of a thousand tenants takes half a minute: once is enough.
  const rounds = tenants >= 1000 ? 1 : 3;
  const runs: Record<string, Run[]> = { stock: [], ours: [] };
  let objects = 0;
  for (let round = 0; round < rounds; round++) {
    for (const how of ['stock', 'ours']) {
      const result = run(how, tenants);
      if (objects !== 0 && objects !== result.objects) {
        throw new Error('the two wrote different objects');
      }
      objects = result.objects;
      runs[how]!.push(result);
    }
  }
  // Short runs vary more: a few more of ours cost little.
  while (runs['ours']!.length < 3) runs['ours']!.push(run('ours', tenants));
  const stock = median(runs['stock']!, 'seconds');
  for (const how of ['stock', 'ours']) {
    const seconds = median(runs[how]!, 'seconds');
    console.log(
      [
        String(tenants).padStart(7),
        String(objects).padStart(7),
        how.padEnd(5),
        seconds.toFixed(2).padStart(7),
        String(Math.round(objects / seconds)).padStart(9),
        (stock / seconds).toFixed(1).padStart(5),
        median(runs[how]!, 'megabytes').toFixed(0).padStart(7),
      ].join(' | '),
    );
  }
}
