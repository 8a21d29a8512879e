import type { PoolProps, SharingProps } from '../model/props';
import type { Written } from '../model/written';
import { isExtendedResourceName } from '../values/label-values';
import { keysOf } from '../values/maps';
import { serverOf } from './pool-offers';

/** The ways of sharing, of which a pool has one. */
const WAYS = ['timeSlicing', 'mps', 'mig', 'hami'] as const;

/** What is wrong with a way of sharing, where, and what to write. */
export type Problem = readonly [keys: readonly string[], message: string, fix: string];

/** What makes a way of sharing impossible, whatever its numbers are. */
export function sharingProblem(
  pool: Written<PoolProps>,
  sharing: Written<SharingProps>,
): Problem | undefined {
  const ways = WAYS.filter((way) => sharing[way] !== undefined);
  const { mig = {}, strategy, profile } = sharing;
  const [first, second] = ways;
  if (first === undefined) {
    return [
      ['sharing'],
      'Nothing says how the devices are shared.',
      'State `timeSlicing`, `mps`, `mig` or `hami`, or write `sharing: exclusive`.',
    ];
  }
  if (ways.includes('mps') && ways.includes('mig')) {
    return [
      ['sharing', 'mps'],
      'The device plugin refuses MPS on cards that are cut into MIG instances.',
      'Remove `mps`. Pods can take turns on an instance instead: `timeSlicing: {replicas: 2}`.',
    ];
  }
  if (second !== undefined && ways.join() !== 'timeSlicing,mig') {
    return [
      ['sharing', second],
      `A card is shared in one way, and here are ${ways.map((way) => `\`${way}\``).join(' and ')}.`,
      `Keep one of them. Nodes with the other can be a pool of their own.`,
    ];
  }
  if (sharing.mig === undefined && (strategy !== undefined || profile !== undefined)) {
    const key = strategy === undefined ? 'profile' : 'strategy';
    return [
      ['sharing', key],
      `\`${key}\` is about MIG instances, and this pool has none.`,
      'Remove the line, or state the instances of a card under `mig`.',
    ];
  }
  if (sharing.mig !== undefined) return migProblem(pool, keysOf(mig), sharing);
  const isByPlugin = first !== 'hami';
  if (isByPlugin && pool.deviceClass !== undefined) return driverProblem(first);
  return vendorProblem(pool, ways);
}

function migProblem(
  pool: Written<PoolProps>,
  profiles: readonly string[],
  { strategy, profile, timeSlicing }: Written<SharingProps>,
): Problem | undefined {
  if (profiles.length === 0) {
    return [
      ['sharing', 'mig'],
      'The cards are cut into no instance at all.',
      'Say how many of each profile a card gets, such as `mig: {1g.10gb: 7}`.',
    ];
  }
  if (profile !== undefined && !profiles.includes(profile)) {
    return [
      ['sharing', 'profile'],
      `The cards have no instances of ${profile}.`,
      `Write one of ${profiles.join(', ')}, or add it under \`mig\`.`,
    ];
  }
  if (strategy === 'single' && profiles.length > 1) {
    return [
      ['sharing', 'strategy'],
      'With `single`, nodes advertise every instance as nvidia.com/gpu, so all of them must be alike.',
      'Remove `strategy`, or keep one profile.',
    ];
  }
  if (pool.deviceClass !== undefined && profiles.length > 1 && profile === undefined) {
    return [
      ['deviceClass'],
      `A quota counts by DeviceClass, and \`${pool.deviceClass}\` would stand for ${profiles.length} profiles.`,
      'Replace it with `servedBy: driver`: then each profile gets a DeviceClass of its own.',
    ];
  }
  if (timeSlicing !== undefined && serverOf(pool) !== 'plugin') return driverProblem('timeSlicing');
  return vendorProblem(pool, ['mig']);
}

function driverProblem(way: string): Problem {
  return [
    ['sharing', way],
    `\`${way}\` is a setting of the device plugin, and a driver hands out these devices.`,
    'Remove `deviceClass` and `servedBy`, or cut the cards into instances with `mig`.',
  ];
}

/** Of other vendors, the device plugins are configured in other ways. */
function vendorProblem(
  { resource }: Written<PoolProps>,
  ways: readonly string[],
): Problem | undefined {
  if (resource === undefined || ways.includes('hami')) return undefined;
  if (resource.startsWith('nvidia.com/') || !isExtendedResourceName(resource)) return undefined;
  return [
    ['sharing', ways[0]!],
    `\`${ways[0]}\` is for cards of NVIDIA, and ${resource} is not one of them.`,
    'Configure the device plugin of that vendor, state what its nodes advertise as `resource` and `capacity`, and remove `sharing`.',
  ];
}
