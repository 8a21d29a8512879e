import { costCeilings } from '../../lib/cost/cost-ceilings';
import { costCsv } from '../../lib/cost/cost-csv';
import { COST_VIEWS, type CostView } from '../../lib/cost/cost-views';
import { csvText } from '../../lib/cost/csv-text';
import { loadFleets } from '../../lib/fleet/load';
import { plainAmount } from '../../lib/fleet/prices/money';

const { fleets } = loadFleets({
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: { pools: { h100: { resource: 'nvidia.com/gpu' } } },
  clusters: { eu: {}, us: { prices: { pools: { h100: 2 } } } },
  prices: { currency: 'EUR', pools: { h100: 2.5 }, cpu: 0.03, memory: 0.004, storage: 0.0001 },
  organizations: { lab: {} },
  tenants: [
    { name: 'vision', costCenter: '=1+1', department: 'Science, Data', clusters: ['eu', 'us'] },
    {
      name: 'speech',
      costCenter: 'ENG-2',
      organization: 'lab',
      clusters: ['us'],
      quota: { gpu: 7 },
    },
  ],
});
const ceilings = costCeilings(fleets)!;

/** The rows as maps. No cell of this fleet has a line break. */
function rowsOf(by: CostView): Record<string, string>[] {
  const [head, ...rows] = costCsv(ceilings, by).trimEnd().split('\n');
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
    );
  const names = cells(head!);
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, at) => [names[at]!, cell])));
}

/** Columns of FOCUS 1.2; those of our own begin with `x_`. */
const FOCUS = [
  'BillingCurrency',
  'SubAccountId',
  'ResourceId',
  'ServiceCategory',
  'ServiceName',
  'PricingUnit',
  'PricingQuantity',
  'ListUnitPrice',
];

test('the columns are those of FOCUS, and our own have its prefix', () => {
  const names = Object.keys(rowsOf('environment')[0]!);
  expect(names.filter((name) => !name.startsWith('x_'))).toEqual(FOCUS);
  expect(names.filter((name) => name.startsWith('x_'))).toEqual(
    names.filter((name) => /^x_[A-Z][A-Za-z]+$/.test(name)),
  );
});

test('no column of costs holds a ceiling, because it is not a charge', () => {
  const names = Object.keys(rowsOf('environment')[0]!);
  expect(names.filter((name) => /^(Billed|Effective|List|Contracted)Cost$/.test(name))).toEqual([]);
});

test.each(COST_VIEWS)('by %s, the rows add up to the total', (by) => {
  const cents = rowsOf(by).map((row) => BigInt(row['x_MonthlyCeiling']!.replace('.', '')));
  expect(cents.length).toBeGreaterThan(2);
  const sum = cents.reduce((one, other) => one + other, 0n);
  expect(plainAmount(sum, ceilings.currency)).toBe(plainAmount(ceilings.total!, ceilings.currency));
});

test('a row says the quantity in hours, so that × the price it is the ceiling', () => {
  const row = rowsOf('environment').find(
    (one) => one['SubAccountId'] === 'speech' && one['ServiceName'] === 'h100',
  );
  expect(row).toEqual({
    BillingCurrency: 'EUR',
    SubAccountId: 'speech',
    ResourceId: 'speech-dev',
    ServiceCategory: 'Compute',
    ServiceName: 'h100',
    PricingUnit: 'GPU-Hours',
    PricingQuantity: '1460',
    ListUnitPrice: '2',
    x_MonthlyCeiling: '2920.00',
    x_Environment: 'dev',
    x_CostCenter: 'ENG-2',
    x_Department: '',
    x_Organization: 'lab',
    x_Cluster: 'us',
  });
});

test('node-local disk is storage, in GiB-hours', () => {
  const { fleets: own } = loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    prices: { currency: 'EUR', ephemeralStorage: 0.0002 },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        namespaces: 'single',
        quota: { ephemeralStorage: '500Gi' },
      },
    ],
  });
  expect(costCsv(costCeilings(own)!, 'tenant')).toContain(
    ',Storage,ephemeralStorage,GiB-Hours,365000,0.0002,73.00,',
  );
});

test('a row of several namespaces says what they have in common, and no more', () => {
  const [row] = rowsOf('tenant').filter((one) => one['SubAccountId'] === 'vision');
  expect(row).toMatchObject({ ResourceId: '', x_Environment: '', x_Cluster: '' });
  expect(row).toMatchObject({ x_Department: 'Science, Data' });
});

test('a spreadsheet does not calculate what a name says', () => {
  expect(rowsOf('tenant').map((row) => row['x_CostCenter'])).toContain("'=1+1");
  expect(csvText([['@a', '-5', '-a', 'say "x"', 'a\nb']])).toBe(`'@a,-5,'-a,"say ""x""","a\nb"\n`);
});
