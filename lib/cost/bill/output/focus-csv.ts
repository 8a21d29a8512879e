import { timeText } from '../../../fleet/values/dates';
import type { CostKind } from '../../../cluster/costs/measured-costs';
import { plainAmount } from '../../../fleet/prices/money';
import { csvText } from '../../csv-text';
import type { Bill } from '../bill';
import type { BillLine } from '../bill-lines';
import { allocatedColumns } from './focus-allocated';
import { nanoText, unitOf } from './line-units';

/** The versions that can be written. 1.3 has columns for what is split. */
export const FOCUS_VERSIONS = ['1.2', '1.3'] as const;

/** One of them. */
export type FocusVersion = (typeof FOCUS_VERSIONS)[number];

/** What issues the bill. FOCUS wants a name, and the file has none. */
const ISSUER = 'Platform team';

const SERVICES: Readonly<Record<CostKind, readonly [category: string, name: string]>> = {
  gpu: ['Compute', 'Kubernetes GPU'],
  cpu: ['Compute', 'Kubernetes CPU'],
  memory: ['Compute', 'Kubernetes memory'],
  storage: ['Storage', 'Kubernetes storage'],
  network: ['Networking', 'Kubernetes network'],
  other: ['Other', 'Kubernetes other'],
};

const WHY: Readonly<Record<BillLine['sort'], (line: BillLine) => string>> = {
  own: ({ kind, origin }) => `${kind} of ${origin}`,
  idle: ({ kind }) => `part of idle ${kind}`,
  shared: ({ kind, service }) => `part of ${kind} of the shared service ${service}`,
  credit: ({ origin }) => `correction of ${origin}`,
};

/** A row as FOCUS 1.2 has it, by column. An empty text is null. */
function focusRow(bill: Bill, line: BillLine): Record<string, string> {
  const { month, currency } = bill;
  const { holder, kind, sort, origin, pool } = line;
  const amount = plainAmount(line.amount, currency);
  const [category, service] = SERVICES[kind];
  const isCredit = sort === 'credit';
  const { quantity, unit } = isCredit ? { quantity: '', unit: '' } : measureOf(line);
  const resource = sort === 'shared' ? origin : sort === 'idle' ? '' : holder.namespace;
  return {
    BilledCost: amount,
    BillingAccountId: holder.costCenter ?? 'platform',
    BillingAccountName: holder.costCenter ?? 'Platform',
    BillingCurrency: currency.code,
    BillingPeriodStart: timeText(month.whole.start),
    BillingPeriodEnd: timeText(month.whole.end),
    ChargeCategory: isCredit ? 'Credit' : 'Usage',
    ChargeClass: '',
    ChargeDescription: WHY[sort](line),
    ChargeFrequency: 'Usage-Based',
    ChargePeriodStart: timeText(month.billed.start),
    ChargePeriodEnd: timeText(month.billed.end),
    ConsumedQuantity: quantity,
    ConsumedUnit: unit,
    ContractedCost: amount,
    EffectiveCost: amount,
    InvoiceIssuerName: ISSUER,
    ListCost: amount,
    PricingQuantity: quantity,
    PricingUnit: unit,
    ProviderName: ISSUER,
    PublisherName: ISSUER,
    ResourceId: resource,
    ResourceName: resource,
    ResourceType: resource === '' ? '' : 'Namespace',
    ServiceCategory: category,
    ServiceName: service,
    SubAccountId: holder.owner ?? '',
    SubAccountName: holder.owner ?? '',
    Tags: tagsOf(line),
    x_Why: sort,
    x_Pool: pool ?? '',
  };
}

/** How much was used. FOCUS wants a quantity of all usage: what nobody measured is one thing, and no hour of anything. */
function measureOf({ kind, quantity }: BillLine): { quantity: string; unit: string } {
  if (quantity === null || quantity <= 0n) return { quantity: '1', unit: 'Unit' };
  return { quantity: nanoText(quantity), unit: unitOf(kind) };
}

/** What is known of who pays, as FOCUS writes tags. */
function tagsOf({ holder }: BillLine): string {
  const { cluster, environment, namespace, department, organization } = holder;
  const tags = { cluster, department, environment, namespace, organization };
  return JSON.stringify(
    Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== null && value !== '')),
  );
}

/**
 * A bill as [FOCUS](https://focus.finops.org/) has it: a row for each line, so that it can be loaded beside bills of clouds.
 * What a cost center pays to itself is not an invoice, so that no row has an `InvoiceId`.
 */
export function focusCsv(bill: Bill, version: FocusVersion): string {
  const allocated = version === '1.3' ? allocatedColumns(bill) : undefined;
  const rows = bill.lines.map((line) => ({
    ...focusRow(bill, line),
    ...(allocated === undefined
      ? {}
      : { ServiceProviderName: ISSUER, HostProviderName: ISSUER, ...allocated(line) }),
  }));
  const columns = Object.keys(rows[0] ?? emptyRow(bill, version));
  return csvText([columns, ...rows.map((row) => Object.values(row))]);
}

/** The columns of a bill without lines. */
function emptyRow(bill: Bill, version: FocusVersion): Record<string, string> {
  const row = focusRow(bill, EMPTY);
  if (version === '1.2') return row;
  return {
    ...row,
    ServiceProviderName: ISSUER,
    HostProviderName: ISSUER,
    ...allocatedColumns(bill)(EMPTY),
  };
}

const EMPTY: BillLine = {
  holder: {
    cluster: null,
    owner: null,
    ownerKind: 'platform',
    environment: '',
    namespace: '',
    costCenter: null,
    department: null,
    organization: null,
    formerNames: [],
  },
  sort: 'own',
  origin: '',
  kind: 'other',
  quantity: null,
  exact: 0n,
  amount: 0n,
};
