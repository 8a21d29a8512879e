/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import type * as Explain from '../commands/explain-command';
import type * as Schema from '../commands/schema-command';
import type { Runner } from './runner';

/** Commands that explain what to write. */
export function addReferenceCommands(program: Command, run: Runner): void {
  program
    .command('explain')
    .argument(
      '[what...]',
      'a code such as POOL_UNKNOWN, or a key such as quota.gpu; without one, all codes are listed',
    )
    .description('explain the code of a finding, or a key of tenants.yaml, with an example')
    .action((words: readonly string[]) =>
      run(() => (require('../commands/explain-command') as typeof Explain).explain)({ words }),
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
    .action(run(() => (require('../commands/schema-command') as typeof Schema).schema));
}
