import { CommanderError } from 'commander';
import { commandInstead } from './other-words';
import { createProgram } from './program/program';
import type { Io } from './session/session';
import { Misuse, STATUS, type Status } from './session/status';

/**
 * Runs one command line. It never throws: it prints what goes wrong, and the status tells.
 *
 * @param args - the arguments after the name of the program
 */
export async function run(args: readonly string[], io: Io): Promise<Status> {
  let status: Status = STATUS.ok;
  let help = '';
  const program = createProgram(io, (ended) => {
    status = ended;
  });
  const output = {
    writeOut: (text: string): void => {
      help += text;
    },
    writeErr: (text: string): void => io.stderr.print(text),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
  for (const command of [program, ...program.commands]) command.configureOutput(output);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return fail(error, io);
    // Help and the version end the parsing, whether the user asked for them or not.
    status = error.exitCode === 0 ? STATUS.ok : STATUS.failure;
    const instead = error.code === 'commander.unknownCommand' ? commandInstead(args) : undefined;
    if (instead !== undefined) io.stderr.print(`${instead}\n`);
  }
  if (help !== '') await io.stdout.write(help);
  return status;
}

/** Prints why the command failed. */
export function fail(error: unknown, { stderr, env }: Pick<Io, 'stderr' | 'env'>): Status {
  const told = error instanceof Misuse ? error.message : missingPeer(error);
  stderr.print(told === undefined ? crash(error, env) : `error: ${told}\n`);
  return STATUS.failure;
}

/** Some installers leave peer dependencies out. That is not a bug of this package. */
function missingPeer(error: unknown): string | undefined {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  const isPeer = code === 'MODULE_NOT_FOUND' && /'(cdk8s|constructs)'/.test(message ?? '');
  return isPeer
    ? 'cdk8s and constructs are not installed; run npm install --save-dev cdk8s constructs'
    : undefined;
}

/** What a user needs to know of a crash: that it is a bug of ours, and what to report. */
function crash(error: unknown, env: NodeJS.ProcessEnv): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if ((env['TENANCY_DEBUG'] ?? '') !== '') return `${stack}\n`;
  const message = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0];
  return (
    `error: tenancy crashed, which is a bug: ${message}\n` +
    'Run the command again with TENANCY_DEBUG=1, and report what it prints.\n'
  );
}
