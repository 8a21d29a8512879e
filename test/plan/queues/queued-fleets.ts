import type { Fleet } from '../../../lib/fleet/model/fleet';
import type { QueueProps, TenantEntry } from '../../../lib/fleet/model/props';
import { fc } from '../../fast-check';
import { fleetOf } from '../../fleet/resolved';

/** Two pools, of one of which the platform keeps something. */
export const POOLS = {
  h100: { resource: 'nvidia.com/gpu', capacity: 64, reserved: 4, default: true },
  mi300x: { resource: 'amd.com/gpu', capacity: 16 },
} as const;

/** Fleets that queue, whose tenants hold at most what there is. */
export const queuedFleets: fc.Arbitrary<Fleet> = fc
  .record({
    reserved: fc.nat(8),
    spare: fc.nat(20),
    service: fc.nat(4),
    tenants: fc.array(
      fc.record({
        gpu: fc.record({ h100: fc.nat(30), mi300x: fc.nat(30) }),
        queue: fc.constantFrom<(QueueProps | undefined)[]>(
          undefined,
          { borrow: 'all', weight: 4 },
          { borrow: { gpu: { h100: 5 }, cpu: 3 }, lend: { gpu: { mi300x: 2 } } },
          { lend: 'none' },
        ),
        prod: fc.constantFrom<NonNullable<TenantEntry['environments']>[string][]>(
          {},
          null,
          { queue: 'none' },
          { queue: { borrow: 'none', lend: { gpu: { h100: 1 } } } },
        ),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ reserved, spare, service, tenants }) => {
    const sumOf = (pool: 'h100' | 'mi300x'): number =>
      tenants.reduce((sum, { gpu }) => sum + gpu[pool], service);
    return fleetOf({
      platform: {
        queueing: { engine: 'kueue', capacity: { cpu: 4000 } },
        pools: {
          h100: { ...POOLS.h100, capacity: sumOf('h100') + spare + reserved, reserved },
          mi300x: { ...POOLS.mi300x, capacity: sumOf('mi300x') + spare },
        },
      },
      sharedServices: {
        mlflow: {
          costCenter: 'P',
          ports: { http: 80 },
          consumers: 'all',
          quota: { gpu: { h100: service, mi300x: service } },
        },
      },
      tenants: tenants.map(({ gpu, queue, prod }, index) => ({
        name: `t${index}`,
        costCenter: 'E',
        quota: { gpu },
        ...(queue === undefined ? {} : { queue }),
        environments: { prod },
      })),
    });
  });
