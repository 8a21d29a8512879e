/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import type { Command } from 'commander';
import type * as Can from '../commands/can-command';
import type * as WhoCan from '../commands/who-can-command';
import type { Runner } from './runner';

const OUTPUT =
  'the folder with the manifests, also with those of others (default: dist, next to the file)';

/** Commands that answer who may do what. */
export function addRightsCommands(program: Command, run: Runner): void {
  program
    .command('who-can')
    .argument('<verb>', 'such as get, create or impersonate')
    .argument('<resource>', 'such as pods, pods/exec, deployments.apps or /metrics')
    .argument('[folder]', 'the same as --output')
    .description('show who may do something, and by which roles')
    .option('-n, --namespace <name>', 'in this namespace (default: in any)')
    .option('--name <name>', 'to the object of this name')
    .option('-o, --output <folder>', OUTPUT)
    .option('-c, --cluster <name>', 'on this cluster, where the folder has several')
    .option('--system', 'also what Kubernetes grants to its own components')
    .option('--json', 'print JSON')
    .action(
      (
        verb: string,
        resource: string,
        folder: string | undefined,
        flags: Omit<WhoCan.WhoCanFlags, 'verb' | 'resource'>,
      ) =>
        run(() => (require('../commands/who-can-command') as typeof WhoCan).whoCan)({
          ...flags,
          ...(folder === undefined ? {} : { output: folder }),
          verb,
          resource,
        }),
    );

  program
    .command('can')
    .argument('<subject>', 'user:NAME, group:NAME, serviceaccount:NAMESPACE/NAME, or an address')
    .argument('[verb]', 'with a resource: whether the subject may do that; exits with 1 if not')
    .argument('[resource]', 'such as pods, pods/exec, deployments.apps or /metrics')
    .description('show everything that somebody may do, or whether somebody may do one thing')
    .option('-n, --namespace <name>', 'in this namespace')
    .option('--name <name>', 'to the object of this name')
    .option('-g, --group <name...>', 'groups that the identity provider puts a user in')
    .option('-o, --output <folder>', OUTPUT)
    .option('-c, --cluster <name>', 'on this cluster, where the folder has several')
    .option('--system', 'also what Kubernetes grants to everybody')
    .option('--json', 'print JSON')
    .action(
      (
        subject: string,
        verb: string | undefined,
        resource: string | undefined,
        flags: Omit<Can.CanFlags, 'subject' | 'verb' | 'resource'>,
      ) =>
        run(() => (require('../commands/can-command') as typeof Can).can)({
          ...flags,
          subject,
          verb,
          resource,
        }),
    );
}
