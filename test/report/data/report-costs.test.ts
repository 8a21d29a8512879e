import { reportAbout } from '../report-of';

const PLATFORM = { pools: { h100: { resource: 'nvidia.com/gpu', capacity: 16 } } };

describe('what a report says about money', () => {
  const { costs } = reportAbout({
    platform: PLATFORM,
    prices: { currency: 'EUR', pools: { h100: 2.5 }, cpu: 0.03 },
    costCenters: { 'ENG-1': { budget: 30000 } },
    tenants: [
      {
        name: 'vision',
        costCenter: 'ENG-1',
        namespaces: 'single',
        budget: 20000.5,
        quota: { gpu: 10, cpu: 100 },
      },
      { name: 'audio', costCenter: 'ENG-2', namespaces: 'single', quota: { cpu: null } },
    ],
  });

  test('is in cents, by environment and resource', () => {
    expect(costs!.parts.find(({ owner }) => owner === 'vision')).toEqual({
      kind: 'tenant',
      owner: 'vision',
      costCenter: 'ENG-1',
      environments: ['all'],
      // 10 × 2.50 × 730 h, and 100 × 0.03 × 730 h.
      lines: { h100: 1_825_000, cpu: 219_000 },
      cost: 2_044_000,
    });
    expect([costs!.currency, costs!.decimals]).toEqual(['EUR', 2]);
  });

  test('has no number for what nothing bounds', () => {
    expect(costs!.parts.find(({ owner }) => owner === 'audio')!.cost).toBeNull();
  });

  test('has budgets by name', () => {
    expect(costs!.budgets).toEqual({
      owners: { vision: 2_000_050 },
      costCenters: { 'ENG-1': 3_000_000 },
      organizations: {},
    });
  });
});

test('an organisation has the ceiling of everything below it', () => {
  const { costs } = reportAbout({
    prices: { currency: 'JPY', cpu: 3 },
    organizations: { research: {}, lab: { parent: 'research' } },
    tenants: [
      { name: 'a', costCenter: 'C', organization: 'lab', quota: { cpu: 1 }, namespaces: 'single' },
      {
        name: 'b',
        costCenter: 'C',
        organization: 'research',
        quota: { cpu: 2 },
        namespaces: 'single',
      },
    ],
  });
  expect(costs!.organizations).toEqual({ lab: 2190, research: 6570 });
  expect(costs!.decimals).toBe(0);
});

test('where nothing has a price, a report says nothing about money', () => {
  expect(reportAbout({ tenants: [{ name: 'a', costCenter: 'C' }] })).not.toHaveProperty('costs');
});
