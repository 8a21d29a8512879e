import type { FleetPool } from '../../fleet/model/fleet';
import { RESOURCES } from '../../fleet/values/amounts';
import { MILLI, ONE, formatQuantity } from '../../fleet/values/quantity';
import type { QueueNode, QueuedKey } from './queue-node';

/** What a scheduler counts under one name. */
export interface CountedName {
  /** The resource that containers request, such as `cpu` or `nvidia.com/gpu`. */
  readonly name: string;
  /** What it adds up. Pools with one resource are one thing to it. */
  readonly keys: readonly QueuedKey[];
}

/** An amount of a node: what it is guaranteed, or the most that it has. */
export type AmountOf = (node: QueueNode, key: QueuedKey) => bigint;

const POOL = 'gpu.';

/** The pool of a key, if it is about devices. */
export function poolOfKey(key: QueuedKey): string | undefined {
  return key.startsWith(POOL) ? key.slice(POOL.length) : undefined;
}

/**
 * What a scheduler counts that knows resources alone, in order of the names. Devices that are only claimed are left out: no
 * container requests them.
 */
export function countedNames(
  keys: readonly QueuedKey[],
  pools: Readonly<Record<string, FleetPool>>,
): readonly CountedName[] {
  const names = new Map<string, QueuedKey[]>();
  for (const key of keys) {
    const name = resourceOf(key, pools);
    if (name === undefined) continue;
    const known = names.get(name);
    if (known === undefined) names.set(name, [key]);
    else known.push(key);
  }
  return [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, added]) => ({ name, keys: added }));
}

/** What containers request of a key. Nothing where its devices can only be claimed. */
function resourceOf(
  key: QueuedKey,
  pools: Readonly<Record<string, FleetPool>>,
): string | undefined {
  const pool = poolOfKey(key);
  if (pool === undefined) return RESOURCES.find(([own]) => own === key)?.[2];
  const entry = pools[pool];
  return entry === undefined || entry.servedBy === 'driver' ? undefined : entry.resource;
}

/** An amount of everything that a name counts. */
export function amountUnder(of: AmountOf, node: QueueNode, { keys }: CountedName): bigint {
  return keys.reduce((sum, key) => sum + of(node, key), 0n);
}

/** An amount of a name as Kubernetes writes it: cores, bytes, or devices. */
export function amountText(name: string, amount: bigint): string {
  if (name === 'cpu') return formatQuantity({ nano: amount * MILLI, format: 'decimal' });
  const isBytes = name === 'memory' || name === 'ephemeral-storage';
  return formatQuantity({ nano: amount * ONE, format: isBytes ? 'binary' : 'decimal' });
}
