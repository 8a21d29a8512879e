import { isAccelerator } from '../../../fleet/catalogue/accelerators';
import { classOfResource, implicitResource } from '../../../fleet/catalogue/class-resources';
import { claimsKey } from '../../../fleet/quota/device-keys';
import { parseQuantity, unitsIn } from '../../../fleet/values/quantity';
import type { ReadObject } from '../../../cluster/adopt/adopt-reading';
import { asMap, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ResourceAmounts } from '../../fit/pod-amounts';
import { nameLike } from '../adopted-names';
import type { Note } from '../adopted-namespace';
import type { ClassQuota } from './class-quota';

/** The parts of quota keys before the name of an extended resource. Only the first one counts anything. */
const COUNTED = 'requests.';
const UNCOUNTED = ['limits.', ''];

/** What follows the name of a DeviceClass in the quota key that counts its claims. */
const CLAIMS = claimsKey('');

/**
 * The accelerator that a quota key means, whether or not anybody counts it. Devices of a class have one name, by which
 * pods ask for them without a claim.
 */
export function deviceOf(key: string): string | undefined {
  if (key.endsWith(CLAIMS)) return implicitResource(key.slice(0, -CLAIMS.length));
  const resource = key.replace(/^(?:requests|limits)\./, '');
  return isDeviceName(resource) ? resource : undefined;
}

/** Whether `quota.gpu` grants an extended resource: it is an accelerator, or a device of a class. */
export function isDeviceName(resource: string): boolean {
  return isAccelerator(resource) || classOfResource(resource) !== undefined;
}

/** Devices by resource: what a quota grants, or what pods use where none counts them. */
export function devicesIn(
  hard: ReadonlyMap<string, string>,
  used: ResourceAmounts,
  priorities: Readonly<Record<string, ClassQuota>>,
  note: Note,
): Readonly<Record<string, number>> {
  const byClass = devicesOfPriorities(priorities);
  const resources = new Set([
    ...[...hard.keys(), ...Object.keys(used).filter((key) => used[key]! > 0n)].flatMap(
      (key) => deviceOf(key) ?? [],
    ),
    ...Object.keys(byClass),
  ]);
  return Object.fromEntries(
    [...resources].sort().flatMap((resource) => {
      const count =
        counted(resource, hard, note) ??
        uncounted(resource, hard, used, byClass[resource] ?? 0, note);
      return count === 0 ? [] : [[resource, count]];
    }),
  );
}

/** What pods of priority classes may have together. */
function devicesOfPriorities(
  priorities: Readonly<Record<string, ClassQuota>>,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { devices } of Object.values(priorities)) {
    for (const [resource, count] of Object.entries(devices)) {
      sums[resource] = (sums[resource] ?? 0) + count;
    }
  }
  return sums;
}

/** The keys under which devices are counted. Claims of a class, and pods without a claim, are counted apart. */
function countedKeys(resource: string): string[] {
  const deviceClass = classOfResource(resource);
  return [`${COUNTED}${resource}`, ...(deviceClass === undefined ? [] : [claimsKey(deviceClass)])];
}

function counted(
  resource: string,
  hard: ReadonlyMap<string, string>,
  note: Note,
): number | undefined {
  const stated = countedKeys(resource).filter((key) => hard.has(key));
  if (stated.length === 0) return undefined;
  const counts = stated.map((key) => wholeOf(hard.get(key)!));
  const most = Math.max(...counts);
  if (counts.some((count) => count !== most)) {
    const each = stated.map((key, index) => `${key}: ${counts[index]!}`).join(' and ');
    note('changes', `The quota says ${each}. The entry grants ${most} devices of the class.`);
  }
  return most;
}

function uncounted(
  resource: string,
  hard: ReadonlyMap<string, string>,
  used: ResourceAmounts,
  ofClasses: number,
  note: Note,
): number {
  const taken = countedKeys(resource).reduce((sum, key) => sum + unitsIn(used[key] ?? 0n), 0);
  const key = UNCOUNTED.map((start) => `${start}${resource}`).find((name) => hard.has(name));
  if (key === undefined && ofClasses > taken) {
    note(
      'check',
      `Only quotas of priority classes bound ${resource} today (${taken} in use): the entry grants ${ofClasses} altogether.`,
    );
    return ofClasses;
  }
  if (key === undefined) {
    note('check', `Nothing bounds ${resource} today: the entry grants the ${taken} that are used.`);
    return taken;
  }
  const meant = wholeOf(hard.get(key)!);
  note(
    'changes',
    `The quota says ${key}: ${meant}, which nobody counts, and ${taken} are used. The entry grants ${meant}, which is counted from now on.`,
  );
  return meant;
}

function wholeOf(text: string): number {
  return unitsIn(parseQuantity(text)!.nano);
}

/** The accelerators that the nodes of a cluster have. */
export interface NodeDevices {
  readonly count: number;
  /** The products by the label of NVIDIA's discovery, in order. */
  readonly products: readonly string[];
}

/** Accelerators of nodes by resource. */
export function devicesOfNodes(nodes: readonly ReadObject[]): ReadonlyMap<string, NodeDevices> {
  const devices = new Map<string, NodeDevices>();
  for (const { data } of nodes) {
    const product = asText(asMap(valueAt(data, 'metadata.labels'))['nvidia.com/gpu.product']);
    for (const [resource, text] of Object.entries(asMap(valueAt(data, 'status.allocatable')))) {
      const count = wholeOf(asText(text) || '0');
      if (!isAccelerator(resource) || count === 0) continue;
      const known = devices.get(resource) ?? { count: 0, products: [] };
      const products = resource.startsWith('nvidia.com/') && product !== '' ? [product] : [];
      devices.set(resource, {
        count: known.count + count,
        products: [...new Set([...known.products, ...products])].sort(),
      });
    }
  }
  return devices;
}

/** What a pool is called that no file has yet: `nvidia-gpu` for `nvidia.com/gpu`, and the name of the class for a class. */
export function poolNameOf(resource: string): string {
  const deviceClass = classOfResource(resource);
  if (deviceClass !== undefined) return nameLike(deviceClass);
  const [domain = '', name = ''] = resource.split('/');
  return nameLike(`${domain.split('.')[0]!}-${name}`);
}
