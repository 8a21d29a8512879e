import { fc } from '../../fast-check';
import { loadFleet } from '../../../lib/fleet/load';
import type { FleetProps } from '../../../lib/fleet/model/props';
import { queuedRows } from '../../../lib/review/shares/share-rows';
import { reportShares } from '../../../lib/review/shares/share-report';
import { guaranteeOf } from '../../../lib/plan/queues/queue-amounts';
import { shareFairly } from '../../../lib/review/shares/fair-shares';
import { GPU } from '../../plan/queues/queue-sketch';
import { leavesOf, tree, trees } from './tree-sketch';

const PLAIN: FleetProps = {
  apiVersion: 'cdk8s-tenancy/v1alpha1',
  platform: {
    environments: { dev: { share: '50%' }, prod: { share: '50%' } },
    pools: { h100: { resource: 'nvidia.com/gpu', capacity: 16 } },
  },
  tenants: [
    { name: 'vision', costCenter: 'A', quota: { gpu: 8 } },
    { name: 'nlp', costCenter: 'B', namespaces: 'single', quota: { gpu: 4 } },
  ],
};

describe('without queues', () => {
  const { fleet } = loadFleet(PLAIN);

  test('everybody has the quota, at worst and at best', () => {
    const [pool] = reportShares([{ fleet, root: undefined }]).pools;
    expect(pool).toMatchObject({ pool: 'h100', capacity: 16, reserved: 0, left: null });
    expect(pool!.rows.map(({ who, guaranteed, atMost }) => [who, guaranteed, atMost])).toEqual([
      ['nlp/all', 4, 4],
      ['vision/dev', 4, 4],
      ['vision/prod', 4, 4],
    ]);
    expect(pool!.notes.map(({ kind }) => kind)).toEqual(['firstComeFirstServed']);
  });

  test('what is asked for first has the quota, and the rest is idle', () => {
    const ask = { tenant: 'vision', environment: 'dev', pool: 'h100', size: 1, until: undefined };
    const scenario = [
      { ...ask, pods: 3, at: 2 },
      { ...ask, pods: 3, at: 1, until: 3 },
    ];
    const { steps } = reportShares([{ fleet, root: undefined }], scenario);
    expect(
      steps!.map(({ environments: [dev], idle }) => [dev!.asks, dev!.runs, dev!.waits, idle]),
    ).toEqual([
      [3, 3, 0, 13],
      [6, 4, 2, 12],
      [3, 3, 0, 13],
    ]);
  });
});

describe('environments that share one pot', () => {
  const { fleet } = loadFleet({
    ...PLAIN,
    platform: { ...PLAIN.platform, budget: { engine: 'capsule' } },
    tenants: [{ name: 'vision', costCenter: 'A', quota: { gpu: 8, split: false } }],
  });

  test('have one row, and what was asked for first runs in any of them', () => {
    const ask = { tenant: 'vision', pool: 'h100', size: 1, at: 1, until: undefined };
    const report = reportShares(
      [{ fleet, root: undefined }],
      [
        { ...ask, environment: 'dev', pods: 6 },
        { ...ask, environment: 'prod', pods: 6 },
      ],
    );
    expect(report.pools[0]!.rows).toMatchObject([{ who: 'vision/*', guaranteed: 8, atMost: 8 }]);
    expect(report.steps![0]!.environments.map(({ who, runs }) => [who, runs])).toEqual([
      ['vision/dev', 6],
      ['vision/prod', 2],
    ]);
  });
});

describe('what is free at once', () => {
  test('is there without an eviction, however much all others have taken before', () => {
    fc.assert(
      fc.property(trees, (root) => {
        for (const leaf of leavesOf(root)) {
          const others = leavesOf(root).filter((other) => other !== leaf);
          const asks = [...others, leaf].map((one) => ({ leaf: one, pods: 200, size: 1n }));
          const idle = asks.map((ask) => (ask.leaf === leaf ? { ...ask, pods: 0 } : ask));
          const running = shareFairly(root, GPU, idle);
          const gets = shareFairly(root, GPU, asks, running).at(-1)!;
          const row = queuedRows(root, GPU).find(({ namespace }) => namespace === leaf.namespace);
          expect(gets).toBeGreaterThanOrEqual(row?.freeAtOnce ?? 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is what a tenant keeps, where its only environment would lend it', () => {
    const root = tree({
      below: {
        audio: { borrow: {}, lend: { [GPU]: 2n }, below: { all: { gpu: 4n } } },
        nlp: { below: { train: { gpu: 4n } } },
      },
    });
    const of = (who: string) => queuedRows(root, GPU).find((row) => row.who === who);
    expect(of('audio/all')).toMatchObject({ guaranteed: 4, freeAtOnce: 2, lends: 2 });
    // Nobody may borrow from it.
    expect(of('nlp/train')).toMatchObject({ guaranteed: 4, freeAtOnce: 4, lends: 0 });
  });
});

describe('the rows of a tree', () => {
  const root = tree({
    gpu: 6n,
    below: {
      vision: {
        weight: 3,
        borrow: { [GPU]: 8n },
        lend: { [GPU]: 4n },
        below: { dev: { gpu: 2n }, prod: { gpu: 8n, lend: {} } },
      },
      nlp: { below: { train: { gpu: 20n, reclaim: 'lowerPriority' } } },
    },
  });

  test('are each node before those below it, by their way from the root', () => {
    expect(
      queuedRows(root, GPU).map((row) => [
        row.who,
        row.guaranteed,
        row.freeAtOnce,
        row.lends,
        row.borrows,
        row.atMost,
      ]),
    ).toEqual([
      ['', 36, 36, 0, 0, 36],
      ['vision', 10, 8, 2, 8, 18],
      ['vision/dev', 2, 0, 2, 8, 10],
      ['vision/prod', 8, 8, 0, 10, 18],
      ['nlp', 20, 12, 8, 8, 28],
      ['nlp/train', 20, 12, 8, 8, 28],
    ]);
  });

  test('add up: what is guaranteed to environments and what is left are all that there is', () => {
    fc.assert(
      fc.property(trees, (any) => {
        const rows = queuedRows(any, GPU);
        expect(rows[0]!.guaranteed).toBe(Number(guaranteeOf(any, GPU)));
        for (const { guaranteed, freeAtOnce, lends, borrows, atMost } of rows) {
          expect(freeAtOnce + lends).toBe(guaranteed);
          expect(guaranteed + borrows).toBe(atMost);
          expect(atMost).toBeLessThanOrEqual(rows[0]!.atMost);
        }
      }),
      { numRuns: 200 },
    );
  });
});
