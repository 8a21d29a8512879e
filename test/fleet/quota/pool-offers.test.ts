import { resolve } from '../../../lib/fleet/resolve';
import type { FleetPool } from '../../../lib/fleet/model/fleet';
import type { PoolProps } from '../../../lib/fleet/model/props';
import { fleetOf } from '../resolved';

function poolsOf(pools: Record<string, PoolProps>): Record<string, FleetPool> {
  return fleetOf({ platform: { pools } }).platform.pools;
}

const CARDS = { nodes: 2, devicesPerNode: 8 };

describe('what a pool grants', () => {
  test('whole cards: their number follows from the nodes', () => {
    const { h100 } = poolsOf({ h100: { resource: 'nvidia.com/gpu', ...CARDS } });
    expect(h100).toMatchObject({ resource: 'nvidia.com/gpu', capacity: 16, default: true });
    expect(h100).not.toHaveProperty('sharing');
  });

  test('without numbers of nodes, nothing bounds what is granted', () => {
    expect(poolsOf({ l4: { sharing: { timeSlicing: { replicas: 4 } } } })['l4']).not.toHaveProperty(
      'capacity',
    );
  });

  test.each(['timeSlicing', 'mps'] as const)(
    'places on cards by %s, under a name of their own',
    (way) => {
      expect(
        poolsOf({ l4: { ...CARDS, sharing: { [way]: { replicas: 4 } } } })['l4'],
      ).toMatchObject({
        resource: 'nvidia.com/gpu.shared',
        capacity: 64,
        sharing: { [way]: { replicas: 4 }, config: 'l4' },
      });
    },
  );

  test('places on cards that are not renamed, where the pool says so', () => {
    const pool = { resource: 'nvidia.com/gpu', ...CARDS, sharing: { mps: { replicas: 2 } } };
    expect(poolsOf({ l4: pool })['l4']).toMatchObject({ resource: 'nvidia.com/gpu', capacity: 32 });
  });

  test('instances of one profile keep the name of the pool', () => {
    expect(poolsOf({ a100: { ...CARDS, sharing: { mig: { '1g.10gb': 7 } } } })).toMatchObject({
      a100: { resource: 'nvidia.com/mig-1g.10gb', capacity: 112, sharing: { strategy: 'mixed' } },
    });
  });

  test('instances of several profiles are granted apart', () => {
    const mig = { '3g.40gb': 1, '1g.10gb': 4 };
    const pools = poolsOf({ a100: { ...CARDS, sharing: { mig } } });
    expect(Object.keys(pools)).toEqual(['a100-1g-10gb', 'a100-3g-40gb']);
    expect(pools['a100-1g-10gb']).toMatchObject({
      resource: 'nvidia.com/mig-1g.10gb',
      capacity: 64,
      default: false,
      sharing: { mig, strategy: 'mixed', profile: '1g.10gb', config: 'a100' },
    });
    expect(pools['a100-3g-40gb']).toMatchObject({ capacity: 16 });
  });

  test('instances with the strategy single are whole devices to everybody', () => {
    const sharing = { mig: { '1g.10gb': 7 }, strategy: 'single' } as const;
    expect(poolsOf({ a100: { ...CARDS, sharing } })['a100']).toMatchObject({
      resource: 'nvidia.com/gpu',
      capacity: 112,
    });
  });

  test('places on instances', () => {
    const sharing = { mig: { '1g.10gb': 7 }, timeSlicing: { replicas: 3 } };
    expect(poolsOf({ a100: { ...CARDS, sharing } })['a100']).toMatchObject({
      resource: 'nvidia.com/mig-1g.10gb.shared',
      capacity: 336,
    });
  });

  test('instances of a driver: each profile has a DeviceClass of its own', () => {
    const mig = { '1g.10gb': 4, '3g.40gb': 1 };
    expect(poolsOf({ a100: { servedBy: 'driver', sharing: { mig } } })).toMatchObject({
      'a100-1g-10gb': {
        resource: 'deviceclass.resource.kubernetes.io/a100-1g-10gb.mig.nvidia.com',
        deviceClass: 'a100-1g-10gb.mig.nvidia.com',
        servedBy: 'driver',
      },
      'a100-3g-40gb': { deviceClass: 'a100-3g-40gb.mig.nvidia.com' },
    });
  });

  test('shares of HAMi, with an equal part of the compute of a card', () => {
    const sharing = { hami: { shares: 8, memoryPerShare: 8000 } };
    expect(poolsOf({ vgpu: { ...CARDS, sharing } })['vgpu']).toMatchObject({
      resource: 'nvidia.com/gpu',
      capacity: 128,
      sharing: {
        hami: {
          memory: 'nvidia.com/gpumem',
          cores: 'nvidia.com/gpucores',
          shares: 8,
          memoryPerShare: 8000,
          coresPerShare: 12,
        },
      },
    });
  });

  test('a DeviceClass without a resource is counted by its own name', () => {
    expect(poolsOf({ imex: { deviceClass: 'channel.example.com' } })['imex']).toMatchObject({
      resource: 'deviceclass.resource.kubernetes.io/channel.example.com',
      servedBy: 'driver',
    });
  });

  test('the normal form is valid input that resolves to itself', () => {
    const fleet = fleetOf({
      platform: {
        pools: {
          h100: { resource: 'nvidia.com/gpu', ...CARDS },
          a100: { ...CARDS, sharing: { mig: { '1g.10gb': 4, '3g.40gb': 1 } } },
          a30: { ...CARDS, sharing: { mig: { '1g.6gb': 4 }, timeSlicing: { replicas: 2 } } },
          b200: { servedBy: 'driver', sharing: { mig: { '1g.23gb': 1, '3g.90gb': 1 } } },
          h200: { servedBy: 'driver', sharing: { mig: { '1g.18gb': 7 } } },
          l4: { ...CARDS, sharing: { timeSlicing: { replicas: 4 } } },
          vgpu: { ...CARDS, sharing: { hami: {} } },
          imex: { deviceClass: 'channel.example.com' },
          single: { ...CARDS, sharing: { mig: { '1g.10gb': 7 }, strategy: 'single' } },
        },
      },
    });
    expect(resolve(fleet).fleet).toEqual(fleet);
  });
});
