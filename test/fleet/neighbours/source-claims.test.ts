import { SourceClaims } from '../../../lib/fleet/neighbours/source-claims';

/** Whether the second of two owners is told about the first. */
function clash(first: string, second: string): string | undefined {
  const claims = new SourceClaims();
  expect(claims.add({ pattern: first, owner: 'a' })).toBeUndefined();
  return claims.add({ pattern: second, owner: 'b' })?.owner;
}

test.each([
  ['https://h/x/*', 'https://h/x/*'],
  ['https://h/x/*', 'https://h/x/y'],
  ['https://h/x/y', 'https://h/x/*'],
  ['https://h/*', 'https://h/x/y/*'],
  ['https://h/x/y/*', 'https://h/*'],
  ['https://h/x.git', 'ssh://git@h/x'],
])('%s and %s have repositories in common', (first, second) => {
  expect(clash(first, second)).toBe('a');
});

test.each([
  ['https://h/x/*', 'https://h/xy/*'],
  ['https://h/x/*', 'https://h/x'],
  ['https://h/x', 'https://h/x/y'],
  ['https://h/x/*', 'https://g/x/*'],
])('%s and %s have none', (first, second) => {
  expect(clash(first, second)).toBeUndefined();
});

test('one owner may state a source and a part of it', () => {
  const claims = new SourceClaims();
  claims.add({ pattern: 'https://h/x/*', owner: 'a' });
  expect(claims.add({ pattern: 'https://h/x/y', owner: 'a' })).toBeUndefined();
});
