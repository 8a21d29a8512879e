/* eslint-disable @typescript-eslint/no-require-imports --
   A command is loaded when it runs: --help and --version must not wait for cdk8s and a YAML parser. */
import { type Command, Option } from 'commander';
import type * as Offboard from '../commands/offboard-command';
import type * as PlanRename from '../commands/plan-rename-command';
import { withClusterFlags } from './cluster-flags';
import type { Runner } from './runner';

/** Commands about the life of a tenant. They write nothing. */
export function addLifeCommands(program: Command, run: Runner): void {
  program
    .command('plan-rename')
    .argument('<old>', 'TENANT, or TENANT/ENVIRONMENT')
    .argument('<new>', 'its new name')
    .description('show what to write to rename a tenant or an environment, and what stays')
    .action((from: string, to: string, flags: object) =>
      run(() => (require('../commands/plan-rename-command') as typeof PlanRename).planRenames)({
        ...flags,
        from,
        to,
      }),
    );

  withClusterFlags(
    program
      .command('offboard')
      .argument('<tenant>', 'the tenant that is to go')
      .description('show the steps in which a tenant goes, and when its entry may be deleted')
      .option('--live', 'look at the cluster that kubectl looks at')
      .addOption(
        new Option(
          '--from <folder>',
          'what the cluster holds: a file of kubectl get -o json for each kind',
        ).conflicts('live'),
      )
      .option('--check', 'exit with 1 unless the entry may go'),
  ).action((tenant: string, flags: Omit<Offboard.OffboardFlags, 'tenant'>) =>
    run(() => (require('../commands/offboard-command') as typeof Offboard).offboard)({
      ...flags,
      tenant,
    }),
  );
}
