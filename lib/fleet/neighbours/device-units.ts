import type { Findings } from '../../findings/findings';
import type { FleetSharing } from '../model/fleet';
import { holdersOf } from '../owners/owners';
import type { Surroundings } from '../owners/surroundings';
import type { ResolvedTenant } from '../owners/tenant-draft';
import { platformOn } from '../owners/written-cluster';
import { countedName } from '../quota/gpu-counts';
import { writtenPool } from '../quota/pool-offers';
import { grouped } from '../values/groups';

/** What a device of a shared pool is, and how the pool gets a name of its own. */
interface Part {
  readonly text: string;
  readonly rename: string;
}

/**
 * Reports pools whose devices have one name and are not alike. A quota of a name lets pods take the devices of any node that
 * advertises it: who was granted shares of cards takes as many whole cards.
 */
export function checkDeviceUnits(
  resolved: readonly ResolvedTenant[],
  { platform, written }: Surroundings,
  findings: Findings,
): void {
  const owners = resolved.map(({ tenant }) => tenant);
  const held = Object.entries(platform.pools).filter(
    ([name]) => holdersOf(name, owners).length > 0,
  );
  if (!held.some(([, pool]) => pool.sharing !== undefined)) return;
  const pools = platformOn(written.platform, written.cluster).pools ?? {};
  for (const [counted, members] of grouped(held, ([, pool]) => countedName(pool))) {
    // Kueue gives each pod the labels of the pool from which its quota is.
    const isChosen = members.every(
      ([, { nodeLabels, product }]) => nodeLabels !== undefined || product !== undefined,
    );
    if (platform.queueing?.engine === 'kueue' && isChosen) continue;
    const whole = members.find(([, pool]) => pool.sharing === undefined)?.[0];
    const shared = members.find(([, pool]) => pool.sharing !== undefined);
    if (whole === undefined || shared === undefined) continue;
    const [name, { sharing }] = shared;
    const { text, rename } = partOf(sharing!);
    const count = holdersOf(name, owners).reduce((sum, holder) => sum + holder.count, 0);
    findings.addOnce(
      'POOL_UNITS_DIFFER',
      ['platform', 'pools', writtenPool(name, pools), 'sharing'],
      `Nodes advertise ${text} of \`${name}\` under the same name as whole cards of \`${whole}\`, ${counted}: the ${count} that are granted of \`${name}\` can be as many of \`${whole}\`.`,
      `${rename}, so that quotas tell the pools apart. Or accept the warning, if something else keeps pods on the nodes of their pool.`,
    );
  }
}

function partOf({ timeSlicing, mps, hami, mig, profile }: FleetSharing): Part {
  if (hami !== undefined) {
    return {
      text: `shares of 1/${hami.shares} of a card`,
      rename: 'Have HAMi advertise its shares under another name, and state it as `resource`',
    };
  }
  if (mig !== undefined) {
    return {
      text: `instances ${profile ?? Object.keys(mig).join()}`,
      rename: 'Write `strategy: mixed` and no `resource`',
    };
  }
  return {
    text: `places on 1/${(timeSlicing ?? mps)!.replicas} of a card`,
    rename: 'Remove `resource`: the device plugin then renames them to `nvidia.com/gpu.shared`',
  };
}
