import { fc } from '../../fast-check';
import { guaranteeOf, mostOf } from '../../../lib/plan/queues/queue-amounts';
import type { QueueNode } from '../../../lib/plan/queues/queue-node';
import { shareFairly } from '../../../lib/review/shares/fair-shares';
import { GPU, type QueueSketch, nodeCalled } from '../../plan/queues/queue-sketch';
import { leavesOf, tree, trees } from './tree-sketch';

/** What each environment runs, if they ask for so much in this order. */
function shared(sketch: QueueSketch, asks: Readonly<Record<string, number>>, size = 1n) {
  const root = tree(sketch);
  const list = Object.entries(asks).map(([name, pods]) => ({
    leaf: nodeCalled(root, name),
    pods,
    size,
  }));
  const counts = shareFairly(root, GPU, list);
  return Object.fromEntries(Object.keys(asks).map((name, index) => [name, counts[index]]));
}

const TWO: QueueSketch = { below: { a: { gpu: 4n }, b: { gpu: 4n } } };

describe('fair shares', () => {
  test('an environment gets what is guaranteed to it before anybody borrows', () => {
    expect(shared(TWO, { a: 8, b: 4 })).toEqual({ a: 4, b: 4 });
  });

  test('what is idle is borrowed', () => {
    expect(shared(TWO, { a: 8, b: 1 })).toEqual({ a: 7, b: 1 });
  });

  test('the rest is shared by weight among those who ask for it', () => {
    const below = { a: { weight: 1 }, b: { weight: 3 }, c: { gpu: 8n } };
    expect(shared({ below }, { a: 9, b: 9 })).toEqual({ a: 2, b: 6 });
    expect(shared({ below }, { a: 9, b: 1 })).toEqual({ a: 7, b: 1 });
  });

  test('weights are about what is borrowed, and not about what is guaranteed', () => {
    const below = { a: { gpu: 4n }, b: { gpu: 0n, weight: 1 }, c: { gpu: 4n } };
    expect(shared({ below }, { a: 9, b: 9 })).toEqual({ a: 6, b: 2 });
  });

  test('of equal shares, the device that cannot be divided goes to whoever asked first', () => {
    const below = { a: {}, b: {}, c: { gpu: 3n } };
    expect(shared({ below }, { b: 9, a: 9 })).toEqual({ b: 2, a: 1 });
    expect(shared({ below }, { a: 9, b: 9 })).toEqual({ a: 2, b: 1 });
  });

  test('tenants share first, and their environments share what their tenant has', () => {
    const below = {
      one: { below: { a: {}, b: {} } },
      two: { below: { c: {} } },
      idle: { below: { d: { gpu: 8n } } },
    };
    expect(shared({ below }, { a: 9, b: 9, c: 9 })).toEqual({ a: 2, b: 2, c: 4 });
  });

  test('an environment takes from its own tenant before its tenant borrows', () => {
    const below = {
      one: { borrow: {}, below: { a: { gpu: 2n }, b: { gpu: 2n } } },
      two: { below: { c: { gpu: 4n } } },
    };
    expect(shared({ below }, { a: 9 })).toEqual({ a: 4 });
    expect(shared({ below }, { a: 9, c: 9 })).toEqual({ a: 4, c: 4 });
  });

  test('a borrowing limit holds at each level', () => {
    const below = {
      one: {
        borrow: { [GPU]: 2n },
        below: { a: { gpu: 1n }, b: { gpu: 1n, borrow: { [GPU]: 1n } } },
      },
      two: { below: { c: { gpu: 8n } } },
    };
    expect(shared({ below }, { a: 9 })).toEqual({ a: 4 });
    expect(shared({ below }, { b: 9 })).toEqual({ b: 2 });
    expect(shared({ below }, { a: 9, b: 9 })).toEqual({ a: 2, b: 2 });
  });

  test('what is not lent stays free', () => {
    const below = { a: { gpu: 1n }, b: { gpu: 4n, lend: { [GPU]: 1n } } };
    expect(shared({ below }, { a: 9 })).toEqual({ a: 2 });
  });

  test('pods are whole: one that does not fit is passed over', () => {
    const below = { a: { gpu: 3n }, b: { gpu: 2n } };
    expect(shared({ below }, { a: 3, b: 0 }, 2n)).toEqual({ a: 2, b: 0 });
    const root = tree({ below });
    const asks = [
      { leaf: nodeCalled(root, 'a'), pods: 1, size: 8n },
      { leaf: nodeCalled(root, 'a'), pods: 9, size: 1n },
    ];
    expect(shareFairly(root, GPU, asks)).toEqual([0, 5]);
  });

  test('what runs and stays is counted before anything else', () => {
    const root = tree(TWO);
    const [a, b] = [nodeCalled(root, 'a'), nodeCalled(root, 'b')];
    const asks = [
      { leaf: a, pods: 8, size: 1n },
      { leaf: b, pods: 8, size: 1n },
    ];
    expect(shareFairly(root, GPU, asks, [6, 0])).toEqual([6, 2]);
  });
});

describe('in every tree', () => {
  const asked = trees.chain((root) =>
    fc
      .array(fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 3 })), {
        minLength: leavesOf(root).length,
        maxLength: leavesOf(root).length,
      })
      .map((pairs) => ({
        root,
        asks: leavesOf(root).map((leaf, index) => ({
          leaf,
          pods: pairs[index]![0],
          size: BigInt(pairs[index]![1]),
        })),
      })),
  );
  const holds = (
    check: (
      root: QueueNode,
      runs: bigint[],
      asks: { leaf: QueueNode; pods: number; size: bigint }[],
    ) => void,
    ones = false,
  ) =>
    fc.assert(
      fc.property(asked, ({ root, asks: raw }) => {
        const asks = ones ? raw.map((ask) => ({ ...ask, size: 1n })) : raw;
        const counts = shareFairly(root, GPU, asks);
        check(
          root,
          counts.map((count, index) => BigInt(count) * asks[index]!.size),
          asks,
        );
      }),
      { numRuns: 300 },
    );
  const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

  test('no more is handed out than there is', () => {
    holds((root, runs) => expect(total(runs) <= guaranteeOf(root, GPU)).toBe(true));
  });

  test('nobody has more than asked for, nor more than the table of shares says', () => {
    holds((_, runs, asks) =>
      asks.forEach(({ leaf, pods, size }, index) => {
        expect(runs[index]! <= BigInt(pods) * size).toBe(true);
        expect(runs[index]! <= mostOf(leaf, GPU)).toBe(true);
      }),
    );
  });

  test('everybody has the guarantee, or all that was asked for', () => {
    holds((_, runs, asks) => {
      asks.forEach(({ leaf, pods }, index) => {
        const [own, wanted] = [leaf.own[GPU] ?? 0n, BigInt(pods)];
        expect(runs[index]! >= (own < wanted ? own : wanted)).toBe(true);
      });
    }, true);
  });

  test('nothing is idle that somebody who waits may have', () => {
    holds((root, runs, asks) => {
      const counts = runs.map((amount, index) => Number(amount / asks[index]!.size));
      expect(shareFairly(root, GPU, asks, counts)).toEqual(counts);
    });
  });

  test('who asks for everything while all others are idle gets the most that the table says', () => {
    fc.assert(
      fc.property(trees, (root) => {
        for (const leaf of leavesOf(root)) {
          const [runs] = shareFairly(root, GPU, [{ leaf, pods: 200, size: 1n }]);
          expect(BigInt(runs!)).toBe(mostOf(leaf, GPU));
        }
      }),
      { numRuns: 200 },
    );
  });
});
