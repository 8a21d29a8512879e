import { argoSources } from '../../lib/plan/argo-sources';

/** Whether Argo CD lets a repository in: it compares in lower case, and `*` ends at a slash. */
function letsIn(source: string, url: string): boolean {
  return argoSources([source]).some((pattern) => {
    const expression = pattern
      .toLowerCase()
      .replace(/\[[^\]]*\]|\*|[.+?^$(){}|\\]/g, (part) =>
        part === '*' ? '[^/]*' : part.startsWith('[') ? part : `\\${part}`,
      );
    return new RegExp(`^${expression}$`).test(url.toLowerCase());
  });
}

const BELOW = 'https://git.example.com/vision/*';

test.each([
  'https://git.example.com/vision/app',
  'https://git.example.com/vision/app.git',
  'https://git.example.com/Vision/App_2',
  'https://git.example.com/vision/models/large/v2/app',
])('a pattern lets in %s', (url) => expect(letsIn(BELOW, url)).toBe(true));

test.each([
  'https://git.example.com/vision',
  'https://git.example.com/vision/',
  'https://git.example.com/vision-secret/app',
  'https://git.example.com/speech/app',
  'https://git.example.org/vision/app',
  // A client resolves these after Argo CD has compared.
  'https://git.example.com/vision/..',
  'https://git.example.com/vision/../speech/app',
  'https://git.example.com/vision/app/../../speech/app',
  'https://git.example.com/vision/%2e%2e/speech/app',
  'https://git.example.com/vision/.%2e/speech/app',
  'https://git.example.com/vision//../speech/app',
])('a pattern keeps out %s', (url) => expect(letsIn(BELOW, url)).toBe(false));

test('the URL of a repository stays as it is, and each pattern is there once', () => {
  const one = 'ssh://git@git.example.com/vision/app';
  expect(argoSources([one, one])).toEqual([one]);
});
