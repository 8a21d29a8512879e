/** The process around one run of the command. Loading this file runs it. */
import { setFlagsFromString } from 'node:v8';
import { Output } from './output';
import { fail, run } from './run';

// Large machines let garbage grow to several times of what is needed before they look for it: that is no faster here,
// and a CI job shares its memory with others.
setFlagsFromString('--heap-growing-percent=30');

const io = {
  stdout: new Output(process.stdout),
  stderr: new Output(process.stderr),
  env: process.env,
};

// Node would end with 1, which says that the input has errors.
process.on('uncaughtException', (error) => {
  process.exit(fail(error, io));
});

// The status is set, not forced: what was written may still be on its way.
void run(process.argv.slice(2), io).then((status) => {
  process.exitCode = status;
});
