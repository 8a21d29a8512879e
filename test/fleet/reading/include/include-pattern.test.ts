import {
  expandBraces,
  hasTooManyStars,
  parsePattern,
  statesExtension,
} from '../../../../lib/fleet/reading/include/include-pattern';

const matches = (pattern: string, name: string) => parsePattern(pattern)[0]!.matches(name);

test.each([
  ['*', 'a.yaml', true],
  ['*.yaml', 'a.yaml', true],
  ['*.yaml', 'a.yml', false],
  ['*.yaml', '.yaml', false],
  ['.*.yaml', '.a.yaml', true],
  ['*', '.a.yaml', false],
  ['?.yaml', 'a.yaml', true],
  ['?.yaml', 'ab.yaml', false],
  ['?.yaml', '😀.yaml', true],
  ['team-*-*.yaml', 'team-a-b.yaml', true],
  ['team-*-*.yaml', 'team-a.yaml', false],
  ['[ab].yaml', 'b.yaml', true],
  ['[ab].yaml', 'c.yaml', false],
  ['[!ab].yaml', 'c.yaml', true],
  ['[^ab].yaml', 'a.yaml', false],
  ['[a-cx].yaml', 'b.yaml', true],
  ['[a-cx].yaml', 'x.yaml', true],
  ['[a-cx].yaml', 'd.yaml', false],
  ['[]].yaml', '].yaml', true],
  ['[a-].yaml', '-.yaml', true],
  ['[a.yaml', '[a.yaml', true],
  ['[!a]].yaml', 'b].yaml', true],
  ['[!].yaml', '[!].yaml', true],
  ['[z-a].yaml', 'b.yaml', false],
  ['[.]a.yaml', '.a.yaml', false],
  ['a+(b).yaml', 'a+(b).yaml', true],
  ['a.yaml', 'abyaml', false],
])('%s and %s: %p', (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});

describe('signs that mean something to other tools mean themselves', () => {
  test.each([
    ['!(a)*', '!(a)b', 'b'],
    ['!a*', '!ab', 'b'],
    ['+(a)*', '+(a)b', 'aab'],
    ['@(a|b)*', '@(a|b)c', 'ac'],
    ['?(a)*', 'x(a)b', 'ab'],
    ['{1..3}*', '{1..3}b', '2b'],
    ['{a}*', '{a}b', 'ab'],
    ['a|b*', 'a|bc', 'a'],
    ['a+*', 'a+b', 'aab'],
    ['^a$*', '^a$b', 'ab'],
    ['"a"*', '"a"b', 'ab'],
    ['\\a*', '\\ab', 'ab'],
    ['a\\\\*', 'a\\\\b', 'a\\b'],
    ['[[:alpha:]]*', ':]b', 'bb'],
    ['[\\w]*', 'w', 'a'],
    ['[a^]*', '^', '.'],
  ])('%s', (pattern, itself, other) => {
    expect(matches(pattern, itself)).toBe(true);
    expect(matches(pattern, other)).toBe(false);
  });
});

test.each([
  ['a*', false],
  ['*-*-*.yaml', false],
  ['**-**-**', false],
  ['*-*-*-*', true],
])('more `*` than can be matched in a reasonable time: %s', (pattern, expected) => {
  expect(hasTooManyStars(parsePattern(pattern)[0]!)).toBe(expected);
});

test('the longest name does not slow down as many `*` as are allowed', () => {
  expect(matches('*a*a*ab', 'a'.repeat(255))).toBe(false);
});

test.each([
  ['a', ['a']],
  ['{a,b}.yaml', ['a.yaml', 'b.yaml']],
  ['x{a,b{c,d}}', ['xa', 'xbc', 'xbd']],
  ['{a,}{b,c}', ['ab', 'ac', 'b', 'c']],
  ['{a}', ['{a}']],
  ['{a,b', ['{a,b']],
  ['{x{a,b}', ['{xa', '{xb']],
])('braces: %s', (pattern, expected) => {
  expect(expandBraces(pattern)).toEqual(expected);
});

test('braces that multiply beyond reason are literal', () => {
  expect(expandBraces('{a,b}'.repeat(20))).toEqual(['{a,b}'.repeat(20)]);
});

test.each([
  ['*', false],
  ['team-*', false],
  ['*.*', false],
  ['*.txt', true],
  ['*.y?ml', true],
  ['README', true],
])('%s states an extension: %p', (pattern, expected) => {
  expect(statesExtension(parsePattern(pattern)[0]!)).toBe(expected);
});
