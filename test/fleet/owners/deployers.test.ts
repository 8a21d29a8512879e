import { parse } from 'yaml';
import { type FleetProps, type TenantEntry, loadFleet } from '../../../lib';

function load(tenant: Partial<TenantEntry>, tiers?: FleetProps['tiers']) {
  return loadFleet({
    apiVersion: 'cdk8s-tenancy/v1alpha1',
    ...(tiers === undefined ? {} : { tiers }),
    tenants: [{ name: 'vision', costCenter: 'C-1', ...tenant }],
  });
}

const CI = { serviceAccount: 'ci/deployer' };
const TEAM = { group: 'vision' };

describe('deployers', () => {
  const deployersOf = (tenant: Partial<TenantEntry>, tiers?: FleetProps['tiers']): unknown =>
    Object.fromEntries(
      Object.entries(load(tenant, tiers).fleet.tenants[0]!.environments).map(
        ([name, { deployers }]) => [name, deployers],
      ),
    );

  test('are nobody by default', () => {
    expect(deployersOf({})).toEqual({});
  });

  test('of a tier, of a tenant and of an environment are joined, each once and in order', () => {
    const environments = { dev: null, staging: null, prod: { deployers: [TEAM, CI] } };
    expect(
      deployersOf(
        { tier: 'gold', deployers: [CI], environments },
        { gold: { deployers: ['amy'] } },
      ),
    ).toEqual({ prod: [{ user: 'amy' }, TEAM, CI] });
  });

  test('are left out by `null`, and only those below it', () => {
    const environments = { dev: { deployers: null }, staging: null };
    expect(deployersOf({ deployers: [CI], environments })).toEqual({ prod: [CI] });
    expect(
      deployersOf(
        { tier: 'gold', deployers: null, environments: { dev: { deployers: [CI] } } },
        { gold: { deployers: ['amy'] } },
      ),
    ).toEqual({ dev: [CI] });
  });

  test('take nothing from anybody: the team keeps the environment', () => {
    const { fleet, warnings } = load({
      users: [TEAM],
      environments: { prod: { deployers: [CI] } },
    });
    expect(fleet.tenants[0]!.environments['prod']!.users).toEqual([TEAM]);
    expect(warnings).toEqual([]);
  });

  test('are part of the normal form, which resolves to itself', () => {
    const { fleet } = load({ deployers: [CI], environments: { prod: { deployers: ['amy'] } } });
    expect(loadFleet(fleet as FleetProps).fleet).toEqual(fleet);
  });
});

describe('people whom a list of an environment drops', () => {
  const warningsOf = (tenant: Partial<TenantEntry>): string[] =>
    load(tenant).warnings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);

  test('are named, with what they lose', () => {
    expect(warningsOf({ users: [TEAM, 'bob'], environments: { prod: { users: [CI] } } })).toEqual([
      'PEOPLE_DROPPED tenants.0.environments.prod.users: In `prod` of `vision`, `bob`, `group:vision` no longer works in it: this list replaces the inherited one.',
    ]);
  });

  test.each<[string, Partial<TenantEntry>]>([
    ['an empty list', { users: [TEAM], environments: { prod: { users: [] } } }],
    ['`null`', { users: [TEAM], environments: { prod: { users: null } } }],
    ['people who are repeated', { users: [TEAM], environments: { prod: { users: [CI, TEAM] } } }],
    [
      'people who get another role',
      { users: [TEAM], environments: { prod: { users: [CI], viewers: [TEAM] } } },
    ],
    ['a list that nobody inherits', { environments: { prod: { users: [CI] } } }],
    [
      'an acceptance',
      {
        users: [TEAM],
        environments: {
          prod: { users: [CI], accept: [{ code: 'PEOPLE_DROPPED', why: 'Only the pipeline.' }] },
        },
      },
    ],
  ])('are meant to go with %s', (_, tenant) => {
    expect(warningsOf(tenant)).toEqual([]);
  });

  test('come back with either fix, pasted as it is', () => {
    const users = [{ user: 'o"neil b' }, { group: 'ML Team' }];
    const [warning] = load({ users, environments: { prod: { users: [CI] } } }).warnings;
    const fixes = [...warning!.fix.matchAll(/`(users|deployers): (\[.*?\])`/g)];
    expect(fixes.map(([, key]) => key)).toEqual(['deployers', 'users']);
    for (const [, key, list] of fixes) {
      const environment = { [key!]: parse(list!) as TenantEntry['users'] };
      const { fleet, warnings } = load({ users, environments: { prod: environment } });
      expect(warnings).toEqual([]);
      expect(fleet.tenants[0]!.environments['prod']!.users).toEqual(expect.arrayContaining(users));
    }
  });
});
