/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import type { Command } from 'commander';
import type * as Fit from '../commands/fit-command';
import type * as Reach from '../commands/reach-command';
import type * as Shares from '../commands/shares-command';
import type { Runner } from './runner';

/** Commands that answer one question. */
export function addAskingCommands(program: Command, run: Runner): void {
  program
    .command('shares')
    .description('show who may have how much of each pool, and what comes of a scenario')
    .option('-s, --scenario <path>', 'who submits what, step by step; - is standard input')
    .option('-c, --cluster <name>', 'only this cluster')
    .option('--json', 'print JSON')
    .action(run(() => (require('../commands/shares-command') as typeof Shares).shares));

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
      run(() => (require('../commands/fit-command') as typeof Fit).fit)({ ...flags, manifest }),
    );

  program
    .command('reach')
    .argument(
      '[from]',
      'who calls: a namespace, namespace/key=value,…, an address or a range, or a word (dns, metadata, api-server, internet, private)',
    )
    .argument('[to]', 'who is called, written in the same way')
    .description(
      'tell whether network policies let one end reach another, and why; without ends, who reaches whom',
    )
    .option('-p, --port <port>', 'such as 443, 53/UDP or 8000-8010; TCP by default (default: all)')
    .option(
      '-o, --output <folder>',
      'the folder with the manifests, also with those of others (default: dist, next to the file)',
    )
    .option('-c, --cluster <name>', 'the cluster, where the file names several')
    .option('--json', 'print JSON')
    .action(
      (from: string | undefined, to: string | undefined, flags: Omit<Reach.ReachFlags, 'from'>) =>
        run(() => (require('../commands/reach-command') as typeof Reach).reach)({
          ...flags,
          from,
          to,
        }),
    );
}
