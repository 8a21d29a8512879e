/** The process around one run of the command. Loading this file runs it. */
import { Output } from './session/output';
import { fail, run } from './run';

const io = {
  stdout: new Output(() => process.stdout),
  stderr: new Output(() => process.stderr),
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
