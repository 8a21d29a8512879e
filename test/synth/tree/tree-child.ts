/**
 * A process of its own that writes the new generation of a tree, to be interrupted or killed.
 *
 * Arguments: output folder, number of files, and what is to happen:
 *   `run`           nothing
 *   `count`         prints how many steps on the file system it took
 *   `kill N`        SIGKILL right before step N
 *   `hold-stage`    says `held` in the middle of rendering, waits for the file `<output>.go`
 *   `hold-commit`   the same before a rename
 *   `listen SIGNAL` sends itself the signal while rendering, and listens to it as an app may
 *   `exit`          ends the process while rendering
 */
import fs from 'node:fs';
import type { RenderedFile } from '../../../lib/synth/render/tree-file';
import { writeTree } from '../../../lib/synth/tree/write-tree';
import { generation, planOf, renderOf } from './tree-fixture';

const [output = '', count = '0', mode = 'run', argument = ''] = process.argv.slice(2);
const files = generation('new', Number(count));

const STEPS = ['mkdirSync', 'writeFileSync', 'renameSync', 'unlinkSync', 'rmdirSync', 'rmSync'];

let steps = 0;

/** Calls `before` with the step's number and name before each step that changes the disk. */
function watch(before: (step: number, name: string) => void): void {
  const functions = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of STEPS) {
    const original = functions[name]!;
    functions[name] = (...args) => {
      before((steps += 1), name);
      return original(...args);
    };
  }
}

/** Blocks the thread, as long work would, until the parent has done its part. */
function hold(): void {
  fs.writeSync(1, 'held\n');
  while (!fs.existsSync(`${output}.go`));
}

function* disturbed(): Generator<RenderedFile> {
  let index = 0;
  for (const file of renderOf(files)) {
    index += 1;
    if (index === Math.floor(Number(count) / 2)) {
      if (mode === 'hold-stage') hold();
      if (mode === 'listen') process.kill(process.pid, argument);
      if (mode === 'exit') process.exit(7);
    }
    yield file;
  }
}

async function main(): Promise<void> {
  if (mode === 'count') watch(() => undefined);
  if (mode === 'kill') {
    watch((step) => {
      if (step === Number(argument)) process.kill(process.pid, 'SIGKILL');
    });
  }
  if (mode === 'hold-commit') {
    let renames = 0;
    watch((_step, name) => {
      if (name === 'renameSync' && (renames += 1) === 3) hold();
    });
  }
  if (mode === 'listen') process.on(argument, () => fs.writeSync(1, 'heard\n'));
  fs.writeSync(1, 'start\n');
  await writeTree(planOf(files), disturbed(), { output });
  fs.writeSync(1, mode === 'count' ? `${steps}\n` : 'done\n');
}

main().catch((error: Error) => {
  fs.writeSync(1, `${error.message}\n`);
  process.exitCode = 3;
});
