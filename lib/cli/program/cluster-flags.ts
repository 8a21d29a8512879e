import { type Command, Option } from 'commander';
import { timeoutOf } from '../printing/duration-words';

/** Adds the flags of commands that read a cluster. Most of them are those of kubectl. */
export function withClusterFlags(command: Command): Command {
  return command
    .option(
      '-c, --cluster <name>',
      'the cluster of the file, where it names several (default: the one that is called like the context)',
    )
    .option('--kubeconfig <file>', 'the kubeconfig (default: KUBECONFIG, or ~/.kube/config)')
    .option('--context <name>', 'the context of the kubeconfig (default: the current one)')
    .addOption(
      new Option(
        '--request-timeout <time>',
        'how long one request may take, such as 30s; 0 waits as long as it takes (default: 30s)',
      ).argParser(timeoutOf),
    );
}
