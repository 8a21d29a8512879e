/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import type * as Expire from '../commands/expire-command';
import type * as Tune from '../commands/tune-command';
import { amountAbove, priceOf } from '../printing/positive-numbers';
import type { Runner } from './runner';
import { several } from './several';

/** Commands that edit tenants.yaml in place. */
export function addEditingCommands(program: Command, run: Runner): void {
  program
    .command('expire')
    .description('take grants and people out of the file whose last day is over')
    .option('--date <day>', 'the day to compare with, such as 2026-12-25 (default: today in UTC)')
    .option('--check', 'change nothing, and exit with 1 if something has ended')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing has ended, 3 the file was changed, 1 errors in the input.',
    )
    .action(run(() => (require('../commands/expire-command') as typeof Expire).expire));

  program
    .command('tune')
    .argument('[tenant...]', 'only these tenants')
    .description('propose quotas from what was used, with the reason for each')
    .option('--from <path>', 'readings, one on each line, as tenancy usage --record writes')
    .addOption(
      several(
        '--prometheus <address>',
        'a Prometheus that scrapes kube-state-metrics, such as http://localhost:9090; CLUSTER=ADDRESS for each of several clusters',
      ),
    )
    .option('--token-file <path>', 'a file with a token for Prometheus (default: PROMETHEUS_TOKEN)')
    .addOption(number('--timeout <seconds>', 'how long Prometheus may take for one answer', 1, 120))
    .addOption(
      new Option('--basis <figure>', 'which figure of the readings counts')
        .choices(['p95', 'p99', 'peak'])
        .default('p99'),
    )
    .addOption(
      new Option('--headroom <percent>', 'how much more than that (default: 20)').argParser(
        priceOf,
      ),
    )
    .addOption(number('--days <days>', 'how many days back readings count', 0.01, 30))
    .addOption(number('--min-days <days>', 'over how many days readings must be', 0.01, 7))
    .addOption(number('--min-readings <count>', 'how many readings there must be', 0.1, 24))
    .option('--json', 'print JSON')
    .option('--write', 'change the numbers in the file, and nothing else')
    .option('--auto', 'as --write, but only within the bounds of tuning; exits with 3 on a change')
    .action((tenants: readonly string[], flags: Omit<Tune.TuneFlags, 'tenants'>) =>
      run(() => (require('../commands/tune-command') as typeof Tune).tune)({ ...flags, tenants }),
    );
}

function number(flags: string, description: string, least: number, usual: number): Option {
  return new Option(flags, description).argParser(amountAbove(least)).default(usual);
}
