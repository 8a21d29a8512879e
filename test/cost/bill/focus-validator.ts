/** The rules of FOCUS 1.2 and 1.3 that a file of usage and credits can break, column by column. */
type Row = Readonly<Record<string, string>>;
type Check = (value: string, row: Row) => boolean;

const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/;

const decimal: Check = (value) => DECIMAL.test(value);
const time: Check = (value) => TIME.test(value) && !Number.isNaN(Date.parse(value));
const filled: Check = (value) => value !== '';
const anything: Check = () => true;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value);

/** Usage and purchases have a quantity, taxes have none, and anything else may have one. */
const quantity: Check = (value, { ChargeCategory, ChargeClass }) =>
  ChargeCategory === 'Tax'
    ? value === ''
    : value === ''
      ? !['Usage', 'Purchase'].includes(ChargeCategory!) || ChargeClass === 'Correction'
      : DECIMAL.test(value);
const consumed: Check = (value, row) =>
  row['ChargeCategory'] === 'Usage' ? decimal(value, row) && Number(value) > 0 : value === '';
const unitOf =
  (column: string): Check =>
  (value, row) =>
    (value === '') === (row[column] === '');
const tags: Check = (value) => {
  if (value === '') return true;
  const parsed = JSON.parse(value) as unknown;
  return (
    typeof parsed === 'object' &&
    parsed !== null &&
    Object.values(parsed).every((one) => ['string', 'boolean', 'number'].includes(typeof one))
  );
};

export const MANDATORY: Readonly<Record<string, Check>> = {
  BilledCost: decimal,
  BillingAccountId: filled,
  BillingAccountName: anything,
  BillingCurrency: (value) => /^[A-Z]{3}$/.test(value),
  BillingPeriodStart: time,
  BillingPeriodEnd: time,
  ChargeCategory: oneOf('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'),
  ChargeClass: oneOf('', 'Correction'),
  ChargeDescription: anything,
  ChargePeriodStart: time,
  ChargePeriodEnd: time,
  ContractedCost: decimal,
  EffectiveCost: decimal,
  InvoiceIssuerName: filled,
  ListCost: decimal,
  PricingQuantity: quantity,
  PricingUnit: unitOf('PricingQuantity'),
  ProviderName: filled,
  PublisherName: filled,
  ServiceCategory: oneOf(
    'AI and Machine Learning',
    'Analytics',
    'Business Applications',
    'Compute',
    'Databases',
    'Developer Tools',
    'Multicloud',
    'Identity',
    'Integration',
    'Internet of Things',
    'Management and Governance',
    'Media',
    'Migration',
    'Mobile',
    'Networking',
    'Security',
    'Storage',
    'Web',
    'Other',
  ),
  ServiceName: filled,
};

const CONDITIONAL: Readonly<Record<string, Check>> = {
  ChargeFrequency: oneOf('One-Time', 'Recurring', 'Usage-Based'),
  ConsumedQuantity: consumed,
  ConsumedUnit: unitOf('ConsumedQuantity'),
  ResourceId: anything,
  ResourceName: (value, row) => row['ResourceId'] !== '' || value === '',
  ResourceType: unitOf('ResourceId'),
  SubAccountId: anything,
  SubAccountName: unitOf('SubAccountId'),
  Tags: tags,
};

/** Columns of 1.3 about services and what is split. */
const ALLOCATED: Readonly<Record<string, Check>> = {
  ServiceProviderName: filled,
  HostProviderName: anything,
  AllocatedMethodId: anything,
  AllocatedMethodDetails: (value, row) =>
    value === ''
      ? row['AllocatedMethodId'] === ''
      : (JSON.parse(value) as { Elements: { AllocatedRatio: unknown }[] }).Elements.every(
          ({ AllocatedRatio: ratio }) => typeof ratio === 'number' && ratio >= 0 && ratio <= 1,
        ),
  AllocatedResourceId: (value, row) => value === '' || row['AllocatedMethodId'] !== '',
  AllocatedResourceName: unitOf('AllocatedResourceId'),
  AllocatedTags: tags,
};

/** What is wrong with a file: each problem with its row and column. */
export function focusProblems(text: string, version: '1.2' | '1.3'): string[] {
  const { columns, rows } = readCsv(text);
  const rules = { ...MANDATORY, ...CONDITIONAL, ...(version === '1.3' ? ALLOCATED : {}) };
  const wanted = [...Object.keys(MANDATORY), ...(version === '1.3' ? Object.keys(ALLOCATED) : [])];
  const missing = wanted.filter((name) => !columns.includes(name));
  const foreign = columns.filter((name) => !(name in rules) && !/^x_[A-Z][A-Za-z]*$/.test(name));
  const problems = [
    ...missing.map((name) => `${name} is missing`),
    ...foreign.map((name) => `${name} is no column`),
  ];
  rows.forEach((row, index) => {
    for (const [name, check] of Object.entries(rules)) {
      if (row[name] !== undefined && !check(row[name], row)) {
        problems.push(`row ${index + 1}: ${name} is ${JSON.stringify(row[name])}`);
      }
    }
    const [start, from, to, end] = [
      'BillingPeriodStart',
      'ChargePeriodStart',
      'ChargePeriodEnd',
      'BillingPeriodEnd',
    ].map((name) => Date.parse(row[name] ?? ''));
    if (!(start! <= from! && from! < to! && to! <= end!)) {
      problems.push(`row ${index + 1}: periods`);
    }
  });
  if (new Set(rows.map(({ BillingCurrency }) => BillingCurrency)).size > 1) {
    problems.push('several currencies');
  }
  return problems;
}

/** Comma-separated values with quotes. */
export function readCsv(text: string): { columns: string[]; rows: Row[] } {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/g)];
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of cells) {
    lines.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') lines.push([]);
  }
  const [columns = [], ...rest] = lines.slice(0, -1);
  return {
    columns,
    rows: rest.map((line) =>
      Object.fromEntries(columns.map((name, index) => [name, line[index]!])),
    ),
  };
}
