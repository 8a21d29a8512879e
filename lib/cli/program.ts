/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type * as Cost from './commands/cost-command';
import type * as Diff from './commands/diff-command';
import type * as Explain from './commands/explain-command';
import type * as Fit from './commands/fit-command';
import type * as Init from './commands/init-command';
import type * as Levels from './commands/levels-command';
import type * as List from './commands/list-command';
import type * as Reach from './commands/reach-command';
import type * as Report from './commands/report-command';
import type * as Schema from './commands/schema-command';
import type * as Shares from './commands/shares-command';
import type * as Synth from './commands/synth-command';
import type * as Validate from './commands/validate-command';
import type * as Verify from './commands/verify-command';
import {
  COST_FORMAT_NAMES,
  COST_VIEW_NAMES,
  DIFF_FORMAT_NAMES,
  FORMAT_NAMES,
  LIST_FORMAT_NAMES,
  REPORT_FORMAT_NAMES,
} from './formats/names';
import { type Need, NEEDS } from './levels/need-names';
import { packageVersion } from './package/package-files';
import { DIFF_LINES, lineCount } from './printing/line-count';
import { amountAbove, priceOf } from './printing/positive-numbers';
import { Session, type CommonFlags, type Io } from './session/session';
import type { Status } from './session/status';

/** What runs a command. */
type Action<Flags> = (session: Session, flags: Flags) => Status | Promise<Status>;

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
    .exitOverride();

  const run =
    <Flags>(load: () => Action<Flags>) =>
    async (flags: Flags): Promise<void> => {
      onEnd(await load()(new Session(io, program.opts<CommonFlags>()), flags));
    };

  program
    .command('init')
    .description('write a commented starter file; never overwrites a file')
    .action(run(() => (require('./commands/init-command') as typeof Init).init));

  program
    .command('synth')
    .description('write the YAML files, or nothing if the input has errors')
    .option('-o, --output <folder>', 'the folder to write to (default: dist, next to the file)')
    .option('-t, --tenant <name...>', 'write only the files of these tenants')
    .option('-c, --cluster <name...>', 'write only the trees of these clusters')
    .addOption(
      new Option('--check', 'write nothing, and exit with 1 if the output is stale').conflicts(
        'stdout',
      ),
    )
    .addOption(
      new Option(
        '--diff <lines>',
        `with --check: how many lines of the differences to show, or all (default: ${DIFF_LINES})`,
      ).argParser(lineCount),
    )
    .addOption(
      new Option('--stdout', 'print one YAML stream instead of writing files').conflicts('output'),
    )
    .addOption(
      new Option(
        '--prune',
        'also delete files whose entries are gone without state: removed',
      ).conflicts(['tenant', 'cluster', 'stdout']),
    )
    .addOption(
      new Option(
        '--watch',
        'write the output again whenever you save a file, until Ctrl-C',
      ).conflicts(['check', 'prune', 'stdout', 'tenant', 'cluster']),
    )
    .option('--strict', 'treat warnings as errors')
    .action(run(() => (require('./commands/synth-command') as typeof Synth).synthFleet));

  program
    .command('validate')
    .description('check the file and write nothing')
    .option('--strict', 'treat warnings as errors')
    .addOption(
      new Option(
        '--format <name>',
        'how to print the findings; all formats but text go to standard output',
      )
        .choices(FORMAT_NAMES)
        .default('text'),
    )
    .action(run(() => (require('./commands/validate-command') as typeof Validate).validate));

  program
    .command('list')
    .description('show tenants, namespaces, quotas, and who holds which accelerators')
    .option('--accepted', 'show the accepted warnings and their reasons instead')
    .addOption(
      new Option(
        '--tree',
        'show organisations, tenants and environments as a tree, with budgets and what is free',
      ).conflicts(['accepted', 'format']),
    )
    .option('--json', 'print JSON, as --format json does')
    .addOption(
      new Option(
        '--format <name>',
        'how to print it, for people or for other programs (default: text)',
      )
        .choices(LIST_FORMAT_NAMES)
        .conflicts(['accepted', 'json']),
    )
    .action(run(() => (require('./commands/list-command') as typeof List).list));

  program
    .command('cost')
    .description('show what is granted costs at most for a month, by the prices of the file')
    .addOption(
      new Option(
        '--by <what>',
        'what to add up by (default: tenant; with --format csv: environment)',
      ).choices(COST_VIEW_NAMES),
    )
    .addOption(
      new Option('--format <name>', 'how to print it; the last two are price files for OpenCost')
        .choices(COST_FORMAT_NAMES)
        .default('text'),
    )
    .option('-c, --cluster <name>', 'only this cluster')
    .action(run(() => (require('./commands/cost-command') as typeof Cost).cost));

  program
    .command('levels')
    .argument('[tenant]', 'a tenant; without one, all of them')
    .description(
      'show which level of isolation tenants have, what each would take, and which is advised',
    )
    .addOption(
      new Option('--for <tenancy>', 'whether tenants are teams of one company, or customers')
        .choices(['team', 'customer'])
        .default('team'),
    )
    .addOption(
      new Option('--needs <what...>', 'what tenants need beyond what the platform installs')
        .choices(NEEDS)
        .argParser(needOf),
    )
    .addOption(price('--price-cpu <price>', 'of a core for an hour, in any currency'))
    .addOption(price('--price-memory <price>', 'of a GiB of memory for an hour'))
    .addOption(
      price('--price-control-plane <price>', 'of a control plane that a cloud runs, for an hour'),
    )
    .addOption(size('--node-cpu <cores>', 'of a worker node (default: 16)'))
    .addOption(size('--node-memory <GiB>', 'of a worker node (default: 64)'))
    .option('--json', 'print JSON')
    .action((tenant: string | undefined, flags: Omit<Levels.LevelsFlags, 'tenant'>) =>
      run(() => (require('./commands/levels-command') as typeof Levels).levels)({
        ...flags,
        tenant,
      }),
    );

  program
    .command('shares')
    .description('show who may have how much of each pool, and what comes of a scenario')
    .option('-s, --scenario <path>', 'who submits what, step by step; - is standard input')
    .option('-c, --cluster <name>', 'only this cluster')
    .option('--json', 'print JSON')
    .action(run(() => (require('./commands/shares-command') as typeof Shares).shares));

  program
    .command('fit')
    .argument('<manifest>', 'a file of YAML documents, such as a Job; - is standard input')
    .description('tell whether a workload would be admitted, and all that is in the way')
    .requiredOption('-n, --namespace <name>', 'the namespace that it is for')
    .option('-c, --cluster <name>', 'the cluster, where several have the namespace')
    .option(
      '--used <path>',
      'what is used: a file from kubectl get resourcequota -o yaml (default: nothing)',
    )
    .option('--json', 'print JSON')
    .action((manifest: string, flags: Omit<Fit.FitFlags, 'manifest'>) =>
      run(() => (require('./commands/fit-command') as typeof Fit).fit)({ ...flags, manifest }),
    );

  program
    .command('reach')
    .argument(
      '[from]',
      'who calls: a namespace, namespace/key=value,…, an address or a range, or a word (dns, metadata, api-server, internet, private)',
    )
    .argument('[to]', 'who is called, written in the same way')
    .description('tell whether network policies let one end reach another, which decide, and why')
    .option('-p, --port <port>', 'such as 443, 53/UDP or 8000-8010; TCP by default (default: all)')
    .option(
      '-o, --output <folder>',
      'the folder with the manifests, also with those of others (default: dist, next to the file)',
    )
    .option('-c, --cluster <name>', 'the cluster, where the file names several')
    .option('--json', 'print JSON')
    .action(
      (from: string | undefined, to: string | undefined, flags: Omit<Reach.ReachFlags, 'from'>) =>
        run(() => (require('./commands/reach-command') as typeof Reach).reach)({
          ...flags,
          from,
          to,
        }),
    );

  program
    .command('verify')
    .argument(
      '[folder]',
      'a folder with manifests, ours or anybody’s; - is standard input (default: dist, next to the file)',
    )
    .description('judge manifests by the rules that shared clusters need')
    .option('--ignore <id...>', 'invariants that are not judged, by their names')
    .option('--strict', 'fail for what is worth a look as well')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(FORMAT_NAMES).default('text'),
    )
    .action((folder: string | undefined, flags: Omit<Verify.VerifyFlags, 'folder'>) =>
      run(() => (require('./commands/verify-command') as typeof Verify).verify)({
        ...flags,
        ...(folder === undefined ? {} : { folder }),
      }),
    );

  program
    .command('diff')
    .argument(
      '[base]',
      'a Git revision, or a folder with an older tenants.yaml and dist/ (default: the merge base with the main branch)',
    )
    .description('say in words what changes for whom, how risky it is, and what it costs')
    .option('-o, --output <folder>', 'the folder with the output (default: dist, next to the file)')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(DIFF_FORMAT_NAMES).default('text'),
    )
    .addOption(
      new Option(
        '--fail-on <risk>',
        'exit with 1 only if there is a change of this risk or a higher one (default: any change)',
      ).choices(['high', 'medium']),
    )
    .action((base: string | undefined, flags: Omit<Diff.DiffFlags, 'base'>) =>
      run(() => (require('./commands/diff-command') as typeof Diff).diff)({ ...flags, base }),
    );

  program
    .command('report')
    .description('show the platform on one page that works without a network')
    .addOption(
      new Option('--format <name>', 'a page, a summary for a wiki, or data')
        .choices(REPORT_FORMAT_NAMES)
        .default('html'),
    )
    .option(
      '-o, --output <path>',
      'the file to write; - is standard output (default: tenancy-report.html next to the file for a page, otherwise -)',
    )
    .option('-c, --cluster <name...>', 'only these clusters')
    .action(run(() => (require('./commands/report-command') as typeof Report).report));

  program
    .command('explain')
    .argument(
      '[what...]',
      'a code such as POOL_UNKNOWN, or a key such as quota.gpu; without one, all codes are listed',
    )
    .description('explain the code of a finding, or a key of tenants.yaml, with an example')
    .action((words: readonly string[]) =>
      run(() => (require('./commands/explain-command') as typeof Explain).explain)({ words }),
    );

  program
    .command('schema')
    .description('print the JSON Schema of tenants.yaml, for editors')
    .option('--part', 'that of a file that tenants.yaml includes instead')
    .addOption(
      new Option('--list', 'that of what tenancy list --json prints instead').conflicts('part'),
    )
    .addOption(
      new Option('--fit', 'that of what tenancy fit --json prints instead').conflicts([
        'part',
        'list',
      ]),
    )
    .addOption(
      new Option('--shares', 'that of what tenancy shares --json prints instead').conflicts([
        'part',
        'list',
        'fit',
      ]),
    )
    .addOption(
      new Option('--diff', 'that of what tenancy diff --format json prints instead').conflicts([
        'part',
        'list',
        'fit',
        'shares',
      ]),
    )
    .action(run(() => (require('./commands/schema-command') as typeof Schema).schema));

  return program;
}

/** One more word of a flag that takes several. A tenant that follows the flag is taken for one of them. */
function needOf(word: string, earlier: readonly Need[] | undefined): readonly Need[] {
  const need = NEEDS.find((one) => one === word);
  if (need !== undefined) return [...(earlier ?? []), need];
  throw new InvalidArgumentError(
    `Allowed choices are ${NEEDS.join(', ')}. A tenant comes before the flag: tenancy levels ${word} --needs ${earlier?.join(' ') ?? 'nodes'}.`,
  );
}

function price(flags: string, description: string): Option {
  return new Option(flags, `the price ${description}`).argParser(priceOf);
}

function size(flags: string, description: string): Option {
  return new Option(flags, `the size ${description}`).argParser(amountAbove(1));
}
