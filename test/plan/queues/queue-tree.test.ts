import type { Fleet } from '../../../lib/fleet/model/fleet';
import { guaranteeOf, mostOf } from '../../../lib/plan/queues/queue-amounts';
import { type QueueNode, nodesOf } from '../../../lib/plan/queues/queue-node';
import { queueTree } from '../../../lib/plan/queues/queue-tree';
import { fc } from '../../fast-check';
import { fleetOf } from '../../fleet/resolved';
import { POOLS, queuedFleets } from './queued-fleets';

const FLEET = fleetOf({
  platform: {
    prefix: 'ml',
    queueing: { engine: 'kueue', capacity: { cpu: 500 } },
    pools: POOLS,
    environments: { dev: { share: '25%' }, prod: { share: '75%' } },
  },
  sharedServices: {
    mlflow: { costCenter: 'P', ports: { http: 80 }, consumers: 'all', quota: { gpu: 2 } },
  },
  tenants: [
    {
      name: 'vision',
      costCenter: 'E',
      quota: { cpu: 100, memory: '200Gi', gpu: 8 },
      queue: { weight: 3, borrow: { gpu: 8, cpu: '500m' }, lend: { gpu: 4 } },
      environments: { prod: { queue: { lend: 'none', reclaim: 'lowerPriority' } } },
    },
    {
      name: 'audio',
      costCenter: 'E',
      quota: { cpu: 20, gpu: { h100: 3 } },
      environments: { dev: null, serving: { share: '50%', queue: 'none', quota: { gpu: 1 } } },
    },
    {
      name: 'web',
      costCenter: 'E',
      namespaces: 'single',
      environments: { all: { queue: 'none' } },
    },
  ],
});

function find(root: QueueNode, name: string): QueueNode {
  return [...nodesOf(root)].find((node) => node.name === name)!;
}

describe('the tree of queues of a fleet', () => {
  const root = queueTree(FLEET)!;

  it('has a root, the tenants with a queue, and their environments with a queue', () => {
    expect([...nodesOf(root)].map(({ level, name, title }) => `${level} ${name} ${title}`)).toEqual(
      [
        'root ml-queues ',
        'tenant ml-tenant-audio audio',
        'environment ml-audio-prod prod',
        'tenant ml-tenant-vision vision',
        'environment ml-vision-dev dev',
        'environment ml-vision-prod prod',
      ],
    );
  });

  it('knows above each node the one that it is below', () => {
    for (const node of nodesOf(root)) {
      for (const child of node.children) expect(child.parent).toBe(node);
    }
  });

  it('guarantees each environment its quota, in the steps in which queues count', () => {
    expect(find(root, 'ml-vision-prod')).toMatchObject({
      namespace: 'ml-vision-prod',
      own: { cpu: 75_000n, memory: 150n * 1024n ** 3n, 'gpu.h100': 6n },
    });
    expect(find(root, 'ml-tenant-vision').own).toEqual({});
  });

  it('has what each level says of its weight, its limits and whom it reclaims from', () => {
    expect(find(root, 'ml-tenant-vision')).toMatchObject({
      weight: 3,
      borrow: { cpu: 500n, 'gpu.h100': 8n },
      lend: { 'gpu.h100': 4n },
      reclaim: 'any',
    });
    expect(find(root, 'ml-vision-prod')).toMatchObject({
      weight: 1,
      borrow: 'all',
      lend: {},
      reclaim: 'lowerPriority',
    });
    expect(find(root, 'ml-tenant-audio').borrow).toEqual({});
  });

  it('leaves the root what nobody holds: no tenant, no service, nobody without a queue', () => {
    // cpu: 500 without 100 of vision, 20 of audio, 10 of web and 10 of the service.
    expect(root.own).toEqual({ cpu: 360_000n, 'gpu.h100': 60n - 8n - 3n - 2n, 'gpu.mi300x': 16n });
  });

  it('is not there where nothing is queued', () => {
    expect(queueTree(fleetOf({ platform: { pools: POOLS } }))).toBeUndefined();
  });

  it('does not depend on the order of the tenants', () => {
    const turned = fleetOf({ ...FLEET, tenants: [...FLEET.tenants].reverse() });
    expect([...nodesOf(queueTree(turned)!)].map(({ name }) => name)).toEqual(
      [...nodesOf(root)].map(({ name }) => name),
    );
  });
});

/** What the fleet holds outside of the queues, of a pool. */
function unqueued(fleet: Fleet, pool: string): number {
  return [...fleet.tenants, ...Object.values(fleet.sharedServices)]
    .flatMap(({ environments }) => Object.values(environments))
    .filter(({ queue }) => queue === undefined || queue === 'none')
    .reduce((sum, { quota }) => sum + (quota.gpu[pool] ?? 0), 0);
}

describe('what all queues of a pool are guaranteed', () => {
  it('is its capacity without what is reserved and what is not queued', () => {
    fc.assert(
      fc.property(queuedFleets, (fleet) => {
        const root = queueTree(fleet)!;
        for (const [pool, { capacity, reserved = 0 }] of Object.entries(fleet.platform.pools)) {
          const sum = Number(guaranteeOf(root, `gpu.${pool}`));
          expect(sum).toBe(capacity! - reserved - unqueued(fleet, pool));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never less than what one of them has at most', () => {
    fc.assert(
      fc.property(queuedFleets, (fleet) => {
        const root = queueTree(fleet)!;
        for (const node of nodesOf(root)) {
          for (const pool of Object.keys(fleet.platform.pools)) {
            const key = `gpu.${pool}` as const;
            expect(mostOf(node, key) <= guaranteeOf(root, key)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('organisations in the tree', () => {
  const fleet = fleetOf({
    platform: { pools: POOLS, queueing: 'kueue' },
    organizations: {
      research: {
        costCenter: 'R',
        quota: { gpu: { h100: 30 } },
        queue: { borrow: 'all', weight: 2 },
      },
      'vision-lab': { parent: 'research', quota: { gpu: { h100: 20 } } },
      empty: { costCenter: 'X' },
    },
    tenants: [
      { name: 'vision', organization: 'vision-lab', quota: { gpu: { h100: 8 } } },
      {
        name: 'speech',
        organization: 'research',
        quota: { gpu: { h100: 6 } },
        environments: { dev: { queue: 'none', quota: { gpu: { h100: 2 } } } },
      },
      { name: 'guests', costCenter: 'E', quota: { gpu: { h100: 4 } } },
    ],
  });
  const tree = queueTree(fleet)!;

  it('are between everybody and their tenants, those with tenants alone', () => {
    const above = (name: string): string | undefined => find(tree, name).parent?.name;
    expect(above('tenant-vision')).toBe('org-vision-lab');
    expect(above('org-vision-lab')).toBe('org-research');
    expect(above('tenant-speech')).toBe('org-research');
    expect(above('tenant-guests')).toBe('queues');
    expect([...nodesOf(tree)].map(({ name }) => name)).not.toContain('org-empty');
  });

  it('have what is left of their budget, which everybody else has not', () => {
    expect(find(tree, 'org-vision-lab').own['gpu.h100']).toBe(12n);
    expect(find(tree, 'org-research').own['gpu.h100']).toBe(30n - 20n - 6n);
    expect(tree.own['gpu.h100']).toBe(60n - 30n - 4n);
    expect(guaranteeOf(tree, 'gpu.h100')).toBe(60n - 2n);
  });

  it('share as they say, or lend all and borrow none', () => {
    expect(find(tree, 'org-research')).toMatchObject({ weight: 2, borrow: 'all', lend: 'all' });
    expect(find(tree, 'org-vision-lab')).toMatchObject({ weight: 1, borrow: {}, lend: 'all' });
  });
});
