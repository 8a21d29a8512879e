/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it is run: --help and --version must not wait for cdk8s and a YAML parser. */
import { Command, Option } from 'commander';
import type * as Explain from './commands/explain';
import type * as Init from './commands/init';
import type * as List from './commands/list';
import type * as Schema from './commands/schema';
import type * as Synth from './commands/synth';
import type * as Validate from './commands/validate';
import { FORMAT_NAMES } from './formats/names';
import { packageVersion } from './package/package-files';
import { Session, type CommonFlags, type Io } from './session/session';
import type { Status } from './session/status';

/** What to call with what was parsed. */
type Action<Flags> = (session: Session, flags: Flags) => Status | Promise<Status>;

/** Every command with its flags. `onEnd` hears how the one that was run ended. */
export function createProgram(io: Io, onEnd: (status: Status) => void): Command {
  const program = new Command('tenancy')
    .description('Turns tenants.yaml into plain Kubernetes YAML, one file per namespace.')
    .version(packageVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .option('-f, --file <path>', 'the fleet; - is standard input', 'tenants.yaml')
    .option('-q, --quiet', 'print data and errors, nothing else')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Run tenancy --help, or tenancy <command> --help.')
    .addHelpText(
      'after',
      '\nExit status: 0 all is well, 1 the input has errors or the output is stale, 2 anything else.',
    )
    .exitOverride();

  const run =
    <Flags>(load: () => Action<Flags>) =>
    async (flags: Flags): Promise<void> => {
      onEnd(await load()(new Session(io, program.opts<CommonFlags>()), flags));
    };

  program
    .command('init')
    .description('write a commented starter file; never overwrites one')
    .action(run(() => (require('./commands/init') as typeof Init).init));

  program
    .command('synth')
    .description('write the YAML; unless everything is right, nothing is written')
    .option('-o, --output <folder>', 'where to', 'dist')
    .option('-t, --tenant <name...>', 'only the files of these tenants')
    .addOption(
      new Option('--check', 'write nothing; exit 1 if the output is stale').conflicts('stdout'),
    )
    .addOption(
      new Option('--stdout', 'print everything as one YAML stream instead').conflicts('output'),
    )
    .addOption(
      new Option(
        '--prune',
        'also delete files whose entries vanished without state: removed',
      ).conflicts(['tenant', 'stdout']),
    )
    .addOption(
      new Option('--watch', 'keep the output up to date while you edit, until Ctrl-C').conflicts([
        ...['check', 'prune', 'stdout', 'tenant'],
      ]),
    )
    .option('--strict', 'treat warnings as errors')
    .action(run(() => (require('./commands/synth') as typeof Synth).synthFleet));

  program
    .command('validate')
    .description('check the file, and write nothing')
    .option('--strict', 'treat warnings as errors')
    .addOption(
      new Option(
        '--format <name>',
        'print findings on standard output, for programs; text is for people',
      )
        .choices(FORMAT_NAMES)
        .default('text'),
    )
    .action(run(() => (require('./commands/validate') as typeof Validate).validate));

  program
    .command('list')
    .description('show tenants, namespaces, quotas, and who holds which accelerators')
    .option('--accepted', 'show the warnings that are accepted, and why, instead')
    .option('--json', 'as JSON (apiVersion cdk8s-tenancy/v1alpha1, kind FleetSummary)')
    .action(run(() => (require('./commands/list') as typeof List).list));

  program
    .command('explain')
    .argument('[code...]', 'such as POOL_UNKNOWN; without it, all codes are listed')
    .description('say what the code of a finding means, with an example')
    .action((words: readonly string[]) =>
      run(() => (require('./commands/explain') as typeof Explain).explain)({ words }),
    );

  program
    .command('schema')
    .description('print the JSON Schema of tenants.yaml, for editors')
    .option('--part', 'that of a file that tenants.yaml includes instead')
    .action(run(() => (require('./commands/schema') as typeof Schema).schema));

  return program;
}
