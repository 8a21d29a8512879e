import type { FleetEnvironment, FleetPrices, FleetQuota } from '../model/fleet';
import { amount } from '../values/amounts';
import { ONE, formatQuantity } from '../values/quantity';
import { type Currency, currencyOf } from './money';
import { priceNano } from '../values/price';
import { dearestStorage } from './storage-lines';

/** The hours of a month, on average: 365 × 24 ÷ 12. */
export const HOURS_PER_MONTH = 730n;

/** One gibibyte, in bytes. */
const GIBI = 1024n ** 3n;

/** What has a price. */
export type PricedKind = 'gpu' | 'cpu' | 'memory' | 'ephemeralStorage' | 'storage';

/** What a price is for: one unit of a pool, a core or a GiB, each for an hour. */
export type PricedUnit = 'unit' | 'core' | 'GiB';

/** What an amount costs for a month. */
export interface CeilingLine {
  readonly kind: PricedKind;
  /** The pool, the storage class if it has a price of its own, and otherwise the kind. */
  readonly name: string;
  /** A canonical quantity. Null: nothing bounds it. */
  readonly quantity: string | null;
  readonly unit: PricedUnit;
  /** Of a unit for an hour. */
  readonly price: string;
  /** In the smallest unit of the currency, rounded up. Null: nothing bounds it. */
  readonly cost: bigint | null;
}

/**
 * What a quota costs for a month if all of it is used all the time: one line for each thing that has a price and of which
 * there is some. Each line is rounded up to the smallest unit of the currency, so that sums of lines add up.
 *
 * @param environments - those that hold the quota together
 */
export function ceilingLines(
  quota: FleetQuota,
  environments: readonly FleetEnvironment[],
  prices: FleetPrices,
): CeilingLine[] {
  const currency = currencyOf(prices.currency);
  const lines: CeilingLine[] = [];
  const add = (
    kind: PricedKind,
    name: string,
    nano: bigint | null,
    price: string | undefined,
  ): void => {
    if (price === undefined || nano === 0n) return;
    const isBytes = UNITS[kind] === 'GiB';
    lines.push({
      kind,
      name,
      quantity:
        nano === null ? null : formatQuantity({ nano, format: isBytes ? 'binary' : 'decimal' }),
      unit: UNITS[kind],
      price,
      cost: costOf(nano, isBytes ? GIBI : 1n, price, currency),
    });
  };
  for (const [pool, price] of Object.entries(prices.pools)) {
    add('gpu', pool, BigInt(quota.gpu[pool] ?? 0) * ONE, price);
  }
  add('cpu', 'cpu', nanoOf(quota.cpu), prices.cpu);
  add('memory', 'memory', nanoOf(quota.memory), prices.memory);
  add(
    'ephemeralStorage',
    'ephemeralStorage',
    nanoOf(quota.ephemeralStorage ?? null),
    prices.ephemeralStorage,
  );
  for (const part of dearestStorage(nanoOf(quota.storage), environments, prices)) {
    add('storage', part.storageClass ?? 'storage', part.nano, part.price);
  }
  return lines;
}

const UNITS: Readonly<Record<PricedKind, PricedUnit>> = {
  gpu: 'unit',
  cpu: 'core',
  memory: 'GiB',
  ephemeralStorage: 'GiB',
  storage: 'GiB',
};

function nanoOf(quantity: string | null): bigint | null {
  return quantity === null ? null : amount(quantity).nano;
}

/** An amount × its price × the hours of a month, rounded up once. What costs nothing needs no bound. */
function costOf(
  nano: bigint | null,
  divisor: bigint,
  price: string,
  { decimals }: Currency,
): bigint | null {
  const perUnit = priceNano(price);
  if (perUnit === 0n) return 0n;
  if (nano === null) return null;
  const numerator = nano * perUnit * HOURS_PER_MONTH * 10n ** BigInt(decimals);
  const denominator = ONE * ONE * divisor;
  return (numerator + denominator - 1n) / denominator;
}

/** The sum of costs. Null if nothing bounds one of them. */
export function sumOfCosts(costs: Iterable<bigint | null>): bigint | null {
  let sum = 0n;
  for (const cost of costs) {
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}
