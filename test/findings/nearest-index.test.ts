import { fc } from '../fast-check';
import { nearest } from '../../lib/findings/nearest';
import { NearestIndex } from '../../lib/findings/nearest-index';

const words = fc.string({ unit: fc.constantFrom(...'abcABC-'), maxLength: 9 });

test('an index answers as a look at each candidate would', () => {
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }),
      words,
      fc.option(fc.nat({ max: 5 }), { nil: undefined }),
      (candidates, word, maxDistance) => {
        expect(new NearestIndex(candidates).nearest(word, maxDistance)).toBe(
          nearest(word, candidates, maxDistance),
        );
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ['swapped letters', 'ml-visoin-prod', 'ml-vision-prod'],
  ['a missing letter', 'ml-vison-prod', 'ml-vision-prod'],
  ['another case', 'ML-Vision-Prod', 'ml-vision-prod'],
  ['nothing alike', 'somewhere-else', undefined],
])('%s', (_, word, expected) => {
  const index = new NearestIndex(['ml-speech-prod', 'ml-vision-dev', 'ml-vision-prod']);
  expect(index.nearest(word)).toBe(expected);
});

test('of candidates that differ by case alone, the first by code point is meant', () => {
  expect(new NearestIndex(['Vision', 'VISION', 'vision']).nearest('vison')).toBe('VISION');
});
