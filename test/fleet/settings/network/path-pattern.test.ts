import { pathProblem } from '../../../../lib/fleet/settings/network/path-pattern';

test.each(['/', '/v1/.*', '/v1/models/[a-z0-9-]+', '/a{1000}', '/a\\.b', '/\\d+/\\w*', '/a\\\\z'])(
  '`%s` is a path',
  (path) => {
    expect(pathProblem(path)).toBeUndefined();
  },
);

describe('a path that no request matches', () => {
  test.each([
    ['v1/models', '/v1/models'],
    ['^/v1/.*', '/v1/.*'],
    ['^v1', '/v1'],
  ])('`%s` begins with something else than a slash: `%s` is meant', (path, meant) => {
    const [message, fix] = pathProblem(path)!;
    expect(message).toMatch(/does not begin with a slash/);
    expect(fix).toBe(`Write \`${meant}\`.`);
    expect(pathProblem(meant)).toBeUndefined();
  });
});

test.each([
  ['/v1/*', '/v1/.*'],
  ['/*/b/*', '/.*/b/.*'],
])('the star of `%s` repeats its slash: `%s` is meant', (path, meant) => {
  const [message, fix] = pathProblem(path)!;
  expect(message).toMatch(/repeats the slash/);
  expect(fix).toContain(`\`${meant}\``);
  expect(pathProblem(meant)).toBeUndefined();
});

test.each([
  ['/(?=a)', /looks around or refers back/],
  ['/(?:a|b)', /looks around or refers back/],
  ['/(a)\\1', /looks around or refers back/],
  ['/\\q', /`\\q` means nothing/],
  ['/a{1001}', /repeats more than 1000 times/],
  ['/a{2,5000}', /repeats more than 1000 times/],
  ['/(a', /unterminated group/],
  ['/[a', /unterminated character class/],
])('RE2 does not compile `%s`', (path, reason) => {
  const [message, fix] = pathProblem(path)!;
  expect(message).toMatch(/is not a valid regular expression/);
  expect(message).toMatch(reason);
  expect(fix).toContain('`/v1/.*`');
});
