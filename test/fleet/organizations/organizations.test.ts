import {
  type FleetProps,
  type OrganizationEntry,
  type TenantEntry,
  loadFleets,
} from '../../../lib';
import { clusterOf } from '../../../lib/fleet/clusters/cluster-of';
import { fleetOf } from '../resolved';

const LEADS = { group: 'research-leads' };
const LAB = { group: 'lab-leads' };
const AUDIT = { group: 'audit' };

const ORGANIZATIONS: Record<string, OrganizationEntry> = {
  research: { costCenter: 'RES-1', department: 'Research', admins: [LEADS], viewers: [AUDIT] },
  lab: { parent: 'research', contact: '#lab', admins: [LAB] },
};

describe('a tenant of an organisation', () => {
  const tenantIn = (tenant: Partial<TenantEntry>) =>
    fleetOf({
      organizations: ORGANIZATIONS,
      tenants: [{ name: 'vision', organization: 'lab', ...tenant }],
    }).tenants[0]!;

  test('takes from it, and from those above it, what the tenant leaves out', () => {
    expect(tenantIn({})).toMatchObject({
      organization: 'lab',
      costCenter: 'RES-1',
      department: 'Research',
      contact: '#lab',
    });
  });

  test('keeps what it states itself', () => {
    expect(tenantIn({ costCenter: 'ENG-1', contact: '#vision' })).toMatchObject({
      costCenter: 'ENG-1',
      department: 'Research',
      contact: '#vision',
    });
  });

  test('lets the people of all organisations above it into every namespace, besides its own', () => {
    const { environments } = tenantIn({ admins: ['alice'], viewers: ['bob'] });
    for (const { admins, viewers, users } of Object.values(environments)) {
      expect(admins).toEqual([{ user: 'alice' }, LAB, LEADS]);
      expect(viewers).toEqual([{ user: 'bob' }, AUDIT]);
      expect(users).toEqual([]);
    }
  });

  test('cannot leave them out by a list of its own, an empty one, or `null`', () => {
    const environments = {
      dev: { admins: [] },
      prod: { admins: null },
      staging: { admins: ['x'] },
    };
    const { dev, prod, staging } = tenantIn({ environments }).environments;
    expect([dev!.admins, prod!.admins]).toEqual([
      [LAB, LEADS],
      [LAB, LEADS],
    ]);
    expect(staging!.admins).toEqual([{ user: 'x' }, LAB, LEADS]);
  });
});

test('the normal form holds every default, and resolves to itself', () => {
  const fleet = fleetOf({
    platform: { pools: { h100: { resource: 'nvidia.com/gpu' } } },
    organizations: {
      ...ORGANIZATIONS,
      lab: { ...ORGANIZATIONS['lab'], quota: { cpu: 20, gpu: 4 } },
    },
    tenants: [{ name: 'vision', organization: 'lab', quota: { gpu: 2 } }],
  });
  expect(fleet.organizations).toEqual({
    lab: {
      parent: 'research',
      displayName: 'lab',
      quota: { cpu: '20', gpu: { h100: 4 } },
      overcommit: false,
      admins: [LAB],
      viewers: [],
      costCenter: 'RES-1',
      department: 'Research',
      contact: '#lab',
    },
    research: {
      displayName: 'research',
      quota: {},
      overcommit: false,
      admins: [LEADS],
      viewers: [AUDIT],
      costCenter: 'RES-1',
      department: 'Research',
    },
  });
  expect(Object.keys(fleet.organizations!)).toEqual(['lab', 'research']);
  expect(loadFleets(fleet as FleetProps).fleets).toEqual([fleet]);
});

describe('a budget on several clusters', () => {
  const { fleets, organizations } = loadFleets({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { pools: { h100: { resource: 'nvidia.com/gpu', default: true } } },
    clusters: { eu: {}, us: {}, asia: {} },
    organizations: {
      research: { costCenter: 'RES-1', quota: { gpu: 20, cpu: 100 } },
      lab: { parent: 'research', quota: { gpu: 12 } },
      product: { costCenter: 'PRD-1', quota: { gpu: 2 } },
    },
    tenants: [
      { name: 'vision', organization: 'lab', quota: { gpu: 8 }, clusters: ['eu', 'us'] },
      { name: 'speech', organization: 'research', quota: { gpu: 4 }, clusters: ['us'] },
      { name: 'guests', costCenter: 'EXT-1', clusters: ['asia'] },
    ],
  });

  test('is one for all of them, and adds up there', () => {
    expect(organizations!['research']!.quota).toEqual({ cpu: '100', gpu: { h100: 20 } });
    const over = {
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { pools: { h100: { resource: 'nvidia.com/gpu' } } },
      clusters: { eu: {}, us: {} },
      organizations: { research: { costCenter: 'R', quota: { gpu: 6 } } },
      tenants: [
        { name: 'a', organization: 'research', quota: { gpu: 4 }, clusters: ['eu'] },
        { name: 'b', organization: 'research', quota: { gpu: 4 }, clusters: ['us'] },
      ],
    } as const satisfies FleetProps;
    expect(() => loadFleets(over)).toThrow(/BUDGET_EXCEEDED.*6 GPUs of `h100`, and 8 are given/);
  });

  test('is on each of them what its tenants hold there', () => {
    const on = Object.fromEntries(
      fleets.map((fleet) => [
        clusterOf(fleet),
        Object.entries(fleet.organizations!).map(([name, { quota }]) => [name, quota]),
      ]),
    );
    expect(on).toEqual({
      asia: [],
      eu: [
        ['lab', { gpu: { h100: 4 } }],
        ['research', { cpu: '5', gpu: { h100: 4 } }],
      ],
      us: [
        ['lab', { gpu: { h100: 4 } }],
        ['research', { cpu: '15', gpu: { h100: 8 } }],
      ],
    });
  });

  test('gives fleets that resolve to themselves', () => {
    for (const fleet of fleets) expect(loadFleets(fleet as FleetProps).fleets).toEqual([fleet]);
  });
});

test('a bare number of devices needs a default pool', () => {
  const input = {
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    platform: { pools: { h100: { resource: 'nvidia.com/gpu' }, l4: { resource: 'amd.com/gpu' } } },
    organizations: { research: { quota: { gpu: 8 } } },
    tenants: [],
  } as const satisfies FleetProps;
  expect(() => loadFleets(input)).toThrow(/organizations.research.quota.gpu error POOL_AMBIGUOUS/);
});
