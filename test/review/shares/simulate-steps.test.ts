import { simulateSteps } from '../../../lib/review/shares/simulate-steps';
import { GPU, type QueueSketch, nodeCalled } from '../../plan/queues/queue-sketch';
import { tree } from './tree-sketch';

type Ask = readonly [name: string, pods: number, at?: number, until?: number];

/** `name runs/asks`, with what is lost, step by step. */
function steps(sketch: QueueSketch, asks: readonly Ask[]) {
  const root = tree(sketch);
  const timed = asks.map(([name, pods, at = 1, until]) => ({
    leaf: nodeCalled(root, name),
    pods,
    size: 1n,
    at,
    until,
  }));
  return simulateSteps(root, GPU, timed).map(({ leaves }) =>
    leaves
      .map(
        ({ leaf, runs, asks: asked, loses }) =>
          `${leaf.name} ${runs}/${asked}${loses > 0n ? ` -${loses}` : ''}`,
      )
      .join(', '),
  );
}

const TWO: QueueSketch = { below: { a: { gpu: 4n }, b: { gpu: 4n } } };

describe('step by step', () => {
  test('an owner gets back at once what others have borrowed', () => {
    expect(
      steps(TWO, [
        ['a', 8],
        ['b', 3, 2],
      ]),
    ).toEqual(['a 8/8, b 0/0', 'a 5/8 -3, b 3/3']);
  });

  test('what ends is borrowed again, and nobody has lost it', () => {
    expect(
      steps(TWO, [
        ['a', 8],
        ['b', 4, 1, 2],
      ]),
    ).toEqual(['a 4/8, b 4/4', 'a 8/8, b 0/0']);
  });

  test('borrowers make room for each other by weight', () => {
    const below = { a: {}, b: { weight: 3 }, c: { gpu: 8n } };
    expect(
      steps({ below }, [
        ['a', 8],
        ['b', 8, 2],
      ]),
    ).toEqual(['a 8/8, b 0/0', 'a 2/8 -6, b 6/8']);
  });

  test('who takes back from lower priorities alone waits for equal work to end', () => {
    const below = { a: { gpu: 4n }, b: { gpu: 4n, reclaim: 'lowerPriority' as const } };
    expect(
      steps({ below }, [
        ['a', 6, 1, 3],
        ['b', 4, 2],
      ]),
    ).toEqual(['a 6/6, b 0/0', 'a 6/6, b 2/4', 'a 0/0, b 4/4']);
  });

  test('what becomes free goes to it as to everybody, and first of all its guarantee', () => {
    const below = {
      one: { below: { a: { gpu: 4n }, b: { gpu: 4n, reclaim: 'lowerPriority' as const } } },
      two: { below: { c: { gpu: 8n } } },
    };
    expect(
      steps({ below }, [
        ['a', 12],
        ['c', 6, 1, 3],
        ['b', 5, 2],
      ]),
    ).toEqual(['a 10/12, c 6/6, b 0/0', 'a 10/12, c 6/6, b 0/5', 'a 11/12, c 0/0, b 5/5']);
  });
});
