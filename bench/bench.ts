/**
 * `npm run bench -- [--sizes 10,100,1000] [--runs 5] [--rows ours,json] [--stock-up-to 1000] [--folder /tmp]`
 *
 * What a full run costs, beside other ways to make the same objects. Each figure is the median of whole processes; the
 * rows of a size take turns, so that a busy machine slows all of them down alike. Method and limits: docs/performance.md.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compilePrograms } from './compile';
import { measureCommands } from './commands';
import { type Inputs, writeInputs } from './inputs';
import { measure, median, type Run } from './measure';
import { type Row, rows } from './rows';
import { assertSameObjects, countObjects } from './same-objects';

const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000' },
    runs: { type: 'string', default: '5' },
    rows: { type: 'string' },
    'stock-up-to': { type: 'string', default: '1000' },
    // In memory where that can be: what a disk makes of a hundred megabytes is another question, and a noisy one.
    folder: { type: 'string', default: existsSync('/dev/shm') ? '/dev/shm' : tmpdir() },
  },
});

/** All rows are compared with ours in full at this size; beyond, objects are counted. */
const COMPARED_TENANTS = 10;

/** Who takes longer than this is run once. */
const PATIENCE_SECONDS = 60;

const print = (text: string): boolean => process.stdout.write(text);
const folder = mkdtempSync(join(flags.folder, 'tenancy-bench-'));

async function main(): Promise<void> {
  compilePrograms();
  const wanted = flags.rows?.split(',');
  const chosen = rows(print).filter(({ name }) => wanted === undefined || wanted.includes(name));
  const cores = cpus();
  print(
    `${cores.length} cores (${cores[0]!.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}; files in ${flags.folder}\n`,
  );
  await compare(chosen);
  for (const size of flags.sizes.split(',').map(Number)) await measureSize(size, chosen);
}

/** Makes sure that all rows make the same objects. */
async function compare(chosen: readonly Row[]): Promise<void> {
  const inputs = prepare(COMPARED_TENANTS);
  const reference = fresh('reference');
  await measure(rows(print)[0]!.command(inputs, reference));
  for (const row of chosen.filter(({ missing }) => missing === undefined)) {
    const output = fresh(row.name);
    await measure(row.command(inputs, output));
    assertSameObjects(reference, output, row.name);
  }
}

async function measureSize(size: number, chosen: readonly Row[]): Promise<void> {
  const inputs = prepare(size);
  const skipped = new Map<Row, string>();
  for (const row of chosen) {
    if (row.missing !== undefined) skipped.set(row, row.missing);
    else if (row.name === 'stock' && size > Number(flags['stock-up-to'])) {
      skipped.set(row, 'it is quadratic; see --stock-up-to');
    }
  }
  const runs = new Map<Row, Run[]>(chosen.map((row) => [row, []]));
  let objects: number | undefined;
  for (let round = 0; round < Number(flags.runs); round++) {
    for (const row of chosen) {
      const done = runs.get(row)!;
      if (skipped.has(row) || (done[0]?.seconds ?? 0) > PATIENCE_SECONDS) continue;
      const output = fresh('output');
      done.push(await measure(row.command(inputs, output)));
      if (round > 0) continue;
      const count = countObjects(output);
      objects ??= count;
      if (count !== objects) throw new Error(`${row.name} wrote ${count} objects, not ${objects}`);
    }
  }
  report(size, objects ?? 0, runs, skipped);
  await measureCommands(inputs, Number(flags.runs), fresh('output'), print);
}

function report(
  size: number,
  objects: number,
  runs: ReadonlyMap<Row, readonly Run[]>,
  skipped: ReadonlyMap<Row, string>,
): void {
  print(`\n${size} tenants, ${objects} objects\n\n`);
  print('| | seconds | times ours | processor s | µs per object | peak MB | runs |\n');
  print('| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  let ours: number | undefined;
  for (const [row, done] of runs) {
    const why = skipped.get(row);
    if (why !== undefined) {
      print(`| ${row.what} | not run: ${why} | | | | | |\n`);
      continue;
    }
    const seconds = median(done.map((run) => run.seconds));
    const cpu = median(done.map(({ cpuSeconds }) => cpuSeconds ?? NaN));
    ours ??= seconds;
    const cells = [
      seconds.toFixed(2),
      (seconds / ours).toFixed(2),
      cpu.toFixed(2),
      ((cpu * 1e6) / objects).toFixed(0),
      median(done.map(({ megabytes }) => megabytes ?? NaN)).toFixed(0),
      String(done.length),
    ];
    print(`| ${row.what} | ${cells.join(' | ')} |\n`);
  }
  const helm = [...runs].find(([{ name }, done]) => name === 'helm' && done.length > 0);
  if (ours === undefined || helm === undefined) return;
  const theirs = median(helm[1].map((run) => run.seconds));
  print(`\nThe first row takes ${(ours / theirs).toFixed(2)} times as long as Helm.\n`);
}

function prepare(size: number): Inputs {
  return writeInputs(size, fresh(`inputs-${size}`));
}

function fresh(name: string): string {
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
