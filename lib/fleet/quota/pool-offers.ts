import { implicitResource } from '../catalogue/class-resources';
import type { PoolProps, PoolServer, SharingProps } from '../model/props';
import type { Written } from '../model/written';
import { DEFAULT_HAMI } from '../model/defaults';

/** What is granted by one name: a pool, or the instances of one profile of it. */
export interface PoolOffer {
  readonly name: string;
  /** The MIG profile. Absent: whole cards, or places on them. */
  readonly profile?: string;
  /** The resources that nodes may advertise for it, the usual one first. Empty: whatever the pool states. */
  readonly resources: readonly string[];
  readonly deviceClass?: string;
  /** How many of it a card has. */
  readonly perDevice: number;
}

const GPU = 'nvidia.com/gpu';

/** How the devices of a pool are shared; undefined where they are not. */
export function sharingOf({ sharing }: Written<PoolProps>): Written<SharingProps> | undefined {
  return typeof sharing === 'object' ? sharing : undefined;
}

/** What hands out the devices of a pool. */
export function serverOf({ servedBy, deviceClass }: Written<PoolProps>): PoolServer {
  return servedBy ?? (deviceClass === undefined ? 'plugin' : 'driver');
}

/** What a pool grants: with several MIG profiles, each of them by a name of its own. */
export function offersOf(name: string, pool: Written<PoolProps>): PoolOffer[] {
  const sharing = sharingOf(pool);
  if (sharing?.mig === undefined) return [wholeOffer(name, pool)];
  const profiles =
    sharing.profile === undefined ? Object.keys(sharing.mig).sort() : [sharing.profile];
  return profiles.map((profile) =>
    instanceOffer(profiles.length === 1 ? name : offerName(name, profile), profile, pool, sharing),
  );
}

/** The name by which instances of one of several profiles are granted. */
function offerName(pool: string, profile: string): string {
  return `${pool}-${profile.replaceAll('.', '-')}`;
}

function wholeOffer(name: string, pool: Written<PoolProps>): PoolOffer {
  const { deviceClass } = pool;
  const { timeSlicing, mps, hami } = sharingOf(pool) ?? {};
  const turns = timeSlicing ?? mps;
  const perDevice = turns?.replicas ?? (hami && (hami.shares ?? DEFAULT_HAMI.shares)) ?? 1;
  const resources =
    turns !== undefined
      ? sharedNames(GPU)
      : hami !== undefined && pool.resource === undefined
        ? [GPU]
        : deviceClass !== undefined && pool.resource === undefined
          ? [implicitResource(deviceClass)]
          : [];
  return { name, resources, perDevice, ...(deviceClass === undefined ? {} : { deviceClass }) };
}

function instanceOffer(
  name: string,
  profile: string,
  pool: Written<PoolProps>,
  { mig, strategy, timeSlicing }: Written<SharingProps>,
): PoolOffer {
  const server = serverOf(pool);
  const deviceClass = pool.deviceClass ?? (server === 'plugin' ? undefined : profileClass(name));
  const own = strategy === 'single' ? GPU : `nvidia.com/mig-${profile}`;
  const byPlugin = timeSlicing === undefined ? [own] : sharedNames(own);
  const resources = server === 'driver' ? [implicitResource(deviceClass ?? '')] : byPlugin;
  const perDevice = (mig?.[profile] ?? 0) * (timeSlicing?.replicas ?? 1);
  return { name, profile, resources, perDevice, ...(deviceClass && { deviceClass }) };
}

/** The DeviceClass of one profile, which is made together with the pool: that of the driver covers every profile. */
export function profileClass(offer: string): string {
  return `${offer}.mig.nvidia.com`;
}

/** The device plugin renames what is shared, unless it is told not to. */
function sharedNames(resource: string): string[] {
  return [`${resource}.shared`, resource];
}

/** Pools as they were written. */
export type WrittenPools = Readonly<Record<string, Written<PoolProps> | null | undefined>>;

/** The names of all that is granted of some pools. */
export function offeredNames(pools: WrittenPools): string[] {
  return Object.entries(pools).flatMap(([name, pool]) =>
    offersOf(name, pool ?? {}).map((offer) => offer.name),
  );
}

/** The pool, as it was written, that grants something by this name. */
export function writtenPool(offer: string, pools: WrittenPools): string {
  if (Object.hasOwn(pools, offer)) return offer;
  const found = Object.keys(pools).find((name) =>
    offersOf(name, pools[name] ?? {}).some((one) => one.name === offer),
  );
  return found ?? offer;
}
