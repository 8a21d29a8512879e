import { YunikornQueues } from '../../../../lib/constructs/queues/yunikorn-queues';
import type { Fleet } from '../../../../lib/fleet/model/fleet';
import type { FleetProps, TenantEntry } from '../../../../lib/fleet/model/props';
import { treeSize } from '../../../../lib/fleet/neighbours/queues/tree-limits';
import { queueTree } from '../../../../lib/plan/queues/queue-tree';
import { objectsIn } from '../../../constructs/queues/objects-of-queues';
import { type FleetParts, fleetOf, found } from '../../resolved';

const MIB = 1024 * 1024;

/** The bytes of the ConfigMap that YuniKorn gets. */
function writtenSize({ platform, ...fleet }: Fleet): number {
  const root = queueTree({ platform, ...fleet })!;
  const [object] = objectsIn(
    (chart) => new YunikornQueues(chart, 'q', { root, pools: platform.pools }),
  );
  const { data } = object as unknown as { readonly data: Readonly<Record<string, string>> };
  return Object.values(data).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function many(count: number, parts: Partial<FleetParts> = {}): FleetParts {
  const tenants = Array.from({ length: count }, (_, index): TenantEntry => ({
    name: `tenant-${index}`,
    costCenter: 'ENG-1',
    quota: { cpu: 10, memory: '64Gi', gpu: 4 },
  }));
  const pools = { h100: { resource: 'nvidia.com/gpu', capacity: 10_000 } };
  return { platform: { queueing: 'yunikorn', pools }, tenants, ...parts };
}

test.each<[string, Partial<FleetParts>]>([
  ['two environments each', {}],
  [
    'one environment each, and a prefix',
    { platform: platformWith({ namespaces: 'single', prefix: 'ml' }) },
  ],
  ['disk as well', { platform: platformWith({ quota: { ephemeralStorage: '100Gi' } }) }],
])('what YuniKorn gets is about as large as it is said to be: %s', (_what, parts) => {
  const fleet = fleetOf(many(300, parts));
  const told = treeSize(fleet.tenants, fleet.platform, {});
  const written = writtenSize(fleet);
  expect(told / written).toBeGreaterThan(0.97);
  expect(told / written).toBeLessThan(1.03);
});

test('a configuration that no ConfigMap holds is an error, and one that it holds is not', () => {
  const size = (count: number): number =>
    writtenSize(
      fleetOf(
        many(count, {
          platform: {
            queueing: 'kueue',
            pools: { h100: { resource: 'nvidia.com/gpu', capacity: 10_000 } },
          },
        }),
      ),
    );
  const each = size(200) - size(199);
  const fits = Math.floor((0.96 * MIB) / each);
  expect(found(many(fits))).toEqual([]);
  expect(found(many(Math.ceil((1.04 * MIB) / each)))).toEqual(['QUEUE_LIMIT platform.queueing']);
});

test('Kueue has an object for each queue, and takes as many', () => {
  const { platform, ...rest } = many(1000);
  expect(found({ platform: { ...platform, queueing: 'kueue' }, ...rest })).toEqual([]);
});

test('organisations without queued work may be as deep as they like', () => {
  const names = ['one', 'two', 'three', 'four', 'five'];
  const organizations = Object.fromEntries(
    names.map((name, index) => [name, index === 0 ? {} : { parent: names[index - 1]! }]),
  );
  const tenant: TenantEntry = { name: 'vision', costCenter: 'ENG-1', organization: 'five' };
  const platform: FleetProps['platform'] = { queueing: 'volcano' };
  expect(found({ platform, organizations, tenants: [tenant] })).toEqual([
    'QUEUE_LIMIT organizations.five.parent',
  ]);
  const environments = {
    dev: { queue: 'none' },
    staging: { queue: 'none' },
    prod: { queue: 'none' },
  } as const;
  expect(found({ platform, organizations, tenants: [{ ...tenant, environments }] })).toEqual([]);
});

function platformWith(platform: NonNullable<FleetProps['platform']>): FleetProps['platform'] {
  const pools = { h100: { resource: 'nvidia.com/gpu', capacity: 10_000 } };
  return { queueing: 'yunikorn', pools, ...platform };
}
