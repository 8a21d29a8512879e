/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import { USAGE_VIEWS } from '../../cluster/usage/usage-views';
import { READING_COMMANDS, type ReadingCommand } from '../../cluster/rights/reading-commands';
import type * as Adopt from '../commands/adopt-command';
import type * as ClusterRole from '../commands/cluster-role-command';
import type * as Drift from '../commands/drift-command';
import type * as Usage from '../commands/usage-command';
import { DRIFT_FORMAT_NAMES, USAGE_FORMAT_NAMES } from '../formats/names';
import { intervalOf } from '../printing/duration-words';
import { withClusterFlags } from './cluster-flags';
import type { Runner } from './runner';

/** Commands that read a running cluster, and never write to it. */
export function addClusterCommands(program: Command, run: Runner): void {
  withClusterFlags(
    program
      .command('usage')
      .argument('[tenant...]', 'tenants and shared services (default: all)')
      .description('show what is requested and really used in a cluster, and how full quotas are'),
  )
    .addOption(
      new Option('--by <what>', 'what to add up by').choices(USAGE_VIEWS).default('namespace'),
    )
    .option('--json', 'print JSON, as --format json does')
    .addOption(
      new Option('--format <name>', 'how to print it (default: text)')
        .choices(USAGE_FORMAT_NAMES)
        .conflicts('json'),
    )
    .addOption(
      new Option('-w, --watch [seconds]', 'read the cluster again and again until Ctrl-C')
        .preset('10')
        .argParser(intervalOf),
    )
    .option('--record <file>', 'append each reading to this file as one line of JSON')
    .action((tenants: readonly string[], flags: Omit<Usage.UsageFlags, 'tenants'>) =>
      run(() => (require('../commands/usage-command') as typeof Usage).usage)({
        ...flags,
        tenants,
      }),
    );

  withClusterFlags(
    program
      .command('drift')
      .description('compare a cluster with the output: what is missing, changed, unknown or added'),
  )
    .option('-o, --output <folder>', 'the folder with the output (default: dist, next to the file)')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(DRIFT_FORMAT_NAMES).default('text'),
    )
    .option(
      '--field-manager <name>',
      'in whose name objects are applied in the dry run',
      'kustomize-controller',
    )
    .action(run(() => (require('../commands/drift-command') as typeof Drift).drift));

  withClusterFlags(
    program
      .command('adopt')
      .argument(
        '<namespace...>',
        'namespaces that exist; NAMESPACE=ENVIRONMENT names the environment',
      )
      .description('print the entry that comes closest to namespaces that exist, and what changes'),
  )
    .option('--tenant <name>', 'the name of the tenant (default: by labels and names)')
    .option('-o, --output <file>', 'write the entry into this new file')
    .option('--json', 'print a report for programs, with the entry in it')
    .action((namespaces: readonly string[], flags: Omit<Adopt.AdoptFlags, 'namespaces'>) =>
      run(() => (require('../commands/adopt-command') as typeof Adopt).adopt)({
        ...flags,
        namespaces,
      }),
    );

  program
    .command('cluster-role')
    .argument('[command...]', `${READING_COMMANDS.join(', ')} (default: all)`)
    .description('print the least ClusterRole with which commands can read a cluster')
    .option('--name <name>', 'what to call it', 'tenancy-reader')
    .action((commands: readonly ReadingCommand[], { name }: { readonly name: string }) =>
      run(() => (require('../commands/cluster-role-command') as typeof ClusterRole).clusterRole)({
        commands,
        name,
      }),
    );
}
