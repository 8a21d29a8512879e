import type { PoolProps, TenantEntry } from '../../lib/fleet/model/props';
import { resolve } from '../../lib/fleet/resolve';
import { found } from './resolved';

/** A tenant with one namespace that may make routes for some hosts. */
function granted(name: string, hosts: readonly string[]): TenantEntry {
  return { name, costCenter: 'x', namespaces: 'single', network: { hosts } };
}

describe('hosts of routes', () => {
  const clash = (one: readonly string[], other: readonly string[]): string[] =>
    found({ tenants: [granted('vision', one), granted('speech', other)] });

  test.each([
    [['a.example.com'], ['a.example.com']],
    [['*.example.com'], ['*.example.com']],
    // A host below a wildcard, in both orders, and however deep.
    [['*.example.com'], ['a.example.com']],
    [['a.example.com'], ['*.example.com']],
    [['*.example.com'], ['c.b.a.example.com']],
    [['c.b.a.example.com'], ['*.example.com']],
    // A wildcard below a wildcard.
    [['*.example.com'], ['*.a.example.com']],
    [['*.b.a.example.com'], ['*.example.com']],
    // One of several hosts is enough.
    [
      ['x.example.com', '*.example.org'],
      ['y.example.com', 'z.example.org'],
    ],
    [
      ['*.a.example.com', 'b.example.com'],
      ['a.example.com', '*.example.com'],
    ],
  ])('%j and %j belong to one tenant', (one, other) => {
    expect(clash(one, other)).toEqual(['HOST_CLASH tenants.1.network.hosts']);
  });

  test.each([
    [['a.example.com'], ['b.example.com']],
    // A wildcard covers what is below its name, and not the name itself.
    [['*.example.com'], ['example.com']],
    [['example.com'], ['*.example.com']],
    [['*.a.example.com'], ['*.b.example.com']],
    [['*.a.example.com'], ['*.aa.example.com']],
    [['a.example.com'], ['b.a.example.com']],
    [['b.a.example.com'], ['a.example.com']],
  ])('%j and %j may belong to two', (one, other) => {
    expect(clash(one, other)).toEqual([]);
  });

  test('that all environments of one tenant have is a warning, once where it is stated', () => {
    const tenants: TenantEntry[] = [
      { ...granted('vision', ['*.example.com', 'a.example.com']), namespaces: 'perEnvironment' },
    ];
    expect(found({ tenants })).toEqual(['HOST_SHARED tenants.0.network.hosts']);
  });

  test('that only one environment has is none, and neither is one of an environment that is given up', () => {
    const tenant = (environments: TenantEntry['environments']): TenantEntry => ({
      name: 'vision',
      costCenter: 'x',
      environments,
    });
    const hosts = (...list: string[]) => ({ network: { hosts: list } });
    expect(
      found({ tenants: [tenant({ dev: hosts('*.dev.example.com'), prod: hosts('example.com') })] }),
    ).toEqual([]);
    expect(
      found({
        tenants: [
          tenant({
            dev: { ...hosts('example.com'), state: 'removed' },
            prod: hosts('example.com'),
          }),
        ],
      }),
    ).toEqual([]);
  });

  test('a wildcard above hosts of its own tenant and of another one', () => {
    const own: TenantEntry = {
      name: 'vision',
      costCenter: 'x',
      environments: {
        dev: { network: { hosts: ['a.example.com'] } },
        staging: { network: { hosts: ['b.example.com'] } },
        prod: { network: { hosts: ['*.example.com'] } },
      },
    };
    const other = granted('speech', ['c.example.com']);
    const shared = (index: number) =>
      `HOST_SHARED tenants.${index}.environments.prod.network.hosts`;
    expect(found({ tenants: [own] })).toEqual([shared(0)]);
    expect(found({ tenants: [own, other] }).sort()).toEqual([
      'HOST_CLASH tenants.1.network.hosts',
      shared(0),
    ]);
    expect(found({ tenants: [other, own] }).sort()).toEqual([
      'HOST_CLASH tenants.1.environments.prod.network.hosts',
      shared(1),
    ]);
  });

  test('a host that clashes is not granted, so that a third tenant clashes with the first one', () => {
    const tenants = [
      granted('vision', ['a.example.com']),
      granted('speech', ['a.example.com']),
      granted('search', ['a.example.com']),
    ];
    const { findings } = resolve({ apiVersion: 'cdk8s-tenancy/v1alpha1', tenants });
    expect(findings.all.map(({ message }) => message.match(/to `\w+`/g))).toEqual([
      ['to `speech`', 'to `vision`'],
      ['to `search`', 'to `vision`'],
    ]);
  });

  test('a shared service is an owner like any other', () => {
    const registry = {
      costCenter: 'x',
      network: { hosts: ['a.example.com'] },
      ports: { http: 80 },
      consumers: 'all' as const,
    };
    expect(
      found({
        sharedServices: { registry },
        tenants: [granted('vision', ['*.example.com'])],
      }),
    ).toEqual(['HOST_CLASH sharedServices.registry.network.hosts']);
  });
});

describe('namespaces', () => {
  const tenant = (name: string, more: Partial<TenantEntry> = {}): TenantEntry => ({
    name,
    costCenter: 'x',
    ...more,
  });

  test('of three owners, each later one is reported beside the first', () => {
    const environments = { dev: { namespace: 'team' } };
    const tenants = ['a', 'b', 'c'].map((name) => tenant(name, { environments }));
    const { findings } = resolve({ apiVersion: 'cdk8s-tenancy/v1alpha1', tenants });
    expect(findings.all.map(({ path, message }) => [path.join('.'), message])).toEqual([
      [
        'tenants.1.environments.dev.namespace',
        'The namespace `team` would belong to both `dev` of `a` and `dev` of `b`.',
      ],
      [
        'tenants.2.environments.dev.namespace',
        'The namespace `team` would belong to both `dev` of `a` and `dev` of `c`.',
      ],
    ]);
  });

  test.each([['platform'], ['tiers']])('stated in %s, the fix is to remove it there', (root) => {
    const environments = { dev: { namespace: 'team', share: '100%' } };
    const { findings } = resolve({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform:
        root === 'platform' ? { environments } : { environments: { dev: { share: '100%' } } },
      tiers: { small: root === 'tiers' ? { environments } : {} },
      tenants: [tenant('a', { tier: 'small' }), tenant('b', { tier: 'small' })],
    });
    expect(findings.all.map(({ path, fix }) => [path[0], fix])).toEqual([
      [root, 'Remove it here, so that every tenant derives its own.'],
    ]);
  });

  test('have at most 63 characters, and of those that follow from one name the longest is reported', () => {
    const name = (length: number): string => 'a'.repeat(length);
    // `-staging` is the longest suffix.
    expect(found({ tenants: [tenant(name(55))] })).toEqual([]);
    const { findings } = resolve({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      tenants: [tenant(name(60))],
    });
    expect(findings.all.map(({ code, fix }) => `${code} ${fix}`)).toEqual([
      'NAMESPACE_TOO_LONG Namespaces have at most 63: shorten the name by 5, or state a `namespace`.',
    ]);
  });

  test('that are reserved: a prefix helps where the name follows from that of the tenant', () => {
    const fixes = (more: Partial<TenantEntry>, prefix?: string): string[] => {
      const platform = prefix === undefined ? {} : { prefix };
      const tenants = [tenant('kube', { namespaces: 'single', ...more })];
      const { findings } = resolve({ apiVersion: 'cdk8s-tenancy/v1alpha1', platform, tenants });
      return findings.all.map(({ code, fix }) => `${code} ${fix}`);
    };
    expect(fixes({ name: 'kube-x' })).toEqual([
      'NAME_RESERVED Choose another name, or give the platform a `prefix`.',
    ]);
    expect(fixes({ namespace: 'kube-x' })).toEqual(['NAME_RESERVED Choose another name.']);
    expect(fixes({ namespace: 'kube-x' }, 'ml')).toEqual(['NAME_RESERVED Choose another name.']);
    expect(fixes({ name: 'kube-x' }, 'ml')).toEqual([]);
  });

  test('of a single environment: its own comes before that of the tenant', () => {
    const more = { namespaces: 'single', namespace: 'team' } as const;
    const namespaces = (entry: Partial<TenantEntry>): string[] => {
      const { fleet } = resolve({
        apiVersion: 'cdk8s-tenancy/v1alpha1',
        tenants: [tenant('a', { ...more, ...entry })],
      });
      return Object.values(fleet!.tenants[0]!.environments).map(({ namespace }) => namespace);
    };
    expect(namespaces({})).toEqual(['team']);
    expect(namespaces({ environments: { all: { namespace: 'own' } } })).toEqual(['own']);
  });
});

describe('the capacity of a pool', () => {
  const overcommitted = (capacity: number | undefined, ...gpus: readonly number[]): string[] => {
    const h100: PoolProps = { resource: 'nvidia.com/gpu', capacity };
    const { findings } = resolve({
      apiVersion: 'cdk8s-tenancy/v1alpha1',
      platform: { pools: { h100 } },
      tenants: gpus.map((gpu, index) => ({
        name: `t${index}`,
        costCenter: 'x',
        namespaces: 'single',
        quota: { gpu },
      })),
    });
    return findings.all.map(({ message, fix }) => `${message} ${fix}`);
  };

  test('may be granted to the last device', () => {
    expect(overcommitted(8, 5, 3)).toEqual([]);
    expect(overcommitted(0)).toEqual([]);
    expect(overcommitted(0, 0)).toEqual([]);
  });

  test('may not be exceeded, and 0 is a capacity', () => {
    expect(overcommitted(7, 5, 3)).toEqual([
      'The tenants together hold 8 GPUs of `h100`, which has 7. The largest holders: t0 5, t1 3. Take 1 back, such as from `quota.gpu.h100` of `t0`, or raise the capacity if there are more.',
    ]);
    expect(overcommitted(0, 1, 0)).toEqual([
      'The tenants together hold 1 GPUs of `h100`, which has 0. The largest holders: t0 1. Take 1 back, such as from `quota.gpu.h100` of `t0`, or raise the capacity if there are more.',
    ]);
  });

  test('that nobody states is not checked', () => {
    expect(overcommitted(undefined, 1000)).toEqual([]);
  });

  test('names the three that hold most, by name where they hold as many', () => {
    expect(overcommitted(1, 1, 4, 0, 2, 1)[0]).toMatch(/holders: t1 4, t3 2, t0 1\. /);
  });
});
