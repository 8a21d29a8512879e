import {
  isSourcePattern,
  isSourceUrl,
  isWithin,
  namesNoHost,
  publicHost,
} from '../../../lib/fleet/values/source-patterns';

test.each([
  'https://git.example.com/vision/*',
  'https://git.example.com/vision/app.git',
  'https://git.example.com:8443/vision/.github',
  'https://git.example.com/*',
  'ssh://git@git.example.com/vision/*',
  'oci://registry.example.com/vision/*',
])('%s is a source', (pattern) => {
  expect(isSourcePattern(pattern)).toBe(true);
});

test.each([
  '*',
  'https://*',
  'https://*.example.com/vision/*',
  'https://git.example.com/*/app',
  'https://git.example.com/vision*',
  'https://git.example.com/vision/../speech/*',
  'https://git.example.com/vision//app',
  'https://git.example.com/vision/%2e%2e/speech',
  'https://git.example.com/a,b',
  'https://GIT.example.com/vision/*',
  'https://user@git.example.com/vision/*',
  'http://git.example.com/vision/*',
  'git@git.example.com:vision/app.git',
  '',
])('%p is none', (pattern) => {
  expect(isSourcePattern(pattern)).toBe(false);
});

test.each([
  ['https://git.example.com/vision/app', true],
  ['https://git.example.com/vision/*', false],
  ['https://git.example.com', false],
])('%s is a repository: %p', (url, is) => {
  expect(isSourceUrl(url)).toBe(is);
});

test.each([
  ['https://git.example.com/vision/app', 'https://git.example.com/vision/*', true],
  ['https://git.example.com/vision/team/app.git', 'https://git.example.com/vision/*', true],
  ['https://git.example.com/vision', 'https://git.example.com/vision/*', false],
  ['https://git.example.com/vision-two/app', 'https://git.example.com/vision/*', false],
  ['ssh://git@git.example.com/vision/app', 'https://git.example.com/vision/*', false],
  ['https://git.example.com/vision/app.git', 'https://git.example.com/vision/app', true],
  ['https://git.example.com/vision/app', 'https://git.example.com/vision/app.git', true],
  ['https://git.example.com/vision/app/x', 'https://git.example.com/vision/app', false],
])('whether %s is one of %s: %p', (url, pattern, is) => {
  expect(isWithin(url, pattern)).toBe(is);
});

test('a pattern with a star for its host names none', () => {
  for (const pattern of ['*', 'https://*', 'https://*/x', 'ssh://git@*/*', 'https://*.a.b/*']) {
    expect([pattern, namesNoHost(pattern)]).toEqual([pattern, true]);
  }
  expect(namesNoHost('https://git.example.com/*')).toBe(false);
});

test('a whole public host is told from a part of it and from a host of your own', () => {
  expect(publicHost('https://github.com/*')).toBe('github.com');
  expect(publicHost('ssh://git@gitlab.com/*')).toBe('gitlab.com');
  expect(publicHost('https://github.com/example/*')).toBeUndefined();
  expect(publicHost('https://git.example.com/*')).toBeUndefined();
});
