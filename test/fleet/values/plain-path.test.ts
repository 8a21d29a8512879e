import { plainPath } from '../../../lib/fleet/values/plain-path';

test.each([
  ['/v1/models', { exact: '/v1/models' }],
  ['/', { exact: '/' }],
  ['/v1/.*', { prefix: '/v1/' }],
  ['/v1.*', { prefix: '/v1' }],
  ['/v1/models\\.json', { exact: '/v1/models.json' }],
  ['/v1/a\\+b\\.json.*', { prefix: '/v1/a+b.json' }],
  // An escaped dot, any number of times.
  ['/v1\\.*', undefined],
  // An escaped backslash, and then anything.
  ['/v1\\\\.*', { prefix: '/v1\\' }],
  ['/v1/models.json', undefined],
  ['/v1/.*/models', undefined],
  ['/v[12]/models', undefined],
  ['/(a|b)', undefined],
  ['/v\\d', undefined],
  ['/v1/.+', undefined],
  ['/v1$', undefined],
])('%s is %j', (pattern, plain) => {
  expect(plainPath(pattern)).toEqual(plain);
});

test('what is plain matches what the regular expression matches', () => {
  const paths = ['/v1/', '/v1/models', '/v1/models.json', '/v1/modelsXjson', '/v2/models', '/'];
  for (const pattern of ['/v1/.*', '/v1/models', '/v1/models\\.json', '/.*']) {
    const plain = plainPath(pattern)!;
    for (const path of paths) {
      const isMeant = 'exact' in plain ? path === plain.exact : path.startsWith(plain.prefix);
      expect([pattern, path, isMeant]).toEqual([
        pattern,
        path,
        new RegExp(`^${pattern}$`).test(path),
      ]);
    }
  }
});
