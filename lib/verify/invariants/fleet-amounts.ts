import type { Fleet, FleetPool } from '../../fleet/model/fleet';
import { parseQuantity } from '../../fleet/values/quantity';
import type { NamespaceView } from '../../plan/namespace-view';
import { Plan } from '../../plan/plan';
import type { FolderFacts } from '../facts/folder-facts';
import type { QuotaFacts } from '../facts/namespace-facts';

/** Keys of a quota for what a fleet states in one number. */
const KEYS = [
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['storage', 'requests.storage'],
  ['pods', 'pods'],
] as const;

/** All namespaces of a fleet, one after the other. */
export function* viewsOf(fleet: Fleet): Generator<NamespaceView> {
  const plan = new Plan(fleet);
  for (const { namespaces } of plan.tenants()) yield* namespaces;
  for (const { namespace } of plan.sharedServices()) yield namespace;
}

/** What the quota of a namespace grants by its fleet: quantities by quota key. */
export function plannedAmounts({ quota, grants }: NamespaceView): Map<string, string> {
  const amounts = new Map<string, string>();
  for (const [key, name] of KEYS) {
    const amount = quota[key];
    if (amount !== null) amounts.set(name, amount);
  }
  for (const [name, count] of Object.entries(grants.resources)) {
    amounts.set(`requests.${name}`, String(count));
  }
  for (const [name, count] of Object.entries(grants.deviceClasses)) {
    amounts.set(classKey(name), String(count));
  }
  return amounts;
}

function classKey(deviceClass: string): string {
  return `${deviceClass}.deviceclass.resource.k8s.io/devices`;
}

/** The keys under which a quota counts the devices of a pool. */
export function poolKeys({ resource, deviceClass, servedBy }: FleetPool): string[] {
  return [
    ...(servedBy === 'driver' ? [] : [`requests.${resource}`]),
    ...(deviceClass === undefined || servedBy === 'plugin' ? [] : [classKey(deviceClass)]),
  ];
}

/** What the quotas of a namespace grant of a key on the disk, in billionths: the lowest counts. Undefined: no bound. */
export function grantedAmount(quotas: readonly QuotaFacts[], key: string): bigint | undefined {
  const amounts = quotas
    .filter(({ isScoped, keys }) => !isScoped && keys.includes(key))
    .map(({ amounts: granted }) => nanoOf(granted.get(key) ?? '0'));
  return amounts.length === 0 ? undefined : amounts.reduce((a, b) => (a < b ? a : b));
}

export function nanoOf(text: string | number): bigint {
  return parseQuantity(text)?.nano ?? 0n;
}

/**
 * How much more than planned the quotas on the disk grant, in billionths; negative for less.
 *
 * @param keys - the keys under which the same thing is counted: the largest difference counts
 */
export function deviation(
  view: NamespaceView,
  facts: FolderFacts,
  keys: readonly string[],
): bigint {
  const known = facts.namespaces.get(view.namespace);
  if (known === undefined) return 0n;
  const planned = plannedAmounts(view);
  const differences = keys.flatMap((key) => {
    const granted = grantedAmount(known.quotas, key);
    return granted === undefined ? [] : [granted - nanoOf(planned.get(key) ?? '0')];
  });
  return differences.reduce((most, one) => (one > most ? one : most), differences[0] ?? 0n);
}
