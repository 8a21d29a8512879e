import { stringify } from 'yaml';
import { leastRole } from '../../cluster/rights/least-role';
import { READING_COMMANDS, type ReadingCommand } from '../../cluster/rights/reading-commands';
import { nearest } from '../../findings/nearest';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface ClusterRoleFlags {
  /** None: all of them. */
  readonly commands: readonly ReadingCommand[];
  readonly name: string;
}

/** Prints the least ClusterRole with which commands can read a cluster. */
export async function clusterRole(
  session: Session,
  { commands, name }: ClusterRoleFlags,
): Promise<Status> {
  const unknown = commands.find((command) => !READING_COMMANDS.includes(command));
  if (unknown !== undefined) {
    const near = nearest(unknown, READING_COMMANDS);
    throw new Misuse(
      `${JSON.stringify(unknown)} does not read a cluster; ` +
        (near === undefined ? `those are ${READING_COMMANDS.join(', ')}` : `did you mean ${near}?`),
    );
  }
  const role = leastRole(name, commands.length === 0 ? READING_COMMANDS : commands);
  await session.stdout.write(stringify(role, { indentSeq: false }));
  return STATUS.ok;
}
