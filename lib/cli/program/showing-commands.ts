/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { COST_VIEWS } from '../../cost/cost-views';
import type * as Cost from '../commands/cost-command';
import type * as Levels from '../commands/levels-command';
import type * as List from '../commands/list-command';
import type * as Report from '../commands/report-command';
import { COST_FORMAT_NAMES, LIST_FORMAT_NAMES, REPORT_FORMAT_NAMES } from '../formats/names';
import { type Need, NEEDS } from '../levels/need-names';
import { amountAbove, priceOf } from '../printing/positive-numbers';
import type { Runner } from './runner';

/** Commands that show what a fleet holds. */
export function addShowingCommands(program: Command, run: Runner): void {
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
    .action(run(() => (require('../commands/list-command') as typeof List).list));

  program
    .command('cost')
    .description('show what is granted costs at most for a month, by the prices of the file')
    .addOption(
      new Option(
        '--by <what>',
        'what to add up by (default: tenant; with --format csv: environment)',
      ).choices(COST_VIEWS),
    )
    .addOption(
      new Option('--format <name>', 'how to print it; the last two are price files for OpenCost')
        .choices(COST_FORMAT_NAMES)
        .default('text'),
    )
    .option('-c, --cluster <name>', 'only this cluster')
    .action(run(() => (require('../commands/cost-command') as typeof Cost).cost));

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
      run(() => (require('../commands/levels-command') as typeof Levels).levels)({
        ...flags,
        tenant,
      }),
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
    .action(run(() => (require('../commands/report-command') as typeof Report).report));
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
