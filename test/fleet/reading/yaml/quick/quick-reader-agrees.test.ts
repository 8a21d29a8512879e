import { fc } from '../../../../fast-check';
import { stringify } from 'yaml';
import { compareReaders } from './both-readers';
import { FIXTURE_TEXTS, NOT_SIMPLE, SIGNS, SMALL_TEXTS, STRANGERS, WHITE_SPACE } from './texts';

const SIMPLE_FIXTURES = Object.entries(FIXTURE_TEXTS).filter(([name]) => !(name in NOT_SIMPLE));

/** Compares the readers for every text, and says how many the quick reader took. */
function countTaken(texts: Iterable<string>): number {
  let taken = 0;
  for (const text of texts) if (compareReaders(text)) taken += 1;
  return taken;
}

describe('the quick reader takes, and reads as the parser does,', () => {
  test.each(Object.entries(SMALL_TEXTS))('a fleet %s', (_, text) => {
    expect(compareReaders(text)).toBe(true);
  });

  test.each(SIMPLE_FIXTURES)('the fixture %s', (_, text) => {
    expect(compareReaders(text)).toBe(true);
  });

  test.each(Object.keys(NOT_SIMPLE))('not the fixture %s', (name) => {
    expect(compareReaders(FIXTURE_TEXTS[name]!)).toBe(false);
  });
});

describe('no character makes the readers differ,', () => {
  /** A text with something inserted at each place. */
  function* inserted(text: string, added: string): Generator<string> {
    for (let at = 0; at <= text.length; at += 1) yield text.slice(0, at) + added + text.slice(at);
  }

  /** A text with something in place of each character. */
  function* replaced(text: string, added: string): Generator<string> {
    for (let at = 0; at < text.length; at += 1) {
      yield text.slice(0, at) + added + text.slice(at + 1);
    }
  }

  test('and the white space of Unicode is among those that are tried', () => {
    expect(WHITE_SPACE).toEqual(
      expect.arrayContaining([
        '\t',
        '\n',
        '\u0085',
        '\u00a0',
        '\u1680',
        '\u2003',
        '\u2028',
        '\u3000',
      ]),
    );
    expect(WHITE_SPACE.length).toBeGreaterThanOrEqual(26);
  });

  describe.each(Object.entries(SMALL_TEXTS))('anywhere in a fleet %s:', (_, text) => {
    test('white space', () => {
      for (const character of WHITE_SPACE) {
        countTaken(inserted(text, character));
        countTaken(replaced(text, character));
      }
      // One more space is mostly fine, so the comparison is not blind.
      expect(countTaken(inserted(text, ' '))).toBeGreaterThan(text.length / 4);
    });

    test('characters that are not ASCII, and control characters', () => {
      for (const character of STRANGERS) {
        countTaken(inserted(text, character));
        countTaken(replaced(text, character));
      }
      // In a comment they are fine.
      expect(countTaken(inserted(`${text}# a`, 'é'))).toBeGreaterThan(0);
    });

    test('signs of YAML', () => {
      const taken = SIGNS.map((sign) => countTaken(inserted(text, sign)));
      expect(taken.reduce((one, other) => one + other)).toBeGreaterThan(1_000);
    });
  });

  test('nor do several of them, in any fixture', () => {
    const base = fc.constantFrom(
      ...Object.values(SMALL_TEXTS),
      ...SIMPLE_FIXTURES.map(([, text]) => text),
    );
    const added = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
      fc.constantFrom(...WHITE_SPACE),
      fc.constantFrom(...STRANGERS),
    );
    const edit = fc.tuple(fc.nat(1_000_000), fc.nat(2), added);
    let taken = 0;
    fc.assert(
      fc.property(base, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
        let result = text;
        for (const [place, removed, inserted] of edits) {
          const at = place % (result.length + 1);
          result = result.slice(0, at) + inserted + result.slice(at + removed);
        }
        if (compareReaders(result)) taken += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(250);
  });
});

describe('what a program writes', () => {
  const plain = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.@/+%-]{0,8}$/);
  const odd = fc.oneof(
    fc.string({
      unit: fc.constantFrom(...'abzAZ019-_./@+%:#,&()=*!;$<>?^|~ \'"{}[]\\'),
      maxLength: 8,
    }),
    fc.string({
      unit: fc.constantFrom(...'ab:#-|', '\n', '\n', ' ', '"', "'", '\\', '\t'),
      maxLength: 12,
    }),
    fc.constantFrom('- a', '~', '::/0', '::1', 'a #b', 'a: b', 'null', '-1', '...', '---'),
  );
  const scalar = fc.oneof(
    { weight: 12, arbitrary: plain },
    { weight: 1, arbitrary: odd },
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('200Gi', '1.30', '0815', '0x1F', '10.0.0.0/8', 'a b', 'no', '2e3'),
  );
  const key = fc.oneof(
    { weight: 30, arbitrary: fc.stringMatching(/^[a-z][a-zA-Z./-]{0,8}$/) },
    fc.constantFrom('true', 'a b', '1', 'toString', '<<', 'k'.repeat(201), 'k'.repeat(202)),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 2, arbitrary: scalar },
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const style = fc.record({
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
    flowCollectionPadding: fc.boolean(),
    collectionStyle: fc.constantFrom<'any' | 'flow'>('any', 'flow'),
  });

  test('is read in the same way by both, and often taken by the quick reader', () => {
    let taken = 0;
    let all = 0;
    fc.assert(
      fc.property(
        fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
        style,
        (data, { collectionStyle, ...options }) => {
          // The outermost map is in block style, as in every fleet.
          const text = Object.entries(data)
            .map(([name, value]) =>
              stringify({ [name]: value }, { ...options, collectionStyle }).replace(
                /^\{ ?([^]*?) ?\}\n$/,
                '$1\n',
              ),
            )
            .join('');
          all += 1;
          if (compareReaders(text)) taken += 1;
        },
      ),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(all / 3);
  });
});
