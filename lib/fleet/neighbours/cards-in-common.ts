import type { Findings } from '../../findings/findings';
import type { FleetPool } from '../model/fleet';
import type { PoolProps } from '../model/props';
import { holdersOf } from '../owners/owners';
import type { Surroundings } from '../owners/surroundings';
import type { ResolvedTenant } from '../owners/tenant-draft';
import { platformOn } from '../owners/written-cluster';
import { borrowersOf } from '../queues/queue-offers';
import { writtenPool } from '../quota/pool-offers';
import { grouped } from '../values/groups';

/** The ways of sharing that divide cards by turns or by a server, and what one pod can do to another under each. */
const HARM = {
  timeSlicing:
    'nothing keeps a pod from filling the memory of a card, and a fault of one can stop the others',
  mps: 'a fault of one pod can stop all pods of the card',
} as const;

/** Reports pools whose cards pods of several tenants share, without hardware that keeps them apart. */
export function checkCardsInCommon(
  resolved: readonly ResolvedTenant[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const owners = resolved.map(({ tenant }) => tenant);
  const shared = Object.entries(platform.pools).filter(([, pool]) => wayOf(pool) !== undefined);
  if (shared.length === 0) return;
  const pools = platformOn(written.platform, written.cluster).pools ?? {};
  for (const [, members] of grouped(shared, ([, pool]) => devicesOf(pool))) {
    const [first, pool] = members[0]!;
    const holders = members.flatMap(([one]) => holdersOf(one, owners).map(({ name }) => name));
    const borrowers = members.flatMap(([one]) => borrowersOf(one, owners, platform));
    const users = [...new Set([...holders, ...borrowers])].sort();
    if (users.length < 2) continue;
    const borrower = users.find((name) => !holders.includes(name));
    const way = wayOf(pool)!;
    const name = writtenPool(first, pools);
    findings.addOnce(
      'SHARING_BETWEEN_TENANTS',
      ['platform', 'pools', name, 'sharing', way],
      `Pods of ${describeUsers(users)} share the devices of \`${first}\`: ${HARM[way]}.${borrower === undefined ? '' : ` \`${borrower}\` has devices of it while it borrows.`}`,
      fixOf(pool, pools[name], borrower),
    );
  }
}

function wayOf({ sharing }: FleetPool): keyof typeof HARM | undefined {
  if (sharing?.timeSlicing !== undefined) return 'timeSlicing';
  return sharing?.mps === undefined ? undefined : 'mps';
}

/** Pools of one configuration are on the same nodes, and what they call alike is the same there. */
function devicesOf({ sharing, resource }: FleetPool): string {
  return JSON.stringify([sharing?.config, resource]);
}

/** The first two by name: a platform may have hundreds. */
function describeUsers(names: readonly string[]): string {
  const [one, other] = names;
  if (names.length === 2) return `\`${one}\` and \`${other}\``;
  return `${names.length} tenants, among them \`${one}\` and \`${other}\`,`;
}

function fixOf(
  { sharing }: FleetPool,
  written: PoolProps | undefined,
  borrower: string | undefined,
): string {
  const isCut = sharing?.mig !== undefined;
  const apart = isCut
    ? `remove \`timeSlicing\`${written?.resource === undefined ? '' : ' and `resource`'}, so that each pod has an instance to itself`
    : 'write `resource: nvidia.com/gpu` in place of `sharing`, so that each pod has a card to itself';
  const count = isCut ? 'instances' : 'cards';
  const capacity = written?.capacity === undefined ? '' : `, and count ${count} in \`capacity\``;
  const alone =
    borrower === undefined
      ? 'Grant it to one tenant only'
      : `Grant it to one tenant only, and leave it out of what \`${borrower}\` may borrow`;
  return `${alone}; or ${apart}${capacity}. If these tenants trust each other, accept the warning.`;
}
