import {
  allAccelerators,
  catalogueEntry,
  isAccelerator,
  migProfileOf,
  profilesOfProduct,
  vendorDomains,
} from '../catalogue/accelerators';
import type { FindingPath, Findings } from '../../findings/finding';
import type { FleetPool } from '../model/fleet';
import { nameFix } from '../owners/identity-labels';
import { isExtendedResourceName, isHugePagesName } from '../values/label-values';
import { type DataMap, isMap } from '../model/layers';
import { isDnsLabel, isDnsSubdomain } from '../values/names';
import { nearest } from '../../findings/nearest';

/** The names of all pools; undefined where they are no map, which is said there. */
export type PoolNames = readonly string[] | undefined;

export function poolNames(platform: unknown): PoolNames {
  const pools = isMap(platform) ? platform['pools'] : undefined;
  if (pools === undefined) return [];
  return isMap(pools) ? Object.keys(pools) : undefined;
}

/** Reports a name that no pool has. */
export function checkPoolName(
  name: string,
  pools: PoolNames,
  path: FindingPath,
  findings: Findings,
): void {
  if (pools === undefined || pools.includes(name)) return;
  const near = nearest(name, pools);
  findings.add(
    'POOL_UNKNOWN',
    path,
    `There is no pool \`${name}\`.`,
    near !== undefined
      ? `Did you mean \`${near}\`?`
      : pools.length === 0
        ? 'Declare it under `platform.pools`.'
        : `Declare it under \`platform.pools\`, or use one that is there: ${pools.join(', ')}.`,
  );
}

/** Reports pools that no node could advertise, or whose names are typing errors. */
export function checkPools(pools: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(pools)) return;
  const defaults = Object.entries(pools).filter(
    ([, pool]) => isMap(pool) && pool['default'] === true,
  );
  if (defaults.length > 1) {
    findings.add(
      'POOL_DEFAULTS',
      [...path, defaults[1]![0], 'default'],
      `${defaults.map(([name]) => `\`${name}\``).join(' and ')} are both the default.`,
      'Leave `default: true` at one of them.',
    );
  }
  for (const [name, pool] of Object.entries(pools)) {
    if (!isDnsLabel(name)) {
      findings.add(
        'NAME_INVALID',
        [...path, name],
        `\`${name}\` cannot be the name of a pool.`,
        nameFix(name),
      );
    }
    if (isMap(pool)) checkPool(pool, [...path, name], findings);
  }
}

function checkPool(pool: DataMap, path: FindingPath, findings: Findings): void {
  const { resource, product, capacity, deviceClass, custom } = pool;
  if (typeof capacity === 'number' && !(Number.isSafeInteger(capacity) && capacity >= 0)) {
    findings.add(
      'QUANTITY_INVALID',
      [...path, 'capacity'],
      `${capacity} is no number of devices.`,
      'Write a whole number, 0 or more.',
    );
  }
  // A quota key is a qualified name: at most 63 characters behind its slash.
  if (
    typeof deviceClass === 'string' &&
    !(isDnsSubdomain(deviceClass) && deviceClass.length <= 63)
  ) {
    findings.add(
      'NAME_INVALID',
      [...path, 'deviceClass'],
      `\`${deviceClass}\` is no name of a DeviceClass.`,
      'Write it as `kubectl get deviceclasses` shows it, such as gpu.nvidia.com.',
    );
  }
  if (typeof resource !== 'string') return;
  const at = [...path, 'resource'];
  if (!isExtendedResourceName(resource)) {
    findings.add(
      'ACCELERATOR_UNKNOWN',
      at,
      `\`${resource}\` is no extended resource.`,
      /^(requests|limits)\./.test(resource)
        ? 'Leave the prefix out: write the name as nodes advertise it.'
        : `Write it with its vendor's domain, such as ${nearest(resource, allAccelerators()) ?? 'nvidia.com/gpu'}.`,
    );
    return;
  }
  if (custom === true) return;
  // What a product offers is known better than what any product might offer.
  if (typeof product === 'string' && migProfileOf(resource) !== undefined) {
    checkProfile(resource, product, at, findings);
  } else checkSpelling(resource, at, findings);
}

function checkSpelling(resource: string, at: FindingPath, findings: Findings): void {
  if (isAccelerator(resource)) return;
  const near = nearest(resource, allAccelerators(), 2);
  const domain = resource.slice(0, resource.indexOf('/'));
  if (near === undefined && !vendorDomains().includes(domain)) return;
  findings.add(
    'ACCELERATOR_UNKNOWN',
    at,
    `No node advertises \`${resource}\`, as far as the catalogue knows.`,
    near === undefined
      ? 'If it is right as it is, add `custom: true`.'
      : `Did you mean \`${near}\`? If it is right as it is, add \`custom: true\`.`,
  );
}

function checkProfile(
  resource: string,
  product: string,
  at: FindingPath,
  findings: Findings,
): void {
  const profile = migProfileOf(resource);
  const offered = profilesOfProduct(product);
  if (profile === undefined || offered === undefined || offered.includes(profile)) return;
  findings.add(
    'MIG_PROFILE',
    at,
    `${product} does not offer the MIG profile ${profile}.`,
    offered.length === 0
      ? 'It cannot be partitioned: use nvidia.com/gpu, or correct the product.'
      : `It offers ${offered.join(', ')}. If this one is right as it is, add \`custom: true\`.`,
  );
}

/** Reports devices that are granted without a cap although they must not be. */
export function checkExtendedResources(
  devices: unknown,
  path: FindingPath,
  findings: Findings,
): void {
  if (!Array.isArray(devices)) return;
  devices.forEach((device: unknown, index) => {
    if (typeof device !== 'string') return;
    const at = [...path, index];
    if (isHugePagesName(device)) return;
    if (!isExtendedResourceName(device)) {
      findings.add(
        'DEVICE_INVALID',
        at,
        `\`${device}\` is no extended resource.`,
        'Write the name as nodes advertise it, such as rdma/hca.',
      );
    } else if (catalogueEntry(device) !== undefined || migProfileOf(device) !== undefined) {
      findings.add(
        'DEVICE_INVALID',
        at,
        `\`${device}\` is an accelerator: as a device it would be granted without a limit.`,
        'Make a pool of it and grant it with `quota: {gpu: …}`.',
      );
    }
  });
}

/** The pools of a platform in normal form. The only pool is the default. */
export function resolvePools(merged: DataMap): Record<string, FleetPool> {
  const names = Object.keys(merged).sort();
  const pools: Record<string, FleetPool> = {};
  for (const name of names) {
    const { resource, product, capacity, deviceClass, custom, ...rest } = merged[name] as DataMap;
    pools[name] = {
      resource: resource as string,
      ...(product === undefined ? {} : { product: product as string }),
      ...(capacity === undefined ? {} : { capacity: capacity as number }),
      default: (rest['default'] as boolean | undefined) ?? names.length === 1,
      ...(deviceClass === undefined ? {} : { deviceClass: deviceClass as string }),
      custom: (custom as boolean | undefined) ?? false,
    };
  }
  return pools;
}

/** The pool that a bare number of GPUs means. */
export function defaultPool(pools: Record<string, FleetPool>): string | undefined {
  return Object.keys(pools).find((name) => pools[name]!.default);
}
