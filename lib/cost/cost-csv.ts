import { HOURS_PER_MONTH, type PricedKind } from '../fleet/prices/ceiling-lines';
import type { CostPart } from '../fleet/prices/priced-parts';
import { plainAmount } from '../fleet/prices/money';
import { amount } from '../fleet/values/amounts';
import { ONE } from '../fleet/values/quantity';
import type { CostCeilings } from './cost-ceilings';
import { resourceName } from './cost-groups';
import { type SummedLine, summedLines } from './cost-lines';
import type { CostView } from './cost-views';
import { csvText } from './csv-text';

/**
 * The columns. Those without `x_` are columns of [FOCUS 1.2](https://focus.finops.org/) and hold what it says of them, so
 * that the rows can be joined with a bill in that format. A ceiling is not a charge: it has a column of its own, and none
 * of the columns of costs.
 */
const COLUMNS = {
  BillingCurrency: ({ currency }) => currency.code,
  SubAccountId: ({ common }) => common(({ owner }) => owner),
  ResourceId: ({ common }) =>
    common(({ environments: [only, more] }) => (more ? '' : only!.namespace)),
  ServiceCategory: ({ line }) => CATEGORIES[line.kind],
  ServiceName: ({ line }) => resourceName(line.kind, line.name),
  PricingUnit: ({ line }) => UNITS[line.kind],
  PricingQuantity: ({ line }) => hoursOf(line),
  ListUnitPrice: ({ line }) => line.price,
  x_MonthlyCeiling: ({ line, currency }) =>
    line.cost === null ? '' : plainAmount(line.cost, currency),
  x_Environment: ({ common }) =>
    common(({ environments }) => environments.map(({ name }) => name).join('+')),
  x_CostCenter: ({ common }) => common(({ costCenter }) => costCenter),
  x_Department: ({ common }) => common(({ department }) => department ?? ''),
  x_Organization: ({ common }) => common(({ organization }) => organization ?? ''),
  x_Cluster: ({ common }) => common(({ cluster }) => cluster ?? ''),
} as const satisfies Readonly<Record<string, (row: Row) => string>>;

/** What a row is made of. */
interface Row {
  readonly line: SummedLine;
  readonly currency: CostCeilings['currency'];
  /** What all parts of the row have in common; empty where they differ. */
  readonly common: (textOf: (part: CostPart) => string) => string;
}

const CATEGORIES: Readonly<Record<PricedKind, string>> = {
  gpu: 'Compute',
  cpu: 'Compute',
  memory: 'Compute',
  ephemeralStorage: 'Storage',
  storage: 'Storage',
};

const UNITS: Readonly<Record<PricedKind, string>> = {
  gpu: 'GPU-Hours',
  cpu: 'Core-Hours',
  memory: 'GiB-Hours',
  ephemeralStorage: 'GiB-Hours',
  storage: 'GiB-Hours',
};

/** A row for each thing that a group holds, with headings. */
export function costCsv(ceilings: CostCeilings, by: CostView): string {
  const { currency } = ceilings;
  const rows = ceilings.by[by].flatMap(({ parts }) =>
    summedLines(parts).map((line) => {
      const common: Row['common'] = (textOf) => {
        const texts = new Set(line.parts.map(textOf));
        return texts.size === 1 ? [...texts][0]! : '';
      };
      return Object.values(COLUMNS).map((cellOf) => cellOf({ line, currency, common }));
    }),
  );
  return csvText([Object.keys(COLUMNS), ...rows]);
}

/** An amount × 730 hours as an exact decimal; empty where nothing bounds it. */
function hoursOf({ kind, quantity }: SummedLine): string {
  if (quantity === null) return '';
  const divisor = UNITS[kind] === 'GiB-Hours' ? 1024n ** 3n : 1n;
  return exactDecimal(amount(quantity).nano * HOURS_PER_MONTH, ONE * divisor);
}

/** A fraction whose denominator has only the factors 2 and 5, with all of its decimals. */
function exactDecimal(numerator: bigint, denominator: bigint): string {
  let scale = 0n;
  let rest = numerator;
  while (rest % denominator !== 0n) {
    rest *= 10n;
    scale += 1n;
  }
  const digits = String(rest / denominator).padStart(Number(scale) + 1, '0');
  if (scale === 0n) return digits;
  return `${digits.slice(0, -Number(scale))}.${digits.slice(-Number(scale))}`;
}
