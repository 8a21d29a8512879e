import { fc } from '../../fast-check';
import {
  type IntervalList,
  cutBy,
  difference,
  includesAll,
  includesPoint,
  intersection,
  normalized,
  union,
} from '../../../lib/verify/reach/interval-list';

const lists = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })))
  .map((pairs): IntervalList<number> => normalized(pairs));

const points = Array.from({ length: 31 }, (_, index) => index);
const pointsOf = (list: IntervalList<number>): number[] =>
  points.filter((point) => includesPoint(list, point));

describe('lists of intervals', () => {
  it('have one form for equal sets: in order, and no two touch', () => {
    expect(
      normalized([
        [5, 7],
        [1, 3],
        [3, 4],
        [6, 9],
        [2, 2],
      ]),
    ).toEqual([
      [1, 4],
      [5, 9],
    ]);
  });

  it('hold what sets of their points hold', () => {
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [a, b] = [new Set(pointsOf(one)), new Set(pointsOf(other))];
        expect(pointsOf(union(one, other))).toEqual(points.filter((p) => a.has(p) || b.has(p)));
        expect(pointsOf(intersection(one, other))).toEqual(
          points.filter((p) => a.has(p) && b.has(p)),
        );
        expect(pointsOf(difference(one, other))).toEqual(
          points.filter((p) => a.has(p) && !b.has(p)),
        );
        expect(includesAll(one, other)).toBe([...b].every((p) => a.has(p)));
      }),
    );
  });

  it('are cut so that another list holds all of a part or nothing of it', () => {
    fc.assert(
      fc.property(lists, fc.array(lists, { maxLength: 3 }), (list, others) => {
        const parts = cutBy(list, others);
        expect(normalized(parts)).toEqual(list);
        for (const part of parts) {
          for (const other of others) {
            const common = intersection([part], other);
            expect(common.length === 0 || includesAll(common, [part])).toBe(true);
          }
        }
      }),
    );
  });
});
