/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import type * as Diff from '../commands/diff-command';
import type * as Verify from '../commands/verify-command';
import { DIFF_FORMAT_NAMES, FORMAT_NAMES } from '../formats/names';
import type { Runner } from './runner';

/** Commands that judge manifests, or what changes in them. */
export function addReviewingCommands(program: Command, run: Runner): void {
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
      run(() => (require('../commands/diff-command') as typeof Diff).diff)({ ...flags, base }),
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
      run(() => (require('../commands/verify-command') as typeof Verify).verify)({
        ...flags,
        ...(folder === undefined ? {} : { folder }),
      }),
    );
}
