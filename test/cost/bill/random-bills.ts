import { type BillMonth, billMonth } from '../../../lib/cluster/costs/bill-month';
import { COST_KINDS, type MeasuredCosts } from '../../../lib/cluster/costs/measured-costs';
import { type Bill, makeBill } from '../../../lib/cost/bill/bill';
import type { Fleet } from '../../../lib/fleet/model/fleet';
import type { IdleBilling, SharedBilling } from '../../../lib/fleet/model/props';
import { currencyOf } from '../../../lib/fleet/prices/money';
import { fc } from '../../fast-check';
import { fleetOf } from '../../fleet/resolved';

const MONTH: BillMonth = billMonth('2026-10', Date.UTC(2026, 10, 5))!;

/** What a bill was made of, and the bill. */
export interface RandomBill {
  readonly bill: Bill;
  readonly fleet: Fleet;
  readonly measured: MeasuredCosts;
}

const namespaces = [
  ['a-prod', 'namespace'],
  ['a-dev', 'namespace'],
  ['b-prod', 'namespace'],
  ['b-dev', 'namespace'],
  ['mlflow', 'namespace'],
  ['features', 'namespace'],
  ['kube-system', 'namespace'],
  ['__idle__', 'idle'],
  ['__unmounted__', 'unmounted'],
  ['__unallocated__', 'unallocated'],
] as const;

const nano = fc.oneof(fc.constant(0n), fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 8n));

const parts = fc.tuple(...COST_KINDS.map(() => fc.tuple(nano, fc.option(nano)))).map((amounts) =>
  COST_KINDS.map((kind, index) => {
    const [cost, quantity] = amounts[index]!;
    return { kind, cost, quantity };
  }),
);

interface Rules {
  readonly idle: IdleBilling;
  readonly shared: SharedBilling | undefined;
  readonly costCenter: string | undefined;
}

/** Reading a fleet takes longer than its bill. */
const fleets = new Map<string, Fleet>();

function fleetWith({ idle, shared, costCenter }: Rules): Fleet {
  const key = JSON.stringify([idle, shared, costCenter]);
  const known = fleets.get(key);
  if (known !== undefined) return known;
  const made = fleetOf({
    platform: { prefix: '', environments: { dev: { share: '50%' }, prod: { share: '50%' } } },
    billing: {
      idle,
      ...(shared === undefined ? {} : { shared }),
      ...(costCenter === undefined ? {} : { costCenter }),
    },
    sharedServices: {
      mlflow: { costCenter: 'PLT-2', ports: { http: 5000 }, consumers: 'all' },
      features: { costCenter: 'PLT-2', ports: { http: 5000 }, consumers: ['a'] },
    },
    tenants: [
      { name: 'a', costCenter: '=ENG "1", x', department: 'D' },
      { name: 'b', costCenter: 'ENG-2' },
    ],
  });
  fleets.set(key, made);
  return made;
}

/** Bills of random allocations, by random rules, in currencies with and without cents. */
export const randomBills: fc.Arbitrary<RandomBill> = fc
  .record({
    idle: fc.constantFrom('platform' as const, 'proportional' as const),
    shared: fc.constantFrom(
      undefined,
      'even' as const,
      'proportional' as const,
      'by-usage' as const,
    ),
    costCenter: fc.constantFrom(undefined, 'PLT-1'),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    rows: fc.subarray([...namespaces]),
    amounts: fc.array(parts, { minLength: 10, maxLength: 10 }),
    use: fc.tuple(nano, nano),
  })
  .map(({ idle, shared, costCenter, currency, rows, amounts, use }) => {
    const fleet = fleetWith({ idle, shared, costCenter });
    const measured: MeasuredCosts = {
      cluster: null,
      sourceClusters: [],
      rows: rows.map(([name, role], index) => ({ name, role, parts: amounts[index]! })),
      covered: [MONTH.billed],
      notes: [],
      costCenterLabels: new Map(),
    };
    const bill = makeBill({
      month: MONTH,
      currency: currencyOf(currency),
      measured: [measured],
      fleets: [fleet],
      use: new Map([
        [
          'mlflow',
          new Map([
            ['a', use[0]],
            ['b', use[1]],
          ]),
        ],
      ]),
      poolHours: [],
      notes: [],
    });
    return { bill, fleet, measured };
  });
