/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { Argument, type Command } from 'commander';
import type * as Explain from '../commands/explain-command';
import type * as Schema from '../commands/schema-command';
import { SCHEMA_PATHS, type SchemaName } from '../package/schema-paths';
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
    .addArgument(
      new Argument(
        '[of]',
        'tenants.yaml, a part that it includes, or what a command prints as JSON',
      )
        .choices(Object.keys(SCHEMA_PATHS))
        .default('tenants'),
    )
    .description('print a JSON Schema, for editors and for programs that read JSON of a command')
    .action((of: SchemaName) =>
      run(() => (require('../commands/schema-command') as typeof Schema).schema)({ of }),
    );
}
