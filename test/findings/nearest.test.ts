import { fc } from '../fast-check';
import { nearest } from '../../lib/findings/nearest';

const words = fc.string({ unit: fc.constantFrom(...'abcdeABC-/.'), maxLength: 12 });

/** The distance by definition, without bounds: the measure for the bounded one. */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : row)),
  );
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
      ) {
        cost = Math.min(cost, rows[row - 2]![column - 2]! + 1);
      }
      rows[row]![column] = cost;
    }
  }
  return rows[one.length]![other.length]!;
}

describe('the nearest name', () => {
  const keys = ['quota', 'objects', 'namespaces', 'podSecurity', 'displayName', 'costCenter'];

  test.each([
    ['qouta', 'quota'],
    ['quotas', 'quota'],
    ['quot', 'quota'],
    ['podsecurity', 'podSecurity'],
    ['cost-center', 'costCenter'],
    ['displayname', 'displayName'],
    ['namespce', 'namespaces'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, keys)).toBe(meant);
  });

  test('accelerators: nvidia.com/gpus means nvidia.com/gpu', () => {
    const names = ['amd.com/gpu', 'nvidia.com/gpu', 'nvidia.com/gpu.shared', 'nvidia.com/gpumem'];
    expect(nearest('nvidia.com/gpus', names)).toBe('nvidia.com/gpu');
    expect(nearest('nvidia/gpu', names)).toBeUndefined();
    expect(nearest('nvidia/gpu', names, 4)).toBe('nvidia.com/gpu');
  });

  test('a word that resembles nothing has none', () => {
    expect(nearest('budget', keys)).toBeUndefined();
    expect(nearest('', keys)).toBeUndefined();
    expect(nearest('quota', [])).toBeUndefined();
  });

  test('two words of which every letter differs are not near', () => {
    expect(nearest('a', ['b'])).toBeUndefined();
    expect(nearest('ab', ['b'])).toBe('b');
  });

  test('of equally near ones the first by code point, whatever the order', () => {
    expect(nearest('cat', ['hat', 'bat', 'rat'])).toBe('bat');
    expect(nearest('cat', ['rat', 'bat', 'hat'])).toBe('bat');
    expect(nearest('A', ['a', 'A'])).toBe('A');
  });

  test('is the one with the smallest distance within the bound', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(words),
        fc.integer({ min: 0, max: 6 }),
        (word, candidates, max) => {
          const measured = candidates.map((candidate) => ({
            candidate,
            cost: distance(word.toLowerCase(), candidate.toLowerCase()),
          }));
          const [first] = measured
            .filter(({ candidate, cost }) => {
              const longer = Math.max(word.length, candidate.length);
              return cost <= max && (cost === 0 || cost < longer);
            })
            .sort(
              (one, other) => one.cost - other.cost || (one.candidate < other.candidate ? -1 : 1),
            );
          expect(nearest(word, candidates, max)).toBe(first?.candidate);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is found among 10,000 names', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `team-machine-learning-${index}`);
    expect(nearest('team-machine-lerning-9999', names)).toBe('team-machine-learning-9999');
  });
});
