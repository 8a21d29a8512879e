import { Command } from 'commander';
import { packageVersion } from '../package/package-files';
import { type CommonFlags, type Io, Session } from '../session/session';
import type { Status } from '../session/status';
import { addAskingCommands } from './asking-commands';
import { addClusterCommands } from './cluster-commands';
import { addLifeCommands } from './life-commands';
import { addEditingCommands } from './editing-commands';
import { addBillingCommands } from './billing-commands';
import { addReferenceCommands } from './reference-commands';
import { addReviewingCommands } from './reviewing-commands';
import { addRightsCommands } from './rights-commands';
import { addShowingCommands } from './showing-commands';
import { addWritingCommands } from './writing-commands';
import { refuseEmpty } from './refuse-empty';
import type { Runner } from './runner';

/** In the order in which help lists them. */
const COMMANDS = [
  addWritingCommands,
  addEditingCommands,
  addShowingCommands,
  addBillingCommands,
  addAskingCommands,
  addRightsCommands,
  addReviewingCommands,
  addClusterCommands,
  addLifeCommands,
  addReferenceCommands,
];

/** Every command with its flags. `onEnd` gets the status of the one that ran. */
export function createProgram(io: Io, onEnd: (status: Status) => void): Command {
  const program = new Command('tenancy')
    .description('Turns tenants.yaml into plain Kubernetes YAML, one file per namespace.')
    .version(packageVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print this help, or that of a command')
    .option('-f, --file <path>', 'the file with the fleet; - is standard input', 'tenants.yaml')
    .option('-q, --quiet', 'print only data and errors')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Run tenancy --help, or tenancy <command> --help.')
    .addHelpText(
      'after',
      '\nExit status: 0 success, 1 errors in the input or stale output, 2 any other failure.',
    )
    .exitOverride()
    .hook('preAction', refuseEmpty);

  const run: Runner = (load) => async (flags) => {
    onEnd(await load()(new Session(io, program.opts<CommonFlags>()), flags));
  };

  for (const add of COMMANDS) add(program, run);
  return program;
}
