import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
} from '../../fleet/values/quantity';
import { type DiffContext, pairsOf } from './diff-context';
import { type NamespaceBounds, isScoped, namespaceQuotas } from './objects/namespace-quotas';
import { present } from './objects/object-pair';
import { type Place, placeOrder } from './place';
import { isClaimKey, quotaWords, resourceOf } from './quota-words';

/** An amount on both sides. `null`: nothing limits it there, or there is no namespace. */
export interface AmountChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** What a namespace has and had. */
export interface AmountRow {
  readonly place: Place;
  /** Devices by pool, or by resource where none is declared. */
  readonly gpu: Readonly<Record<string, AmountChange>>;
  readonly cpu: AmountChange;
  readonly memory: AmountChange;
  readonly storage: AmountChange;
}

/** The amounts of namespaces whose quota differs, by place. */
export function amountRows(context: DiffContext): Map<string, AmountRow> {
  const quotas = namespaceQuotas(context);
  const rows = new Map<string, AmountRow>();
  const seen = new Set<string>();
  for (const pair of pairsOf(context, 'ResourceQuota')) {
    // A quota with a scope counts a part of the pods.
    if (isScoped(present(pair))) continue;
    const namespace = `${pair.cluster}\n${pair.namespace}`;
    if (seen.has(namespace)) continue;
    seen.add(namespace);
    const place = context.places.of(pair);
    const bounds = quotas.of(pair);
    const key = placeOrder(place);
    const row: AmountRow = {
      place,
      gpu: devicesOf(context, bounds),
      cpu: changeOf(bounds, 'requests.cpu'),
      memory: changeOf(bounds, 'requests.memory'),
      storage: changeOf(bounds, 'requests.storage'),
    };
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : merged(known, row));
  }
  return rows;
}

function changeOf({ before, after }: NamespaceBounds, key: string): AmountChange {
  return { before: before.get(key) || null, after: after.get(key) || null };
}

/** Devices that can be asked for by several names count once. */
function devicesOf(
  context: DiffContext,
  { before, after }: NamespaceBounds,
): Record<string, AmountChange> {
  const [old, next] = [devicesIn(context, before), devicesIn(context, after)];
  const names = [...new Set([...old.keys(), ...next.keys()])].sort();
  return Object.fromEntries(
    names
      .map((name): [string, AmountChange] => [
        name,
        { before: old.get(name) ?? null, after: next.get(name) ?? null },
      ])
      .filter(([, { before: one, after: other }]) => !isNone(one) || !isNone(other)),
  );
}

function isNone(amount: string | null): boolean {
  return amount === null || amount === '0';
}

function devicesIn(context: DiffContext, bounds: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, amount] of bounds) {
    if (quotaWords(key, context.deviceName).subject !== 'devices') continue;
    const name = context.deviceName(resourceOf(key)!)!;
    // Claims of a class that no pool names are for devices that are counted by their resource.
    if (isClaimKey(key) && name.includes('.')) continue;
    const known = found.get(name);
    if (parseQuantity(amount) === undefined) continue;
    if (
      known === undefined ||
      compareQuantities(parseQuantity(known)!, parseQuantity(amount)!) < 0
    ) {
      found.set(name, amount);
    }
  }
  return found;
}

/** Two namespaces of one place: each key has the amount of the first that states it. */
function merged(one: AmountRow, other: AmountRow): AmountRow {
  const both = (a: AmountChange, b: AmountChange): AmountChange => ({
    before: a.before ?? b.before,
    after: a.after ?? b.after,
  });
  return {
    place: one.place,
    gpu: { ...other.gpu, ...one.gpu },
    cpu: both(one.cpu, other.cpu),
    memory: both(one.memory, other.memory),
    storage: both(one.storage, other.storage),
  };
}

/** The sum of amounts, of which those that are not stated count nothing. */
export function sumOf(amounts: readonly (string | null)[]): string {
  return formatQuantity(
    addQuantities(
      ...amounts.flatMap((amount) => (amount === null ? [] : (parseQuantity(amount) ?? []))),
    ),
  );
}
