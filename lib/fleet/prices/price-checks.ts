import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { nearest } from '../../findings/nearest';
import { CURRENCIES, CURRENCY_SIGNS, unitsPerEuro } from '../catalogue/currencies';
import type { ClusterPricesProps, FleetProps } from '../model/props';
import type { Written } from '../model/written';
import { type PoolNames, checkPoolName } from '../quota/gpu-counts';
import { ONE, parseQuantity } from '../values/quantity';
import { eachEntry, entriesOf } from '../values/maps';
import { HOURS_PER_MONTH } from './ceiling-lines';
import { checkPrice, decimalText } from '../values/price';

type Input = Written<FleetProps>;

/** Reports prices and budgets that are wrong by themselves. */
export function checkPrices(written: Input, pools: PoolNames, findings: Findings): void {
  const { prices, clusters, costCenters, organizations, tenants, sharedServices } = written;
  checkCurrency(prices?.currency, ['prices', 'currency'], findings);
  const currency = prices?.currency;
  checkEach(prices, ['prices'], currency, pools, findings);
  for (const [name, cluster] of entriesOf(clusters)) {
    const path = ['clusters', name, 'prices'];
    checkEach(cluster.prices, path, currency, pools, findings);
    if (cluster.prices !== undefined && prices === undefined) reportNoCurrency(path, findings);
  }
  for (const [key, map] of Object.entries({ costCenters, organizations, sharedServices })) {
    for (const [name, entry] of entriesOf<{ readonly budget?: string | number }>(map)) {
      checkPrice(entry.budget, [key, name, 'budget'], findings);
    }
  }
  eachEntry(tenants, ({ budget }, index) => {
    checkPrice(budget, ['tenants', index, 'budget'], findings);
  });
}

function reportNoCurrency(path: FindingPath, findings: Findings): void {
  findings.add(
    'KEY_MISSING',
    path,
    'These prices have no currency, because the file has no `prices` that says it.',
    'Add it at the top of the file: `prices: {currency: EUR}`.',
  );
}

function checkCurrency(currency: string | undefined, path: FindingPath, findings: Findings): void {
  if (currency === undefined || CURRENCIES.has(currency)) return;
  const capitals = currency.trim().toUpperCase();
  const meant =
    CURRENCY_SIGNS[capitals] ??
    (CURRENCIES.has(capitals) ? capitals : nearest(capitals, [...CURRENCIES.keys()]));
  findings.add(
    'CURRENCY_UNKNOWN',
    path,
    `\`${currency}\` is not the code of a currency.`,
    meant === undefined
      ? 'Write its three capitals as in ISO 4217, such as `EUR` or `USD`.'
      : `Did you mean \`${meant}\`?`,
  );
}

/** Reports what is wrong with the prices of a file or of a cluster. */
function checkEach(
  prices: Written<ClusterPricesProps> | undefined,
  path: FindingPath,
  currency: string | undefined,
  pools: PoolNames,
  findings: Findings,
): void {
  if (prices === undefined) return;
  for (const pool of Object.keys(prices.pools ?? {})) {
    checkPoolName(pool, pools, [...path, 'pools', pool], findings);
  }
  for (const { keys, price, most, of } of pricesIn(prices)) {
    const place = [...path, ...keys];
    checkPrice(price, place, findings);
    checkHour(price, place, { most, of }, currency, findings);
  }
}

/** A price above which nothing costs for an hour, in euros, and what it is of. */
interface Usual {
  readonly most: number;
  readonly of: string;
}

/** Whole servers with eight of the fastest devices cost about 100 an hour; storage for a month costs below 1. */
const USUAL = {
  pools: { most: 50, of: 'a device' },
  cpu: { most: 1, of: 'a core' },
  memory: { most: 0.2, of: 'a GiB of memory' },
  ephemeralStorage: { most: 0.005, of: 'a GiB of node-local disk' },
  storage: { most: 0.005, of: 'a GiB of storage' },
} as const satisfies Readonly<Record<string, Usual>>;

interface OnePrice extends Usual {
  readonly keys: readonly string[];
  readonly price: string | number | null | undefined;
}

function pricesIn({
  pools,
  cpu,
  memory,
  ephemeralStorage,
  storage,
  storageClasses,
}: Written<ClusterPricesProps>): OnePrice[] {
  const each = (
    key: string,
    map: Readonly<Record<string, string | number | null | undefined>> | undefined,
    usual: Usual,
  ): OnePrice[] =>
    Object.entries(map ?? {}).map(([name, price]) => ({ keys: [key, name], price, ...usual }));
  return [
    ...each('pools', pools, USUAL.pools),
    { keys: ['cpu'], price: cpu, ...USUAL.cpu },
    { keys: ['memory'], price: memory, ...USUAL.memory },
    { keys: ['ephemeralStorage'], price: ephemeralStorage, ...USUAL.ephemeralStorage },
    { keys: ['storage'], price: storage, ...USUAL.storage },
    ...each('storageClasses', storageClasses, USUAL.storage),
  ];
}

/** Reports a price that looks like that of a month. */
function checkHour(
  price: string | number | null | undefined,
  path: FindingPath,
  { most, of }: Usual,
  currency: string | undefined,
  findings: Findings,
): void {
  const units = currency === undefined ? undefined : unitsPerEuro(currency);
  const parsed = price === null || price === undefined ? undefined : parseQuantity(price);
  if (units === undefined || parsed === undefined) return;
  if (Number(parsed.nano) / Number(ONE) <= most * units) return;
  const perHour = decimalText((parsed.nano + HOURS_PER_MONTH / 2n) / HOURS_PER_MONTH);
  findings.add(
    'PRICE_OF_A_MONTH',
    path,
    `${price} ${currency} is much for ${of} for an hour. Prices are per hour, and this looks like a price per month.`,
    `For a price per month, write it divided by 730: \`${String(path.at(-1))}: ${perHour}\`. If it is right as it is, accept the warning.`,
  );
}
