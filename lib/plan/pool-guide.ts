import { isAccelerator, vendorDomains } from '../fleet/catalogue/accelerators';
import { classOfResource, implicitResource } from '../fleet/catalogue/class-resources';
import type { FleetPool } from '../fleet/model/fleet';
import { poolNodeLabels } from '../fleet/quota/pool-labels';
import { isTaintOfDevices, taintText } from '../fleet/quota/pool-taints';

/** A granted pool, as its tenant reads of it. */
export interface PoolGuide {
  readonly name: string;
  /** What it is, and how much of it there is for this namespace. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The parts of a pod spec by which a pod gets one device. */
  readonly pod: Readonly<Record<string, unknown>>;
}

/** What a namespace was granted, for people who can read no nodes. Pools that are closed to it are left out. */
export function poolGuides(
  gpu: Readonly<Record<string, number>>,
  pools: Readonly<Record<string, FleetPool>>,
  taints: readonly string[],
): PoolGuide[] {
  return Object.keys(gpu)
    .sort()
    .flatMap((name) => {
      const pool = pools[name];
      const devices = gpu[name]!;
      return pool === undefined || devices === 0 ? [] : [guideOf(name, pool, devices, taints)];
    });
}

function guideOf(
  name: string,
  pool: FleetPool,
  devices: number,
  taints: readonly string[],
): PoolGuide {
  const { resource, product, deviceClass, servedBy } = pool;
  const labels = poolNodeLabels(pool);
  const isClaimed = deviceClass !== undefined && servedBy !== 'plugin';
  const asked = servedBy === 'driver' && isClaimed ? implicitResource(deviceClass) : resource;
  return {
    name,
    facts: {
      // The quota counts them over all pods of the namespace.
      devices,
      ...(product === undefined ? {} : { product }),
      resource: asked,
      ...(isClaimed ? { deviceClass } : {}),
      ...(Object.keys(labels).length === 0 ? {} : { nodeLabels: labels }),
    },
    pod: {
      containers: [{ name: 'main', resources: { limits: { [asked]: 1, ...partsOf(pool) } } }],
      ...(Object.keys(labels).length === 0 ? {} : { nodeSelector: labels }),
      tolerations: [
        ...new Set([
          ...ownTaints(resource),
          ...taints.filter((taint) => isOfPool(taint, pool)),
          ...grantedOfPool(pool, taints),
        ]),
      ].map(toleration),
    },
  };
}

/** With HAMi, a pod says how much of a card it wants. Without a bound on memory, it gets what is left. */
function partsOf({ sharing }: FleetPool): Readonly<Record<string, number>> {
  if (sharing?.hami === undefined) return {};
  const { memory, memoryPerShare, cores, coresPerShare } = sharing.hami;
  return {
    ...(memoryPerShare === undefined ? {} : { [memory]: memoryPerShare }),
    [cores]: coresPerShare,
  };
}

/** The taints that vendors' pages put on nodes of a device. The guard rail `podScheduling` lets its pods tolerate them. */
function ownTaints(resource: string): string[] {
  if (classOfResource(resource) !== undefined) return [];
  const family = `${domainOf(resource)}/gpu`;
  return [...new Set([resource, ...(isAccelerator(family) ? [family] : [])])].sort();
}

/** The taints of the pool that its pods may tolerate, besides those that are about devices. */
function grantedOfPool(pool: FleetPool, granted: readonly string[]): string[] {
  return (pool.taints ?? []).flatMap((taint) => {
    if (isTaintOfDevices(taint, pool)) return [];
    const text = taintText(taint);
    const isGranted = [taint.key, text].some((one) => granted.includes(one));
    return pool.toleratedBy === 'queue' || isGranted ? [text] : [];
  });
}

/** Whether a granted taint is about a pool: in the domain of its vendor, and of no other product. */
function isOfPool(taint: string, { product, resource }: FleetPool): boolean {
  const domain = domainOf(resource);
  const [key = '', value] = taint.split('=');
  if (!vendorDomains().includes(domain) || domainOf(key) !== domain) return false;
  if (ownTaints(resource).includes(key)) return false;
  return value === undefined || product === undefined || value === product;
}

function toleration(taint: string): Readonly<Record<string, string>> {
  const [key = '', value] = taint.split('=');
  return value === undefined ? { key, operator: 'Exists' } : { key, operator: 'Equal', value };
}

function domainOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf('/')));
}
