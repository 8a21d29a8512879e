import type { CostCeilings } from '../../cost/cost-ceilings';
import { type CostGroup, KINDS } from '../../cost/cost-groups';
import { type SummedLine, summedLines } from '../../cost/cost-lines';
import { COST_NOTE } from '../../cost/cost-report';
import type { CostView } from '../../cost/cost-views';
import { type PricedKind, sumOfCosts } from '../../fleet/prices/ceiling-lines';
import { type Currency, groupedAmount } from '../../fleet/prices/money';
import { priceNano } from '../../fleet/values/price';
import { ONE, countOf } from '../../fleet/values/quantity';
import { bytesText, coresText } from '../../fleet/values/human-amounts';
import type { Column } from '../printing/table';

/** A view of ceilings as cells, for a terminal and for Markdown. */
export interface CostTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** What must be known to read it. */
  readonly notes: readonly string[];
}

/** What a row is called in each view. */
export const COST_HEADINGS: Readonly<Record<CostView, string>> = {
  environment: 'ENVIRONMENT',
  tenant: 'TENANT',
  department: 'DEPARTMENT',
  'cost-center': 'COST CENTER',
  organization: 'ORGANISATION',
  cluster: 'CLUSTER',
  pool: 'RESOURCE',
};

interface CostColumn {
  readonly heading: string;
  readonly cellOf: (group: CostGroup, lines: readonly SummedLine[]) => string;
}

/** A view as a table with a total. */
export function costTable(ceilings: CostCeilings, by: CostView): CostTable {
  const { currency, parts, total, unpriced, held, leaving } = ceilings;
  const groups = ceilings.by[by];
  const columns = [
    ...(by === 'pool' ? RESOURCE_COLUMNS : kindColumns(summedLines(parts), currency)),
    ...moneyColumns(groups, currency),
  ];
  const row = (name: string, group: CostGroup): string[] => {
    const lines = summedLines(group.parts);
    return [name, ...columns.map(({ cellOf }) => cellOf(group, lines))];
  };
  const sum: CostGroup = { parts: by === 'pool' ? [] : parts, cost: total };
  return {
    columns: [
      { heading: COST_HEADINGS[by] },
      ...columns.map(({ heading }) => ({ heading, numeric: true })),
    ],
    rows: [...groups.map((group) => row(group.name ?? '(none)', group)), row('total', sum)],
    notes: [
      `${COST_NOTE} In ${currency.code}, each amount rounded up.`,
      ...(unpriced.length === 0
        ? []
        : [`Without a price, and so left out: ${unpriced.join(', ')}.`]),
      ...(held.length === 0
        ? []
        : [`Nothing starts there, but what is granted counts as before: ${held.join(', ')}.`]),
      ...(leaving.length === 0
        ? []
        : [`What is granted there counts until the entry is deleted: ${leaving.join(', ')}.`]),
    ],
  };
}

const KIND_HEADINGS: Readonly<Record<PricedKind, string>> = {
  gpu: 'GPU',
  cpu: 'CPU',
  memory: 'MEMORY',
  ephemeralStorage: 'EPHEMERAL STORAGE',
  storage: 'STORAGE',
};

/** A column for each kind of thing of which there is some. */
function kindColumns(all: readonly SummedLine[], currency: Currency): CostColumn[] {
  return KINDS.filter((kind) => all.some((line) => line.kind === kind)).map((kind) => ({
    heading: KIND_HEADINGS[kind],
    cellOf: (_, lines) => {
      const own = lines.filter((line) => line.kind === kind);
      return own.length === 0 ? '-' : moneyCell(sumOfCosts(own.map(({ cost }) => cost)), currency);
    },
  }));
}

/** How much of a resource is granted, and at which price; several where clusters have different ones. */
const RESOURCE_COLUMNS: readonly CostColumn[] = [
  { heading: 'GRANTED', cellOf: (_, lines) => lines.map(quantityText).join(' + ') },
  {
    heading: 'PRICE FOR AN HOUR',
    cellOf: (_, lines) => lines.map(({ price }) => price).join(' + '),
  },
];

function moneyColumns(groups: readonly CostGroup[], currency: Currency): CostColumn[] {
  const has = (key: 'withBelow' | 'budget'): boolean =>
    groups.some((group) => group[key] !== undefined);
  return [
    { heading: 'CEILING', cellOf: ({ cost }) => moneyCell(cost, currency) },
    ...(has('withBelow')
      ? [
          {
            heading: 'WITH BELOW',
            cellOf: ({ withBelow }: CostGroup) =>
              withBelow === undefined ? '-' : moneyCell(withBelow, currency),
          },
        ]
      : []),
    ...(has('budget')
      ? [{ heading: 'BUDGET', cellOf: ({ budget }: CostGroup) => budgetCell(budget, currency) }]
      : []),
  ];
}

function quantityText({ kind, quantity }: SummedLine): string {
  if (quantity === null) return NO_BOUND;
  if (kind === 'gpu') return String(countOf(quantity));
  return kind === 'cpu' ? coresText(quantity) : bytesText(quantity);
}

const NO_BOUND = 'no bound';

function moneyCell(cost: bigint | null, currency: Currency): string {
  return cost === null ? NO_BOUND : groupedAmount(cost, currency);
}

/** A budget is a decimal text, which may be finer than the currency. */
function budgetCell(budget: string | undefined, currency: Currency): string {
  if (budget === undefined) return '-';
  const scaled = priceNano(budget) * 10n ** BigInt(currency.decimals);
  return scaled % ONE === 0n ? groupedAmount(scaled / ONE, currency) : budget;
}
