import { loadFleets } from '../../../lib/fleet/load';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { resolve } from '../../../lib/fleet/resolve';
import { fleetOf } from '../resolved';

const PLATFORM: FleetProps['platform'] = {
  pools: {
    h100: { resource: 'nvidia.com/gpu', default: true },
    l4: { resource: 'nvidia.com/gpu.shared' },
  },
};

describe('prices in normal form', () => {
  test('are exact decimal texts in order, without needless zeros', () => {
    const { prices } = fleetOf({
      platform: PLATFORM,
      prices: {
        currency: 'EUR',
        pools: { l4: '0.150', h100: 2.5 },
        cpu: '0.03',
        memory: 5e-8,
        ephemeralStorage: '0.00020',
        storage: 0,
        storageClasses: { slow: 0.00001, fast: '0.000250000' },
      },
    });
    expect(JSON.stringify(prices)).toBe(
      JSON.stringify({
        currency: 'EUR',
        pools: { h100: '2.5', l4: '0.15' },
        cpu: '0.03',
        memory: '0.00000005',
        ephemeralStorage: '0.0002',
        storage: '0',
        storageClasses: { fast: '0.00025', slow: '0.00001' },
      }),
    );
  });

  test('are absent where nothing is stated', () => {
    expect(fleetOf({})).not.toHaveProperty('prices');
    expect(fleetOf({})).not.toHaveProperty('costCenters');
  });

  test('leave out what is accepted', () => {
    const prices = { currency: 'EUR', accept: [{ code: 'PRICE_MISSING' as const, why: 'later' }] };
    expect(fleetOf({ prices }).prices).toEqual({ currency: 'EUR', pools: {} });
  });
});

describe('on several clusters', () => {
  const props: FleetProps = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: PLATFORM,
    prices: { currency: 'EUR', pools: { h100: 2.5, l4: 0.15 }, cpu: 0.03, memory: 0.004 },
    clusters: {
      eu: { pools: { l4: null } },
      us: { prices: { pools: { h100: 2, l4: null }, memory: null } },
    },
    costCenters: { 'ENG-1': { budget: '30000.00' }, 'ENG-2': { budget: 5 } },
    organizations: { lab: { budget: 100 } },
    sharedServices: {
      web: { costCenter: 'ENG-2', clusters: ['us'], ports: { http: 80 }, consumers: 'all' },
    },
    tenants: [
      { name: 'vision', costCenter: 'ENG-1', budget: 7000, clusters: ['eu'], organization: 'lab' },
      { name: 'speech', costCenter: 'ENG-1', clusters: ['us'] },
    ],
  };
  const { fleets } = loadFleets(props);
  const [eu, us] = fleets;

  test('each has its own prices, for the pools that it has', () => {
    expect(eu!.prices).toEqual({
      currency: 'EUR',
      pools: { h100: '2.5' },
      cpu: '0.03',
      memory: '0.004',
    });
    expect(us!.prices).toEqual({ currency: 'EUR', pools: { h100: '2' }, cpu: '0.03' });
  });

  test('each has the budgets of those who are there', () => {
    expect(eu!.costCenters).toEqual({ 'ENG-1': { budget: '30000' } });
    expect(us!.costCenters).toEqual({ 'ENG-1': { budget: '30000' }, 'ENG-2': { budget: '5' } });
    expect(eu!.tenants[0]).toHaveProperty('budget', '7000');
    expect(eu!.organizations!['lab']).toHaveProperty('budget', '100');
  });

  test.each(['eu', 'us'])('the fleet of %s resolves to itself', (name) => {
    const fleet = name === 'eu' ? eu! : us!;
    const again = resolve(fleet);
    expect(again.findings.errors).toEqual([]);
    expect(JSON.stringify(again.fleet)).toBe(JSON.stringify(fleet));
  });

  test('a budget is compared with what is on all of them together', () => {
    const budget = { ...props, costCenters: { 'ENG-1': { budget: 500 } } };
    const { warnings } = loadFleets(budget);
    // 335.80 in eu, and 219.00 in us, where memory has no price.
    expect(warnings.map(({ code, message }) => [code, message])).toContainEqual([
      'COST_ABOVE_BUDGET',
      expect.stringContaining('554.80 EUR a month, which is 54.80 EUR more'),
    ]);
  });
});

describe('the rules of bills in normal form', () => {
  test('say who pays for what is idle', () => {
    expect(fleetOf({ billing: {} }).billing).toEqual({ idle: 'platform' });
    expect(fleetOf({})).not.toHaveProperty('billing');
  });

  test('give the platform a cost center that may have a budget', () => {
    const { billing, costCenters } = fleetOf({
      prices: { currency: 'EUR' },
      billing: { idle: 'proportional', costCenter: 'PLT-1' },
      costCenters: { 'PLT-1': { budget: 100 } },
    });
    expect(billing).toEqual({ idle: 'proportional', costCenter: 'PLT-1' });
    expect(costCenters).toEqual({ 'PLT-1': { budget: '100' } });
  });

  test('warn of a rule for shared services where there are none', () => {
    const { findings } = resolve({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      billing: { shared: 'even' },
      tenants: [],
    });
    expect(findings.all.map(({ code, path }) => [code, path])).toEqual([
      ['BILLING_WITHOUT_SERVICES', ['billing', 'shared']],
    ]);
  });

  test('are for all clusters, and so a service on one of them is enough', () => {
    const service = {
      costCenter: 'PLT-1',
      clusters: ['eu'],
      ports: { http: 80 },
      consumers: 'all',
    };
    const on = (sharedServices: object) =>
      resolve({
        apiVersion: 'cdk8s-tenancy/v1alpha1',
        clusters: { eu: {}, us: {} },
        billing: { shared: 'even' },
        sharedServices,
        tenants: [],
      }).findings.all.map(({ code, path }) => [code, path]);
    expect(on({ mlflow: service })).toEqual([]);
    expect(on({})).toEqual([['BILLING_WITHOUT_SERVICES', ['billing', 'shared']]]);
  });
});
