/** The process around one run of the command. Loading this file runs it. */
import { Output } from './session/output';
import { fail, run } from './run';

const io = {
  stdout: new Output(() => process.stdout),
  stderr: new Output(() => process.stderr, 2),
  env: process.env,
};

// Node would end with status 1, which means that the input has errors.
process.on('uncaughtException', (error) => {
  process.exit(fail(error, io));
});

// Output may still be on its way, so this sets the status and does not end the process.
void run(process.argv.slice(2), io).then((status) => {
  process.exitCode = status;
});
