import { isAccelerator } from '../../../fleet/catalogue/accelerators';
import { parseQuantity, unitsIn } from '../../../fleet/values/quantity';
import type { ReadObject } from '../../../cluster/adopt/adopt-reading';
import { asMap, asText, valueAt } from '../../../verify/objects/manifest-data';
import type { ResourceAmounts } from '../../fit/pod-amounts';
import { nameLike } from '../adopted-names';
import type { Note } from '../adopted-namespace';

/** The parts of quota keys before the name of an extended resource. Only the first one counts anything. */
const COUNTED = 'requests.';
const UNCOUNTED = ['limits.', ''];

/** The accelerator that a quota key means, whether or not anybody counts it. */
function acceleratorOf(key: string): string | undefined {
  const resource = key.replace(/^(?:requests|limits)\./, '');
  return isAccelerator(resource) ? resource : undefined;
}

/** Whether a quota key is about accelerators, which the entry states as `quota.gpu`. */
export function isDevice(key: string): boolean {
  return acceleratorOf(key) !== undefined;
}

/** Devices by resource: what a quota grants, or what pods use where none counts them. */
export function devicesIn(
  hard: ReadonlyMap<string, string>,
  used: ResourceAmounts,
  note: Note,
): Readonly<Record<string, number>> {
  const resources = new Set(
    [...hard.keys(), ...Object.keys(used).filter((key) => used[key]! > 0n)].flatMap(
      (key) => acceleratorOf(key) ?? [],
    ),
  );
  return Object.fromEntries(
    [...resources].sort().flatMap((resource) => {
      const counted = hard.get(`${COUNTED}${resource}`);
      const count =
        counted === undefined ? uncounted(resource, hard, used, note) : wholeOf(counted);
      return count === 0 ? [] : [[resource, count]];
    }),
  );
}

function uncounted(
  resource: string,
  hard: ReadonlyMap<string, string>,
  used: ResourceAmounts,
  note: Note,
): number {
  const taken = unitsIn(used[`${COUNTED}${resource}`] ?? 0n);
  const key = UNCOUNTED.map((start) => `${start}${resource}`).find((name) => hard.has(name));
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

/** What a pool is called that no file has yet: `nvidia-gpu` for `nvidia.com/gpu`. */
export function poolNameOf(resource: string): string {
  const [domain = '', name = ''] = resource.split('/');
  return nameLike(`${domain.split('.')[0]!}-${name}`);
}
