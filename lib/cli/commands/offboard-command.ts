import { findObstacles } from '../../cluster/offboard/find-obstacles';
import { listLive } from '../../cluster/offboard/live-objects';
import type { ListObjects } from '../../cluster/offboard/offboard-resources';
import { clusterOf } from '../../fleet/clusters/cluster-of';
import type { Fleet } from '../../fleet/model/fleet';
import { offboardPlan } from '../../review/offboard/offboard-plan';
import {
  type OffboardSteps,
  type StepStatus,
  offboardSteps,
} from '../../review/offboard/offboard-steps';
import { chooseClusters } from '../input/choose-clusters';
import { checkTenants } from '../input/choose-tenants';
import { dumpCommands, listDump } from '../input/cluster-dump';
import { type NamedClusterFlags, askClusterOf } from '../input/cluster-of-server';
import { openFleets } from '../input/open-fleet';
import { bulletLines, plural } from '../printing/words';
import type { Session } from '../session/session';
import { Misuse, STATUS, type Status } from '../session/status';

export interface OffboardFlags extends NamedClusterFlags {
  readonly tenant: string;
  readonly live?: boolean;
  readonly from?: string;
  readonly check?: boolean;
}

/** Shows the steps in which a tenant goes, and says when its entry may be deleted. */
export async function offboard(session: Session, flags: OffboardFlags): Promise<Status> {
  const { tenant, from, live = false, check } = flags;
  if (check === true && from === undefined && !live) {
    throw new Misuse(
      `--check has to look at the cluster: use --live, or --from with a folder of what the cluster holds. To write that:\n${dumpCommands('FOLDER').join('\n')}`,
    );
  }
  const dump = from === undefined ? undefined : listDump(from);
  const all = openFleets(session, 'ignore');
  if (all === undefined) return STATUS.findings;
  checkTenants(all, [tenant]);
  const looked = live
    ? await askClusterOf(session, flags, { all, command: 'offboard' }, (server, fleet) =>
        lookAt([fleet], tenant, (namespaces) => listLive(server, namespaces)),
      )
    : await lookAt(chosenFleets(all, flags), tenant, () => Promise.resolve(dump));
  await session.stdout.write(textOf({ tenant, ...looked, all }));
  return check === true && !looked.steps.mayGo ? STATUS.findings : STATUS.ok;
}

/** Without a look, the end is shown for all clusters. */
function chosenFleets(all: readonly Fleet[], { cluster }: OffboardFlags): readonly Fleet[] {
  return chooseClusters(all, cluster === undefined ? undefined : [cluster]);
}

/** @param list - what the cluster holds; nothing where nobody looked */
async function lookAt(
  fleets: readonly Fleet[],
  tenant: string,
  list: (namespaces: readonly string[]) => Promise<ListObjects | undefined>,
): Promise<Pick<Printed, 'namespaces' | 'steps' | 'fleets'>> {
  const plan = offboardPlan(fleets, tenant);
  if (plan === undefined) {
    throw new Misuse(`${tenant} has nothing on ${fleets.map(clusterOf).join(', ')}`);
  }
  const namespaces = plan.places.map(({ namespace }) => namespace);
  const lists = await list(namespaces);
  const look = lists && (await findObstacles(lists, namespaces));
  return { namespaces, steps: offboardSteps(plan, look), fleets };
}

const STATUS_WORDS: Readonly<Record<StepStatus, string>> = {
  done: 'done',
  open: 'to do',
  unknown: 'not known',
};

interface Printed {
  readonly tenant: string;
  readonly namespaces: readonly string[];
  readonly steps: OffboardSteps;
  /** Those that were looked at, of all. */
  readonly fleets: readonly Fleet[];
  readonly all: readonly Fleet[];
}

function textOf({ tenant, namespaces, steps: { steps, mayGo }, fleets, all }: Printed): string {
  const isPart = fleets.length < all.length;
  const where = isPart ? ` on ${fleets.map(clusterOf).join(', ')}` : '';
  const parts = steps.flatMap(({ title, status, lines }, index) => [
    '',
    `${index + 1}. ${title} (${STATUS_WORDS[status]})`,
    ...bulletLines(lines, '   '),
  ]);
  const others = all.filter((fleet) => !fleets.includes(fleet) && hasTenant(fleet, tenant));
  const end = !mayGo
    ? 'The entry must not go yet.'
    : others.length === 0
      ? 'The entry may go.'
      : `Nothing${where} keeps the entry. Look at ${others.map(clusterOf).join(', ')} as well.`;
  const heading = `The end of ${tenant}${where}: ${plural(namespaces.length, 'namespace')}.`;
  return `${[heading, ...parts, '', end].join('\n')}\n`;
}

function hasTenant({ tenants }: Fleet, tenant: string): boolean {
  return tenants.some(({ name }) => name === tenant);
}
