import { findObstacles } from '../../cluster/offboard/find-obstacles';
import { offboardPlan } from '../../review/offboard/offboard-plan';
import {
  type OffboardSteps,
  type StepStatus,
  offboardSteps,
} from '../../review/offboard/offboard-steps';
import { checkTenants } from '../input/choose-tenants';
import { dumpCommands, listDump } from '../input/cluster-dump';
import { openFleets } from '../input/open-fleet';
import { bulletLines, plural } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface OffboardFlags {
  readonly tenant: string;
  readonly from?: string;
  readonly check?: boolean;
}

/** Shows the steps in which a tenant goes, and says when its entry may be deleted. */
export async function offboard(session: Session, flags: OffboardFlags): Promise<Status> {
  const { tenant, from, check } = flags;
  if (check === true && from === undefined) {
    throw new Misuse(
      `--check needs --from, a folder with what the cluster holds. To write it:\n${dumpCommands('FOLDER').join('\n')}`,
    );
  }
  const list = from === undefined ? undefined : listDump(from);
  const fleets = openFleets(session, 'ignore');
  if (fleets === undefined) return STATUS.findings;
  checkTenants(fleets, [tenant]);
  const plan = offboardPlan(fleets, tenant)!;
  const namespaces = plan.places.map(({ namespace }) => namespace);
  const look = list === undefined ? undefined : await findObstacles(list, namespaces);
  const steps = offboardSteps(plan, look);
  const heading = `The end of ${tenant}: ${plural(namespaces.length, 'namespace')}.`;
  await session.stdout.write(textOf(heading, steps));
  return check === true && !steps.mayGo ? STATUS.findings : STATUS.ok;
}

const STATUS_WORDS: Readonly<Record<StepStatus, string>> = {
  done: 'done',
  open: 'to do',
  unknown: 'not known',
};

function textOf(heading: string, { steps, mayGo }: OffboardSteps): string {
  const parts = steps.flatMap(({ title, status, lines }, index) => [
    '',
    `${index + 1}. ${title} (${STATUS_WORDS[status]})`,
    ...bulletLines(lines, '   '),
  ]);
  const end = mayGo ? 'The entry may go.' : 'The entry must not go yet.';
  return `${[heading, ...parts, '', end].join('\n')}\n`;
}
