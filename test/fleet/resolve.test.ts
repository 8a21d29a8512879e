import type { PodSecurityLevel, SettingsProps, TenantEntry } from '../../lib/fleet/model/props';
import { API_VERSION, resolve } from '../../lib/fleet/resolve';
import { type FleetParts, environmentOf, fleetOf, found, tenantOf } from './resolved';

const tenants = (...names: readonly string[]): TenantEntry[] =>
  names.map((name) => ({ name, costCenter: 'ENG-1' }));

describe('namespaces', () => {
  const namespacesOf = (tenant: Partial<TenantEntry>, rest?: FleetParts): string[] =>
    Object.values(tenantOf(tenant, rest).environments).map(({ namespace }) => namespace);

  test('are derived from prefix, tenant and environment', () => {
    expect(namespacesOf({}, { platform: { prefix: 'ml' } })).toEqual([
      'ml-vision-dev',
      'ml-vision-staging',
      'ml-vision-prod',
    ]);
    expect(namespacesOf({})).toEqual(['vision-dev', 'vision-staging', 'vision-prod']);
  });

  test('an empty prefix is none', () => {
    expect(namespacesOf({}, { platform: { prefix: '' } })[0]).toBe('vision-dev');
  });

  test('of a tenant with a single one: the one environment `all`, with the whole quota', () => {
    const tenant = tenantOf({ namespaces: 'single' }, { platform: { prefix: 'ml' } });
    expect(Object.keys(tenant.environments)).toEqual(['all']);
    expect(tenant.environments['all']).toMatchObject({
      namespace: 'ml-vision',
      share: '100%',
      quota: { cpu: '10', memory: '40Gi', storage: '500Gi', pods: '100', gpu: {} },
    });
  });

  test('may be stated: of an environment, of a tenant with a single one, of its `all`', () => {
    expect(namespacesOf({ environments: { dev: { namespace: 'sandbox' } } })).toEqual([
      'sandbox',
      'vision-staging',
      'vision-prod',
    ]);
    expect(namespacesOf({ namespaces: 'single', namespace: 'eyes' })).toEqual(['eyes']);
    expect(
      namespacesOf({ namespaces: 'single', environments: { all: { namespace: 'eyes' } } }),
    ).toEqual(['eyes']);
  });

  test('a single one may be asked for at any level, and taken back', () => {
    const platform = { namespaces: 'single' } as const;
    const tiers = { small: { namespaces: 'single' } } as const;
    expect(namespacesOf({}, { platform })).toEqual(['vision']);
    expect(namespacesOf({ tier: 'small' }, { tiers })).toEqual(['vision']);
    expect(namespacesOf({ namespaces: 'perEnvironment' }, { platform })).toHaveLength(3);
  });
});

describe('environments', () => {
  const namesOf = (tenant: Partial<TenantEntry>, rest?: FleetParts): string[] =>
    Object.keys(tenantOf(tenant, rest).environments);

  test('are dev, staging and prod where nobody says others', () => {
    expect(namesOf({})).toEqual(['dev', 'staging', 'prod']);
  });

  test('of the platform replace the built-in ones, in its order', () => {
    const environments = { prod: { share: '80%' }, lab: { share: '20%' } };
    expect(namesOf({}, { platform: { environments } })).toEqual(['prod', 'lab']);
  });

  test('are left out by null, and added by a share, after the others', () => {
    const environments = { staging: null, canary: { share: '10%' } };
    expect(namesOf({ environments })).toEqual(['dev', 'prod', 'canary']);
  });

  test('that a tier adds may be left out by its tenant', () => {
    const tiers = { small: { environments: { canary: { share: '10%' } } } };
    expect(namesOf({ tier: 'small' }, { tiers })).toContain('canary');
    expect(namesOf({ tier: 'small', environments: { canary: null } }, { tiers })).toEqual([
      'dev',
      'staging',
      'prod',
    ]);
  });

  test('that a tier leaves out start afresh when a tenant takes them in again', () => {
    const platform = {
      environments: { dev: { share: '40%', podSecurity: 'privileged' }, prod: { share: '60%' } },
    } as const;
    const tiers = { small: { environments: { dev: null } } };
    const environments = { dev: { share: '10%' } };
    const tenant = tenantOf({ tier: 'small', environments }, { platform, tiers });
    expect(Object.keys(tenant.environments)).toEqual(['prod', 'dev']);
    expect(tenant.environments['dev']).toMatchObject({ share: '10%', podSecurity: 'baseline' });
  });

  test('of a tier do not concern a tenant with a single namespace', () => {
    const tiers = { small: { environments: { staging: null, prod: { quota: { cpu: 4 } } } } };
    expect(namesOf({ tier: 'small', namespaces: 'single' }, { tiers })).toEqual(['all']);
  });

  test('may be given up one by one, and go with their tenant', () => {
    const tenant = tenantOf({ state: 'active', environments: { dev: { state: 'removed' } } });
    expect(Object.values(tenant.environments).map(({ state }) => state)).toEqual([
      'removed',
      'active',
      'active',
    ]);
    expect(tenantOf({ state: 'removed' })).toMatchObject({
      state: 'removed',
      environments: { dev: { state: 'removed' } },
    });
  });
});

describe('levels: built-in, platform, tier, tenant, environment', () => {
  test('each wins over the one before it', () => {
    const level = (...stated: readonly string[]): unknown => {
      const say = (name: string, value: PodSecurityLevel): SettingsProps =>
        stated.includes(name) ? { podSecurity: value } : {};
      return environmentOf(
        'dev',
        {
          tier: 'small',
          ...say('tenant', 'baseline'),
          environments: { dev: { ...say('environment', 'restricted') } },
        },
        {
          platform: { ...say('platform', 'restricted') },
          tiers: { small: { ...say('tier', 'privileged') } },
        },
      ).podSecurity;
    };
    expect(level()).toBe('baseline');
    expect(level('platform')).toBe('restricted');
    expect(level('platform', 'tier')).toBe('privileged');
    expect(level('platform', 'tier', 'tenant')).toBe('baseline');
    expect(level('platform', 'tier', 'tenant', 'environment')).toBe('restricted');
    expect(level('platform', 'environment')).toBe('restricted');
  });

  test('an environment of the platform wins over a tenant, for that environment alone', () => {
    const platform = {
      environments: {
        dev: { share: '50%', podSecurity: 'restricted' },
        prod: { share: '50%' },
      },
    } as const;
    const tenant = tenantOf({ podSecurity: 'privileged' }, { platform });
    expect(tenant.environments).toMatchObject({
      dev: { podSecurity: 'restricted' },
      prod: { podSecurity: 'privileged' },
    });
  });

  test('maps merge by key, and null removes one', () => {
    const { labels, network } = environmentOf(
      'dev',
      {
        labels: { 'example.com/b': null, 'example.com/c': 3 },
        network: { ingress: { nginx: null } },
      },
      {
        platform: {
          labels: { 'example.com/a': 1, 'example.com/b': 2 },
          network: {
            ingress: {
              nginx: { namespace: 'ingress-nginx' },
              metrics: { namespace: 'monitoring' },
            },
          },
        },
      },
    );
    expect(labels).toEqual({ 'example.com/a': '1', 'example.com/c': '3' });
    expect(network.ingress).toEqual({ metrics: { namespace: 'monitoring' } });
  });

  test('lists replace: people, priorities, extended resources', () => {
    const { users, priorities, extendedResources } = environmentOf(
      'dev',
      {
        users: ['bob'],
        priorities: [],
        environments: { dev: { extendedResources: ['rdma/hca'] } },
      },
      {
        platform: { extendedResources: ['example.com/fpga'] },
        tiers: { small: { users: ['alice'] } },
      },
    );
    expect(users).toEqual([{ user: 'bob' }]);
    expect(priorities).toEqual([]);
    expect(extendedResources).toEqual(['rdma/hca']);
  });

  test('a built-in cap is removed by null, and stays null', () => {
    const objects = { services: null, jobs: 7 };
    expect(environmentOf('dev', { objects }).objects).toMatchObject({
      services: null,
      jobs: 7,
      configMaps: 80,
    });
  });

  test('admins of the platform are not admins of its tenants', () => {
    const { admins } = environmentOf('dev', {}, { platform: { admins: ['root'] } });
    expect(admins).toEqual([]);
  });

  test('a tenant without a tier has nothing of any tier', () => {
    expect(tenantOf({}, { tiers: { small: { quota: { cpu: 99 } } } }).quota.cpu).toBe('10');
  });

  test('a tier gives its quota key by key', () => {
    const tiers = { small: { quota: { cpu: 50, pods: 20 } } };
    expect(tenantOf({ tier: 'small', quota: { pods: 30 } }, { tiers }).quota).toMatchObject({
      cpu: '50',
      pods: '30',
      memory: '40Gi',
    });
  });
});

describe('what people write, in normal form', () => {
  test('subjects: objects, each once, users before groups before service accounts, by name', () => {
    const users = [
      { serviceAccount: 'ci/deployer' },
      { group: 'ml' },
      'bob',
      { user: 'alice' },
      'alice',
      { group: 'ml' },
    ];
    expect(environmentOf('dev', { users }).users).toEqual([
      { user: 'alice' },
      { user: 'bob' },
      { group: 'ml' },
      { serviceAccount: 'ci/deployer' },
    ]);
  });

  test('priorities, devices: each once, by name', () => {
    const tenant = {
      priorities: ['b', 'a', 'b'],
      extendedResources: ['rdma/hca', 'example.com/b', 'rdma/hca'],
    };
    expect(environmentOf('dev', tenant)).toMatchObject({
      priorities: ['a', 'b'],
      extendedResources: ['example.com/b', 'rdma/hca'],
    });
  });

  test('ports: numbers are TCP, each once, by protocol and number; a range of one is a port', () => {
    const ports = [
      443,
      { port: 53, protocol: 'UDP' },
      { port: 80, endPort: 80 },
      { port: 9000, endPort: 9010 },
      80,
      { port: 443, protocol: 'TCP' },
    ] as const;
    const { egress } = environmentOf('dev', {
      network: { egress: { x: { namespace: 'x', ports } } },
    }).network;
    expect(egress['x']!.ports).toEqual([
      { port: 80, protocol: 'TCP' },
      { port: 443, protocol: 'TCP' },
      { port: 9000, endPort: 9010, protocol: 'TCP' },
      { port: 53, protocol: 'UDP' },
    ]);
  });

  test('address ranges: canonical, each once, in order', () => {
    const { network } = environmentOf('dev', {
      network: {
        internet: { except: ['203.0.113.0/24', '2001:DB8:0:0::/64', '203.0.113.0/24'] },
        egress: { x: { cidr: 'FD00:0:0::/48', except: ['fd00:0:0:1::/64'] } },
        apiServer: { cidrs: ['10.96.0.1/32', '10.0.0.10/32'] },
      },
    });
    expect(network).toMatchObject({
      internet: { except: ['2001:db8::/64', '203.0.113.0/24'] },
      egress: { x: { cidr: 'fd00::/48', except: ['fd00:0:0:1::/64'] } },
      apiServer: { cidrs: ['10.0.0.10/32', '10.96.0.1/32'], ports: [443, 6443] },
    });
  });

  test('DNS servers of one’s own listen on port 53 unless they say another', () => {
    const dns = { namespace: 'dns', podLabels: { app: 'dns', tier: 1 } };
    expect(environmentOf('dev', { network: { dns } }).network.dns).toEqual({
      namespace: 'dns',
      podLabels: { app: 'dns', tier: '1' },
      ports: [53],
    });
  });

  test('amounts: canonical quantities, whatever they were written as', () => {
    const quota = { cpu: '1.50', memory: '65536Mi', storage: '2000G', pods: '0.1k' };
    expect(tenantOf({ quota }).quota).toMatchObject({
      cpu: '1500m',
      memory: '64Gi',
      storage: '2T',
      pods: '100',
    });
  });

  test('shares and bursts: percentages without superfluous zeros', () => {
    const environments = { dev: { share: 30 }, staging: { share: '12.50%' }, prod: { share: '5' } };
    const tenant = tenantOf({ burst: { cpu: 20, memory: '12.50' }, environments });
    expect(Object.values(tenant.environments).map(({ share }) => share)).toEqual([
      '30%',
      '12.5%',
      '5%',
    ]);
    expect(tenant.burst).toEqual({ cpu: '20%', memory: '12.5%' });
  });

  test('texts: numbers as texts, and the name where there is no display name', () => {
    expect(tenantOf({ costCenter: 4711, department: 7, contact: 1 })).toMatchObject({
      displayName: 'vision',
      costCenter: '4711',
      department: '7',
      contact: '1',
    });
    expect(tenantOf({ displayName: 'Computer Vision' }).displayName).toBe('Computer Vision');
  });

  test('Kubernetes versions: minor ones', () => {
    const versionOf = (kubernetesVersion: string): string =>
      fleetOf({ platform: { kubernetesVersion } }).platform.kubernetesVersion;
    expect(['1.34', 'v1.34', '1.34.2'].map(versionOf)).toEqual(['1.34', '1.34', '1.34']);
    expect(versionOf('1.30')).toBe('1.30');
    expect(fleetOf({}).platform.kubernetesVersion).toBe('1.34');
  });

  test('tenants, and everything with a name, in the order of the names', () => {
    const fleet = fleetOf({
      platform: {
        pools: { z: { resource: 'amd.com/gpu' }, a: { resource: 'nvidia.com/gpu' } },
        priorityClasses: { z: { value: 1 }, a: { value: 2 } },
        kinds: [
          { group: 'z.example.com', resource: 'runs' },
          { group: 'a.example.com', resource: 'runs' },
        ],
      },
      tenants: tenants('speech', 'b', 'Vision'.toLowerCase(), 'a-b', 'a'),
    });
    expect(fleet.tenants.map(({ name }) => name)).toEqual(['a', 'a-b', 'b', 'speech', 'vision']);
    expect(Object.keys(fleet.platform.pools)).toEqual(['a', 'z']);
    expect(Object.keys(fleet.platform.priorityClasses)).toEqual(['a', 'z']);
    expect(fleet.platform.kinds.map(({ group }) => group)).toEqual([
      'a.example.com',
      'z.example.com',
    ]);
  });

  test('the environments of the platform are those of its tenants: nothing stands twice', () => {
    expect(fleetOf({ tenants: tenants('a') }).platform.environments).toEqual({});
  });
});

describe('the default pool', () => {
  const defaults = (pools: Record<string, { default?: boolean }>): string[] =>
    Object.entries(
      fleetOf({
        platform: {
          pools: Object.fromEntries(
            Object.entries(pools).map(([name, pool], index) => [
              name,
              { resource: `example.com/npu${index}`, ...pool },
            ]),
          ),
        },
      }).platform.pools,
    ).flatMap(([name, pool]) => (pool.default ? [name] : []));

  test('is the only one', () => expect(defaults({ a: {} })).toEqual(['a']));
  test('is not the only one if that says so', () =>
    expect(defaults({ a: { default: false } })).toEqual([]));
  test('of several is the one that says so', () =>
    expect(defaults({ a: {}, b: { default: true } })).toEqual(['b']));
  test('of several is none when none says so', () =>
    expect(defaults({ a: {}, b: {} })).toEqual([]));

  test('is what a number of GPUs means, and without GPUs none is needed', () => {
    const pools = { a: { resource: 'nvidia.com/gpu' }, b: { resource: 'amd.com/gpu' } };
    expect(found({ platform: { pools }, tenants: tenants('a') })).toEqual([]);
    expect(
      found({ platform: { pools }, tenants: [{ ...tenants('a')[0]!, quota: { gpu: 0 } }] }),
    ).toEqual([]);
  });
});

describe('priorities', () => {
  const priorityClasses = {
    normal: { value: 0, globalDefault: true },
    high: { value: 100, preemptionPolicy: 'PreemptLowerPriority', description: 'Serving.' },
  } as const;

  test('the default class of the cluster is allowed everywhere: admission writes it into pods', () => {
    const platform = { priorityClasses };
    expect(environmentOf('dev', {}, { platform }).priorities).toEqual(['normal']);
    expect(environmentOf('dev', { priorities: ['high'] }, { platform }).priorities).toEqual([
      'high',
      'normal',
    ]);
  });

  test('classes never preempt unless they say so', () => {
    expect(fleetOf({ platform: { priorityClasses } }).platform.priorityClasses).toEqual({
      high: {
        value: 100,
        preemptionPolicy: 'PreemptLowerPriority',
        globalDefault: false,
        description: 'Serving.',
      },
      normal: { value: 0, preemptionPolicy: 'Never', globalDefault: true },
    });
  });

  test('values go from the lowest that Kubernetes takes to the highest that is not its own', () => {
    const invalid = (value: number): string[] =>
      found({ platform: { priorityClasses: { x: { value } } } });
    expect([-(2 ** 31), 0, 1e9].flatMap(invalid)).toEqual([]);
    expect([-(2 ** 31) - 1, 0.5, 1e9 + 1].map((value) => invalid(value).length)).toEqual([1, 1, 1]);
  });

  test('classes that others make may be named', () => {
    expect(environmentOf('dev', { priorities: ['theirs'] }).priorities).toEqual(['theirs']);
  });
});

describe('kinds of the platform', () => {
  test('are read by viewers and written by users and admins unless they say otherwise', () => {
    const kinds = [
      { group: 'lab.example.com', resource: 'runs' },
      {
        group: 'lab.example.com',
        resource: 'plans',
        viewer: 'none',
        user: 'read',
        cap: 5,
        podTemplates: ['spec.b', 'spec.a'],
      },
    ] as const;
    expect(fleetOf({ platform: { kinds } }).platform.kinds).toEqual([
      {
        group: 'lab.example.com',
        resource: 'plans',
        viewer: 'none',
        user: 'read',
        admin: 'write',
        cap: 5,
        podTemplates: ['spec.a', 'spec.b'],
      },
      {
        group: 'lab.example.com',
        resource: 'runs',
        viewer: 'read',
        user: 'write',
        admin: 'write',
        podTemplates: [],
      },
    ]);
  });

  test('may narrow a built-in one, and secrets stay closed for viewers', () => {
    const kinds = [
      { group: 'batch', resource: 'cronjobs', user: 'read' },
      { group: '', resource: 'secrets', viewer: 'none', user: 'none' },
    ] as const;
    expect(fleetOf({ platform: { kinds } }).platform.kinds.map(({ user }) => user)).toEqual([
      'none',
      'read',
    ]);
  });
});

describe('input that is no fleet', () => {
  test.each([[null], [undefined], ['text'], [7], [[]], [new Map()]])(
    '%p is refused, not crashed on',
    (input) => {
      const { fleet, findings } = resolve(input);
      expect(fleet).toBeUndefined();
      expect(findings.hasErrors).toBe(true);
    },
  );

  test('wrong types at every level are refused, not crashed on', () => {
    const wrong = [null, 'text', 7, true, [], [7], { a: 7 }];
    const keys = ['platform', 'tiers', 'sharedServices', 'tenants'];
    const platformKeys = ['environments', 'pools', 'kinds', 'quota', 'network', 'priorityClasses'];
    for (const value of wrong) {
      for (const key of keys) {
        expect(() => resolve({ apiVersion: API_VERSION, tenants: [], [key]: value })).not.toThrow();
      }
      const [tenant] = tenants('a');
      const inTier = { tiers: { small: value }, tenants: [{ ...tenant!, tier: 'small' }] };
      expect(() => resolve({ apiVersion: API_VERSION, ...inTier })).not.toThrow();
      for (const key of platformKeys) {
        const platform = { [key]: value };
        expect(() =>
          resolve({ apiVersion: API_VERSION, platform, tenants: tenants('a') }),
        ).not.toThrow();
        const tenant = { ...tenants('a')[0]!, [key]: value };
        expect(() => resolve({ apiVersion: API_VERSION, tenants: [tenant] })).not.toThrow();
      }
    }
  });
});
