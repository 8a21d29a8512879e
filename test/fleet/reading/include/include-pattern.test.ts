import {
  expandBraces,
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
  ['a+(b).yaml', 'a+(b).yaml', true],
  ['a.yaml', 'abyaml', false],
])('%s and %s: %p', (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});

test('many stars take no time', () => {
  expect(matches(`${'*a'.repeat(100)}b`, 'a'.repeat(255))).toBe(false);
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

test('braces that multiply beyond reason stand for themselves', () => {
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
