/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import type * as Init from '../commands/init-command';
import type * as Synth from '../commands/synth-command';
import type * as Validate from '../commands/validate-command';
import { FORMAT_NAMES } from '../formats/names';
import { DIFF_LINES, lineCount } from '../printing/line-count';
import type { Runner } from './runner';

/** Commands that write the output, or check what it comes from. */
export function addWritingCommands(program: Command, run: Runner): void {
  program
    .command('init')
    .description('write a commented starter file; never overwrites a file')
    .action(run(() => (require('../commands/init-command') as typeof Init).init));

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
    .action(run(() => (require('../commands/synth-command') as typeof Synth).synthFleet));

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
    .action(run(() => (require('../commands/validate-command') as typeof Validate).validate));
}
