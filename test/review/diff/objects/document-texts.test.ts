import { fc } from '../../../fast-check';
import { onlyIn } from '../../../../lib/review/diff/objects/document-texts';
import { readDocuments } from '../../../../lib/verify/objects/manifest-documents';

/** Documents of several lengths: longer ones than what is compared at once, too. */
const DOCUMENTS = [
  'kind: A\n',
  'kind: B\nspec:\n  a: 1\n',
  'kind: B\nspec:\n  a: 2\n',
  `kind: C\nspec:\n${'  - a line that is the same everywhere\n'.repeat(20)}  - end\n`,
  `kind: C\nspec:\n${'  - a line that is the same everywhere\n'.repeat(20)}  - other end\n`,
  '# nothing\n',
  '',
];

const BORDERS = ['---\n', '--- \n', '---\n---\n'];

const texts = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...DOCUMENTS), fc.constantFrom(...BORDERS)), {
      maxLength: 6,
    }),
    fc.constantFrom('', '---\n', '\n---\n', '# heading\n---\n'),
    fc.constantFrom('', '\n', 'kind: D', 'kind: D\n'),
  )
  .map(([parts, start, end]) => start + parts.flat().join('') + end);

/** A text, and one that differs from it in a place or two, as those of two trees do. */
const pairs = fc.oneof(
  fc.tuple(texts, texts),
  fc
    .tuple(texts, texts, texts, texts)
    .map(([start, one, other, end]): [string, string] => [
      `${start}\n---\n${one}\n---\n${end}`,
      `${start}\n---\n${other}\n---\n${end}`,
    ]),
);

interface Found {
  readonly line: number;
  readonly text: string;
}

function documentsOf(text: string): Found[] {
  return [...readDocuments(text, 'a.yaml')].map(({ line, data }) => ({
    line,
    text: JSON.stringify(data),
  }));
}

/** How often each document is in one list and not in the other. */
function surplus(one: readonly Found[], other: readonly Found[]): string[] {
  const left = other.map(({ text }) => text);
  return one
    .map(({ text }) => text)
    .filter((text) => {
      const at = left.indexOf(text);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .sort();
}

describe('the documents that are in one of two texts only', () => {
  test('are those that are left when the same ones are taken away, at their lines', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const [old, next] = [documentsOf(before), documentsOf(after)];
        const parts = onlyIn(before, after);
        const [olds, nexts] = [documentsOf(parts.before), documentsOf(parts.after)];
        expect(olds.map(({ text }) => text).sort()).toEqual(surplus(old, next));
        expect(nexts.map(({ text }) => text).sort()).toEqual(surplus(next, old));
        for (const [all, some] of [
          [old, olds],
          [next, nexts],
        ] as const) {
          expect(all).toEqual(expect.arrayContaining(some));
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });

  test.each([
    ['a directive', '%YAML 1.1\n---\nkind: A\n'],
    ['an end', 'kind: A\n...\n'],
    ['a document on the line of its border', '--- {kind: A}\n'],
  ])('%s leaves both texts whole', (_, text) => {
    const other = `kind: B\n---\n${text}`;
    expect(onlyIn(text, other)).toEqual({ before: text, after: other });
    expect(onlyIn(other, text)).toEqual({ before: other, after: text });
  });

  test('what is the same before and after a change is not read', () => {
    const long = 'a'.repeat(1000);
    const same = Array.from({ length: 5 }, (_, index) => `${long}${index}: 1\n`).join('---\n');
    const [before, after] = ['kind: A\n', 'kind: B\n'].map((one) =>
      [same, one, same].join('---\n'),
    ) as [string, string];
    const parts = onlyIn(before, after);
    expect(parts.before.trim().replace(/\n/g, '')).toMatch(/^(---){1,2}kind: A(---)?$/);
    expect(parts.after.trim().replace(/\n/g, '')).toMatch(/^(---){1,2}kind: B(---)?$/);
  });
});
