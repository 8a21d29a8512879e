import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { PoolProps } from '../model/props';
import type { Written } from '../model/written';
import { checkCount, isCount } from '../values/counts';
import { type PoolOffer, offersOf } from './pool-offers';

/** Reports numbers of nodes and devices that are not complete, or that say something else than the capacity. */
export function checkCapacityOf(
  name: string,
  pool: Written<PoolProps>,
  path: FindingPath,
  findings: Findings,
): void {
  const { capacity, nodes, devicesPerNode } = pool;
  checkCount(capacity, 'devices', [...path, 'capacity'], findings);
  checkCount(nodes, 'nodes', [...path, 'nodes'], findings);
  checkCount(devicesPerNode, 'devices', [...path, 'devicesPerNode'], findings);
  if ((nodes === undefined) !== (devicesPerNode === undefined)) {
    const [stated, missing] =
      nodes === undefined ? ['devicesPerNode', 'nodes'] : ['nodes', 'devicesPerNode'];
    findings.add(
      'KEY_MISSING',
      [...path, stated!],
      `\`${missing}\` is missing, so the capacity of \`${name}\` does not follow from \`${stated}\`.`,
      `Add \`${missing}: …\`, or remove \`${stated}\`.`,
    );
  }
  if (findings.hasErrorBelow(path)) return;
  const offers = offersOf(name, pool);
  if (offers.length > 1 && pool.reserved !== undefined && pool.reserved > 0) {
    findings.add(
      'CAPACITY_DIFFERS',
      [...path, 'reserved'],
      `\`${name}\` has ${offers.length} profiles, and ${pool.reserved} does not say of which.`,
      'Lower `nodes` by what the platform keeps, or make a pool of each profile with `profile` and `config`.',
    );
  }
  if (capacity === undefined) return;
  if (offers.length > 1) {
    findings.add(
      'CAPACITY_DIFFERS',
      [...path, 'capacity'],
      `\`${name}\` has ${offers.length} profiles, and ${capacity} does not say of which.`,
      'Replace it with `nodes` and `devicesPerNode`: then the capacity of each profile follows.',
    );
    return;
  }
  const computed = computedCapacity(pool, offers[0]!);
  if (computed === undefined || computed === capacity) return;
  findings.add(
    'CAPACITY_DIFFERS',
    [...path, 'capacity'],
    `${nodes} nodes with ${devicesPerNode} cards advertise ${computed} devices, and not ${capacity}.`,
    'Remove `capacity`, or correct the other numbers.',
  );
}

/** What all nodes advertise of an offer; undefined where nothing says how many nodes there are. */
export function computedCapacity(
  { nodes, devicesPerNode }: Written<PoolProps>,
  { perDevice }: PoolOffer,
): number | undefined {
  if (nodes === undefined || devicesPerNode === undefined) return undefined;
  const computed = nodes * devicesPerNode * perDevice;
  return isCount(computed) ? computed : Number.MAX_SAFE_INTEGER;
}
