import { type CostCeilings, costCeilings } from '../../cost/cost-ceilings';
import type { CostPart } from '../../fleet/prices/priced-parts';
import { sumOfCosts } from '../../fleet/prices/ceiling-lines';
import { type Currency, groupedAmount, plainAmount } from '../../fleet/prices/money';
import type { TreeSide } from './base/tree-side';
import { type Place, type Places, SHARED_ENVIRONMENT, placeOrder } from './place';

/** A ceiling per month on both sides, in the smallest unit of the currency. `null`: nothing bounds it, or no such place. */
export interface CostChange {
  readonly before: bigint | null;
  readonly after: bigint | null;
}

/** What fleets cost at most for a month, before and after. It is a ceiling and not a bill. */
export interface CostChanges {
  readonly currency: Currency;
  readonly total: CostChange;
  /** By the order of places. Environments that share a total have it together. */
  readonly byPlace: ReadonlyMap<string, CostChange>;
}

/** The ceilings of both sides. Undefined where nothing has a price, or the sides have other currencies. */
export function costChanges(
  before: TreeSide,
  after: TreeSide,
  places: Places,
): CostChanges | undefined {
  if (before.fleets === undefined || after.fleets === undefined) return undefined;
  const [old, next] = [costCeilings(before.fleets), costCeilings(after.fleets)];
  const { currency } = next ?? old ?? {};
  if (currency === undefined) return undefined;
  if (old !== undefined && next !== undefined && old.currency.code !== next.currency.code) {
    return undefined;
  }
  const olds = byPlace(old, before, (place) => places.now(place));
  const nexts = byPlace(next, after, (place) => place);
  const keys = [...new Set([...olds.keys(), ...nexts.keys()])];
  return {
    currency,
    total: { before: old?.total ?? null, after: next?.total ?? null },
    byPlace: new Map(
      keys.map((key) => [key, { before: olds.get(key) ?? null, after: nexts.get(key) ?? null }]),
    ),
  };
}

function byPlace(
  ceilings: CostCeilings | undefined,
  side: TreeSide,
  nameOf: (place: Place) => Place,
): Map<string, bigint | null> {
  const isSingle = (side.fleets?.length ?? 0) < 2;
  const costs = new Map<string, bigint | null>();
  for (const part of ceilings?.parts ?? []) {
    const place = placeOf(isSingle ? { ...part, cluster: side.cluster ?? '' } : part);
    const key = placeOrder(nameOf(place));
    const known = costs.get(key);
    costs.set(key, known === undefined ? part.cost : sumOfCosts([known, part.cost]));
  }
  return costs;
}

/** Where a part counts: at its environment, or at its owner if several environments share it. */
function placeOf({ cluster = '', owner, ownerKind, environments }: CostPart): Place {
  const isShared = ownerKind === 'sharedService';
  const [only, ...others] = environments;
  return {
    cluster,
    tenant: owner,
    environment: isShared ? SHARED_ENVIRONMENT : others.length > 0 ? '' : (only?.name ?? ''),
  };
}

/** `18,250.00 → 21,900.00 (+3,650.00)`, in the currency of the changes. */
export function costText({ before, after }: CostChange, currency: Currency): string {
  const text = (amount: bigint | null): string =>
    amount === null ? 'none' : groupedAmount(amount, currency);
  if (before === after) return text(after);
  if (before === null || after === null) return `${text(before)} → ${text(after)}`;
  const delta = after - before;
  return `${text(before)} → ${text(after)} (${delta > 0n ? '+' : ''}${text(delta)})`;
}

/** An amount for programs: a plain decimal. */
export function costAmount(amount: bigint | null, currency: Currency): string | null {
  return amount === null ? null : plainAmount(amount, currency);
}
