import type { TenantEntry } from '../../lib';
import { resolved } from '../constructs/forms';
import { clusterReadersOf } from '../../lib/plan/cluster-readers';

function readersOf(...tenants: Partial<TenantEntry>[]): unknown {
  return Object.fromEntries(clusterReadersOf(tenants.map((tenant) => resolved(tenant).tenant)));
}

test('nobody, where no namespace says so', () => {
  expect(readersOf({ users: ['alice'] })).toEqual({});
});

test('the people of all namespaces that name a kind, each once and in order', () => {
  const some: Partial<TenantEntry> = {
    admins: ['bob'],
    users: ['alice'],
    viewers: [{ group: 'finance' }],
    deployers: [{ serviceAccount: 'ci/deployer' }],
    clusterReads: ['nodes'],
  };
  expect(
    readersOf(some, { users: ['alice', 'carol'], clusterReads: ['nodes', 'csiDrivers'] }),
  ).toEqual({
    csiDrivers: [{ user: 'alice' }, { user: 'carol' }],
    nodes: [
      { user: 'alice' },
      { user: 'bob' },
      { user: 'carol' },
      { group: 'finance' },
      { serviceAccount: 'ci/deployer' },
    ],
  });
});

test('only the environments that name it, in their own words', () => {
  const environments = {
    prod: { users: ['pat'], clusterReads: ['nodes'], accept: [] },
    dev: { users: [] },
  } as const;
  expect(readersOf({ users: ['alice'], environments })).toEqual({ nodes: [{ user: 'pat' }] });
});

test('a group of everybody who can log in is left out', () => {
  const viewers = [{ group: 'system:authenticated' }, { group: 'system:authenticated:oauth' }];
  expect(readersOf({ users: ['alice'], viewers, clusterReads: ['nodes'] })).toEqual({
    nodes: [{ user: 'alice' }],
  });
});
