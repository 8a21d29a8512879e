import { GUARD_RAILS, GUARD_RAIL_NAMES } from '../../../lib/fleet/catalogue/guard-rail-catalogue';
import { guardRailParameters } from '../../../lib/plan/guard-rail-parameters';
import type { GuardRailModes, PoolProps, TenantEntry } from '../../../lib/fleet/model/props';
import { fleetOf, found, tenantOf } from '../resolved';

const POOLS: Record<string, PoolProps> = {
  h100: { resource: 'nvidia.com/gpu', default: true },
  l40s: { resource: 'example.com/l40s', deviceClass: 'l40s.example.com' },
};

/** What guard rails read of a tenant with one namespace; lists that are not written are left out. */
function parametersOf(props: Partial<TenantEntry> = {}): Record<string, readonly string[]> {
  const tenant = tenantOf({ namespaces: 'single', ...props }, { platform: { pools: POOLS } });
  const { pools } = fleetOf({ platform: { pools: POOLS } }).platform;
  const lists = guardRailParameters(tenant.environments['all']!, pools);
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

describe('what guard rails read from a namespace', () => {
  test('is nothing by default: each policy knows what that means', () => {
    expect(parametersOf()).toEqual({});
  });

  test('accelerators that were granted, under each of their names, and other devices beside them', () => {
    expect(
      parametersOf({ quota: { gpu: { h100: 2, l40s: 1 } }, extendedResources: ['rdma/hca'] }),
    ).toEqual({
      accelerators: [
        'deviceclass.resource.kubernetes.io/l40s.example.com',
        'example.com/l40s',
        'nvidia.com/gpu',
      ],
      'claimable-accelerators': ['example.com/l40s'],
      'device-classes': ['l40s.example.com'],
      'extended-resources': [
        'deviceclass.resource.kubernetes.io/l40s.example.com',
        'nvidia.com/gpu',
        'rdma/hca',
      ],
    });
  });

  test('every list of the settings, each name once and in order', () => {
    expect(
      parametersOf({
        scheduling: {
          schedulers: ['volcano', 'default-scheduler', 'volcano'],
          runtimeClass: 'kata',
          runtimeClasses: ['gvisor'],
          tolerations: ['spot=true', 'dedicated'],
          maxGpusPerPod: 0,
          queues: ['team-b', 'team-a', 'team-b'],
          queuePriorities: ['research'],
          metadata: ['karpenter.sh/*', 'gpu-fraction'],
        },
        serviceAccounts: {
          ray: { presets: ['ray-autoscaler'] },
          spark: { presets: ['spark-driver'] },
        },
        images: { registries: ['registry.example.com/ml'], pullPolicy: 'Always' },
        storage: {
          classes: ['fast'],
          attributesClasses: ['gold'],
          volumes: ['imagenet'],
          drivers: ['secrets.example.com'],
        },
        network: { hosts: ['b.example.com', 'a.example.com'], ingressClasses: ['nginx'] },
        priorities: ['batch'],
        access: 'selfService',
      }),
    ).toEqual({
      access: ['selfService'],
      'autoscaler-accounts': ['ray'],
      hosts: ['a.example.com', 'b.example.com'],
      'image-pull-policy': ['Always'],
      'image-registries': ['registry.example.com/ml'],
      'ingress-classes': ['nginx'],
      'max-gpus-per-pod': ['0'],
      metadata: ['gpu-fraction', 'karpenter.sh/*'],
      'priority-classes': ['batch'],
      'queue-priorities': ['research'],
      queues: ['team-a', 'team-b'],
      'runtime-class': ['kata'],
      'runtime-classes': ['gvisor', 'kata'],
      schedulers: ['default-scheduler', 'volcano'],
      'storage-classes': ['fast'],
      tolerations: ['dedicated', 'spot=true'],
      'volume-attributes-classes': ['gold'],
      'volume-drivers': ['secrets.example.com'],
      volumes: ['imagenet'],
    });
  });

  test('types of Services whose cap is not zero, or removed', () => {
    expect(parametersOf({ objects: { loadBalancers: 1, nodePorts: null } })).toEqual({
      'service-types': ['LoadBalancer', 'NodePort'],
    });
  });

  test('a list that was removed stands for any, one that is empty for none', () => {
    expect(parametersOf({ scheduling: { schedulers: null } })).toEqual({ schedulers: ['*'] });
    expect(parametersOf({ storage: { classes: null } })).toEqual({});
    expect(parametersOf({ storage: { classes: [] }, network: { ingressClasses: [] } })).toEqual({
      'ingress-classes': ['-'],
      'storage-classes': ['-'],
    });
  });

  test('accounts that lead Services to their own gateway, of integrations that do', () => {
    const integrations = [
      { name: 'knative', namespace: 'serving' },
      { name: 'kserve', namespace: 'gateways' },
      'kuberay',
    ] as const;
    expect(parametersOf({ network: { integrations } })).toEqual({
      'external-name-accounts': [
        'system:serviceaccount:kserve:kserve-controller-manager',
        'system:serviceaccount:kubeflow:kserve-controller-manager',
        'system:serviceaccount:serving:controller',
      ],
    });
  });

  test('taints that the pods of an integration always tolerate, beside those of the settings', () => {
    expect(
      parametersOf({
        network: { integrations: ['jupyterhub', 'kuberay'] },
        scheduling: { tolerations: ['spot'] },
      }),
    ).toEqual({
      tolerations: ['hub.jupyter.org/dedicated=user', 'hub.jupyter.org_dedicated=user', 'spot'],
    });
  });

  test('which rails do not refuse, by what they do', () => {
    const guardRails = { podImages: 'off', ownWork: 'warn', routeHosts: 'audit' } as const;
    expect(parametersOf({ guardRails })).toEqual({
      'guard-rails-audit': ['routeHosts'],
      'guard-rails-off': ['podImages'],
      'guard-rails-warn': ['ownWork'],
    });
  });
});

describe('a rail that is off', () => {
  test('is a warning where it was switched off, once for all that inherit it', () => {
    const tenants = ['a', 'b'].map((name) => ({ name: `team-${name}`, costCenter: 'x' }));
    expect(found({ platform: { guardRails: { ownWork: 'off' } }, tenants })).toEqual([
      'GUARD_RAIL_OFF platform.guardRails.ownWork',
    ]);
  });

  test('and on again in one environment is said for the others', () => {
    const environments = { prod: { guardRails: { ownWork: 'enforce' as const } } };
    const tenants = [
      { name: 'vision', costCenter: 'x', guardRails: { ownWork: 'off' as const }, environments },
    ];
    expect(found({ tenants })).toEqual(['GUARD_RAIL_OFF tenants.0.guardRails.ownWork']);
  });
});

describe('the default mode', () => {
  const modesOf = (guardRails: GuardRailModes): Record<string, string> =>
    tenantOf({ namespaces: 'single', guardRails }).environments['all']!.guardRails;

  test('is the mode of every rail that no level names', () => {
    const { roleBindings, podImages, podVolumes } = modesOf({
      default: 'warn',
      roleBindings: 'enforce',
      podImages: 'audit',
    });
    expect([roleBindings, podImages, podVolumes]).toEqual(['enforce', 'audit', 'warn']);
  });

  test('is to refuse', () => {
    expect(new Set(Object.values(modesOf({})))).toEqual(new Set(['enforce']));
  });

  test('a rail that changes requests cannot warn, and is on unless all are off', () => {
    expect(modesOf({ default: 'warn' })['burstLimits']).toBe('enforce');
    expect(modesOf({ default: 'off' })['burstLimits']).toBe('off');
  });

  test('one finding says of all that they only warn, where that is written', () => {
    const tenants = [{ name: 'vision', costCenter: 'x' }];
    expect(found({ platform: { guardRails: { default: 'warn' } }, tenants })).toEqual([
      'GUARD_RAIL_OFF platform.guardRails.default',
    ]);
  });
});

describe('what nobody keeps', () => {
  test('without anybody who delivers, what we write is open to whoever has the rights', () => {
    expect(found({ platform: { reconcilers: [] } })).toEqual([
      'GUARD_RAIL_OFF platform.reconcilers',
    ]);
    expect(found({ platform: { reconcilers: ['dave'] } })).toEqual([]);
  });

  test('network policies of admins need a border', () => {
    const tenants = [{ name: 'vision', costCenter: 'x', network: { tenantPolicies: true } }];
    expect(found({ tenants })).toEqual(['NETWORK_SELF_SERVICE tenants.0.network.tenantPolicies']);
    expect(found({ tenants, platform: { clusterNetworkPolicy: true } })).toEqual([]);
  });
});

describe('the table of rails', () => {
  test('is in order, and each says what it opens as the end of a sentence', () => {
    expect(GUARD_RAIL_NAMES).toEqual([...GUARD_RAIL_NAMES].sort());
    for (const { opens } of Object.values(GUARD_RAILS)) expect(opens).toMatch(/^[a-z].*[^.]$/);
  });
});
