import {
  contentEnd,
  excerpt,
  isBlank,
  lineEnd,
  lineStart,
  skipBlank,
  wordAround,
} from '../../../../lib/fleet/reading/yaml/yaml-text';

/** What JavaScript takes for white space, and YAML for text. */
const LOOKALIKES = [
  '\u00a0',
  '\u1680',
  '\u2003',
  '\u2028',
  '\u2029',
  '\u3000',
  '\ufeff',
  '\v',
  '\f',
];

test('blank are space, tab and line break', () => {
  expect([' ', '\t', '\n', '\r'].every(isBlank)).toBe(true);
  expect(LOOKALIKES.some(isBlank)).toBe(false);
  expect(isBlank(undefined)).toBe(false);
});

describe('places in a text', () => {
  const text = '\n a: \u00a0b\u2028 \t\n';

  test('blanks are skipped forwards and backwards, and nothing else', () => {
    expect(skipBlank(text, 0)).toBe(2);
    expect(skipBlank(text, 4)).toBe(5);
    expect(text.slice(0, contentEnd(text))).toBe('\n a: \u00a0b\u2028');
    expect(contentEnd(' \n')).toBe(0);
    expect(skipBlank(' \n', 0)).toBe(2);
  });

  test('a line starts behind a line feed and ends before the next one', () => {
    expect([0, 1, 5].map((at) => lineStart(text, at))).toEqual([0, 1, 1]);
    expect([0, 1, 5].map((at) => lineEnd(text, at))).toEqual([0, 10, 10]);
    expect(lineEnd('a', 0)).toBe(1);
  });

  test('a word ends at blanks, commas and brackets', () => {
    const at = (word: string) => wordAround(word, word.indexOf('!'));
    expect(at('a: !b c')).toEqual([3, 5]);
    expect(at('[x,!b]')).toEqual([3, 5]);
    expect(at('!b\u00a0c')).toEqual([0, 4]);
  });
});

describe('an excerpt', () => {
  test.each([
    [' \n a\nb', '`a`'],
    ['a`b', '"a`b"'],
    ['a\u00a0 ', '`a\u00a0`'],
    ['\u2028a', '`\u2028a`'],
    ['', '``'],
    ['a'.repeat(41), `\`${'a'.repeat(39)}…\``],
    ['a'.repeat(40), `\`${'a'.repeat(40)}\``],
  ])('of %j is %s', (text, expected) => {
    expect(excerpt(text)).toBe(expected);
  });
});
