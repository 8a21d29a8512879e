import { costCeilings } from '../../lib/cost/cost-ceilings';
import { COST_VIEWS } from '../../lib/cost/cost-views';
import { loadFleets } from '../../lib/fleet/load';
import type { Fleet } from '../../lib/fleet/model/fleet';
import type { FleetProps, TenantEntry } from '../../lib/fleet/model/props';
import { moneyText } from '../../lib/fleet/prices/money';
import { sumOfCosts } from '../../lib/fleet/prices/ceiling-lines';
import { fc } from '../fast-check';

const PLATFORM: FleetProps['platform'] = {
  environments: { dev: { share: '40%' }, prod: { share: '60%' } },
  pools: { h100: { resource: 'nvidia.com/gpu', default: true } },
};

const PRICES: FleetProps['prices'] = {
  currency: 'EUR',
  pools: { h100: 2.5 },
  cpu: '0.03',
  memory: 0.004,
  storage: 0.0001,
};

const VISION: TenantEntry = {
  name: 'vision',
  costCenter: 'ENG-1',
  department: 'Science',
  quota: { cpu: 100, memory: '200Gi', storage: '1000Gi', gpu: 10 },
};

function fleetsOf(props: Partial<FleetProps>): readonly Fleet[] {
  return loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: PLATFORM,
    prices: PRICES,
    tenants: [VISION],
    ...props,
  }).fleets;
}

/** The ceilings of a view, as `name: amount`. */
function view(by: (typeof COST_VIEWS)[number], props: Partial<FleetProps> = {}): string[] {
  const { by: views, currency } = costCeilings(fleetsOf(props))!;
  return views[by].map(
    ({ name = '(none)', cost }) =>
      `${name}: ${cost === null ? 'no bound' : moneyText(cost, currency)}`,
  );
}

test('without prices there are no ceilings', () => {
  expect(costCeilings(fleetsOf({ prices: undefined }))).toBeUndefined();
});

describe('a ceiling', () => {
  test('is amount × price × 730 hours, added up over what has a price', () => {
    // 10 × 2.50 + 100 × 0.03 + 200 × 0.004 + 1000 × 0.0001 = 28.90 an hour
    expect(view('tenant')).toEqual(['vision: 21,097.00 EUR']);
  });

  test('has a line for each thing that has a price and is granted', () => {
    const [{ lines } = { lines: [] }] = costCeilings(fleetsOf({}))!.parts;
    expect(lines).toEqual([
      { kind: 'gpu', name: 'h100', quantity: '4', unit: 'unit', price: '2.5', cost: 730000n },
      { kind: 'cpu', name: 'cpu', quantity: '40', unit: 'core', price: '0.03', cost: 87600n },
      {
        kind: 'memory',
        name: 'memory',
        quantity: '80Gi',
        unit: 'GiB',
        price: '0.004',
        cost: 23360n,
      },
      {
        kind: 'storage',
        name: 'storage',
        quantity: '400Gi',
        unit: 'GiB',
        price: '0.0001',
        cost: 2920n,
      },
    ]);
  });

  test('leaves out what has no price', () => {
    expect(view('tenant', { prices: { currency: 'EUR', cpu: 0.03 } })).toEqual([
      'vision: 2,190.00 EUR',
    ]);
  });

  test('has the decimals of its currency', () => {
    const prices = (currency: string) => ({ prices: { currency, cpu: 0.0333 } });
    expect(view('tenant', prices('JPY'))).toEqual(['vision: 2,432 JPY']);
    expect(view('tenant', prices('KWD'))).toEqual(['vision: 2,430.900 KWD']);
  });

  test('is rounded up, line by line, so that sums of what is shown add up', () => {
    // 4 × 0.00001 × 730 = 0.0292, and 6 × 0.00001 × 730 = 0.0438
    const tenants = [{ ...VISION, quota: { cpu: 10 } }];
    const prices = { currency: 'EUR', cpu: 0.00001 };
    expect(view('environment', { prices, tenants })).toEqual([
      'vision/dev: 0.03 EUR',
      'vision/prod: 0.05 EUR',
    ]);
    expect(view('tenant', { prices, tenants })).toEqual(['vision: 0.08 EUR']);
  });

  test('does not exist where nothing bounds something with a price, and nothing hides that', () => {
    const tenants = [VISION, { ...VISION, name: 'speech', quota: { storage: null } }];
    expect(view('tenant', { tenants })).toEqual(['speech: no bound', 'vision: 21,097.00 EUR']);
    expect(costCeilings(fleetsOf({ tenants }))!.total).toBeNull();
    expect(view('tenant', { tenants, prices: { ...PRICES, storage: 0 } })).toEqual([
      'speech: 335.80 EUR',
      'vision: 21,024.00 EUR',
    ]);
  });

  test('counts a total that environments share once', () => {
    const tenants = [{ ...VISION, quota: { ...VISION.quota, split: false } }];
    const platform = { ...PLATFORM, budget: { engine: 'capsule' as const } };
    expect(view('environment', { tenants, platform })).toEqual(['vision/dev+prod: 21,097.00 EUR']);
  });

  test('leaves out what queues lend, which is in the ceiling of the tenant that it is granted to', () => {
    const platform = {
      ...PLATFORM,
      pools: { h100: { resource: 'nvidia.com/gpu', capacity: 64 } },
      queueing: { engine: 'kueue' as const, capacity: { cpu: 1000, memory: '8Ti' } },
      queue: { borrow: 'all' as const },
    };
    expect(view('tenant', { platform })).toEqual(['vision: 21,097.00 EUR']);
  });
});

describe('a price of node-local disk', () => {
  const prices = { currency: 'EUR', ephemeralStorage: 0.0002 };
  const disk = (quota: TenantEntry['quota']) => ({
    prices,
    tenants: [{ ...VISION, namespaces: 'single' as const, quota }],
  });

  test('counts what the quota lets a tenant request', () => {
    const [{ lines } = { lines: [] }] = costCeilings(
      fleetsOf(disk({ ephemeralStorage: '500Gi' })),
    )!.parts;
    // 500 × 0.0002 × 730
    expect(lines).toEqual([
      {
        kind: 'ephemeralStorage',
        name: 'ephemeralStorage',
        quantity: '500Gi',
        unit: 'GiB',
        price: '0.0002',
        cost: 7300n,
      },
    ]);
  });

  test('is a row of its own in the view of resources', () => {
    expect(view('pool', disk({ ephemeralStorage: '500Gi' }))).toEqual([
      'ephemeralStorage: 73.00 EUR',
    ]);
  });

  test('has no bound without that quota, which is optional, unless it costs nothing', () => {
    expect(view('tenant', disk({}))).toEqual(['vision: no bound']);
    const free = { ...disk({}), prices: { ...prices, ephemeralStorage: 0 } };
    expect(view('tenant', free)).toEqual(['vision: 0.00 EUR']);
  });

  test('is missed only where somebody has such a quota', () => {
    const without = (quota: TenantEntry['quota']) =>
      costCeilings(fleetsOf({ ...disk(quota), prices: PRICES }))!.unpriced;
    expect(without({ ephemeralStorage: '500Gi' })).toEqual(['ephemeralStorage']);
    expect(without({})).toEqual([]);
  });

  test('may differ on a cluster', () => {
    const clusters = { eu: {}, us: { prices: { ephemeralStorage: 0.0001 } } };
    const tenants = disk({ ephemeralStorage: '500Gi' }).tenants;
    const both = [{ ...tenants[0]!, clusters: ['eu', 'us'] }];
    expect(view('cluster', { prices, clusters, tenants: both })).toEqual([
      'eu: 36.50 EUR',
      'us: 18.25 EUR',
    ]);
  });
});

describe('storage classes with prices', () => {
  const prices = {
    currency: 'EUR',
    storage: 0.0001,
    storageClasses: { fast: 0.001, slow: 0.00001 },
  };
  const storageOf = (tenant: Partial<TenantEntry>) => {
    const tenants: TenantEntry[] = [
      { ...VISION, namespaces: 'single', quota: { storage: '1000Gi' }, ...tenant },
    ];
    return costCeilings(fleetsOf({ prices, tenants }))!.parts[0]!.lines.map(
      ({ name, quantity }) => `${name} ${quantity}`,
    );
  };

  test('count as the dearest class that is allowed', () => {
    expect(storageOf({})).toEqual(['fast 1000Gi']);
    expect(storageOf({ storage: { classes: ['slow'] } })).toEqual(['slow 1000Gi']);
    expect(storageOf({ storage: { classes: ['slow', 'standard'] } })).toEqual(['storage 1000Gi']);
  });

  test('count up to the cap of the class, and the rest as the next one', () => {
    const hard = { 'fast.storageclass.storage.k8s.io/requests.storage': '400Gi' };
    expect(storageOf({ objects: { hard } })).toEqual(['fast 400Gi', 'storage 600Gi']);
  });
});

describe('on several clusters', () => {
  const props: Partial<FleetProps> = {
    clusters: { eu: {}, us: { prices: { pools: { h100: 2 }, memory: null } } },
    tenants: [{ ...VISION, clusters: ['eu', 'us'], organization: 'lab' }],
    organizations: { lab: {} },
  };

  test('each cluster has its own prices, and the sums are of all of them', () => {
    expect(view('cluster', props)).toEqual(['eu: 10,548.50 EUR', 'us: 8,431.50 EUR']);
    expect(view('tenant', props)).toEqual(['vision: 18,980.00 EUR']);
    expect(view('environment', props)).toEqual([
      'vision/dev on eu: 4,219.40 EUR',
      'vision/dev on us: 3,372.60 EUR',
      'vision/prod on eu: 6,329.10 EUR',
      'vision/prod on us: 5,058.90 EUR',
    ]);
  });
});

describe('the view of organisations', () => {
  const props: Partial<FleetProps> = {
    organizations: { research: { budget: 30000 }, lab: { parent: 'research' } },
    tenants: [
      { ...VISION, organization: 'lab' },
      { ...VISION, name: 'speech', organization: 'research' },
      { ...VISION, name: 'web' },
    ],
  };

  test('counts each tenant at its own organisation, and tells what is below with it', () => {
    expect(costCeilings(fleetsOf(props))!.by.organization).toMatchObject([
      { name: 'lab', cost: 2109700n, withBelow: 2109700n },
      { name: 'research', cost: 2109700n, withBelow: 4219400n, budget: '30000' },
      { cost: 2109700n },
    ]);
  });
});

describe('every view', () => {
  const amounts = fc.record({
    cpu: fc.integer({ min: 2, max: 5000 }),
    memory: fc.integer({ min: 5000, max: 90_000 }).map((count) => `${count}Mi`),
    storage: fc.integer({ min: 0, max: 5000 }).map((count) => `${count}Gi`),
    ephemeralStorage: fc.integer({ min: 5, max: 5000 }).map((count) => `${count}Gi`),
    gpu: fc.integer({ min: 0, max: 50 }),
  });
  const price = fc.integer({ min: 0, max: 999_999_999 }).map((nano) => nano / 1e9);
  const prices = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    cpu: price,
    memory: price,
    storage: price,
    ephemeralStorage: price,
    pools: fc.record({ h100: price }),
  });
  const tenants = fc.array(
    fc.record({
      quota: amounts,
      costCenter: fc.constantFrom('A', 'B'),
      department: fc.constantFrom('X', 'Y'),
    }),
    { maxLength: 5 },
  );

  test('adds up to the total, to the last cent', () => {
    fc.assert(
      fc.property(prices, tenants, (written, owners) => {
        const named = owners.map((owner, index) => ({ name: `t${index}`, ...owner }));
        const ceilings = costCeilings(fleetsOf({ prices: written, tenants: named }))!;
        for (const by of COST_VIEWS) {
          expect(sumOfCosts(ceilings.by[by].map(({ cost }) => cost))).toBe(ceilings.total);
        }
      }),
    );
  });
});
