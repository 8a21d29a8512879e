/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import { COST_VIEWS } from '../../cost/cost-views';
import type * as Bill from '../commands/bill-command';
import { BILL_FORMAT_NAMES } from '../formats/names';
import { amountAbove } from '../printing/positive-numbers';
import type { Runner } from './runner';
import { several } from './several';

/** Commands about what was used. */
export function addBillingCommands(program: Command, run: Runner): void {
  program
    .command('bill')
    .description('show who pays what for a month: measured by OpenCost or Kubecost, or recorded')
    .requiredOption('-m, --month <month>', 'the month, such as 2026-10')
    .addOption(
      several(
        '--opencost <address>',
        'where OpenCost answers, such as http://localhost:9003; http://localhost:9090/model for Kubecost; CLUSTER=ADDRESS for each of several clusters',
      ),
    )
    .addOption(
      several(
        '--from <path>',
        'a saved answer of /allocation, or the readings of tenancy usage --record; CLUSTER=PATH for an answer about one of several clusters',
      ),
    )
    .option('--usage <path>', 'readings for the GPUs that OpenCost does not count')
    .option('--bridge-gaps', 'bill the time between two readings that are far apart')
    .option('--shared-usage <path>', 'who used how much of shared services: service,tenant,amount')
    .addOption(new Option('--by <what>', 'what to add up by (default: tenant)').choices(COST_VIEWS))
    .addOption(
      new Option('--format <name>', 'how to print it').choices(BILL_FORMAT_NAMES).default('text'),
    )
    .addOption(
      new Option('--focus <version>', 'the version of --format focus; 1.3 tells what is split')
        .choices(['1.2', '1.3'])
        .default('1.2'),
    )
    .option('--pages <folder>', 'write a page for each cost center, and one that leads to them')
    .option('-c, --cluster <name>', 'only this cluster')
    .addOption(
      new Option(
        '--fail-on <what>',
        'exit with 1 if a budget is exceeded, or already if the forecast is above one',
      ).choices(['budget', 'forecast']),
    )
    .option('--currency <code>', 'the currency of the source (default: that of prices)')
    .option('--token-file <path>', 'a file with a token for OpenCost (default: OPENCOST_TOKEN)')
    .addOption(
      new Option('--timeout <seconds>', 'how long OpenCost may take for one day')
        .argParser(amountAbove(1))
        .default(120),
    )
    .option('--now <time>', 'the time that counts as now, such as 2026-10-15T12:00:00Z')
    .action(run(() => (require('../commands/bill-command') as typeof Bill).bill));
}
