import { fixOfFailedLoad, type FailedLoad } from '../../../lib/synth/extensions/load-failure';

const failed = (init: Partial<FailedLoad>, error: object = {}): FailedLoad => ({
  path: './extend.js',
  hasTypeScript: false,
  ...init,
  error: Object.assign(new Error('x'), error),
});

const MISSING = { code: 'MODULE_NOT_FOUND' };

test.each([
  [
    'a path that leads nowhere',
    failed({}, { ...MISSING, requireStack: ['a'] }),
    'Correct the path',
  ],
  [
    'the same for TypeScript',
    failed({ path: 'a.ts' }, { ...MISSING, requireStack: ['a'] }),
    'path',
  ],
  ['an import that leads nowhere', failed({}, { ...MISSING, requireStack: ['a', 'b'] }), 'Install'],
  ['the same in an ES module', failed({}, { code: 'ERR_MODULE_NOT_FOUND' }), 'Install'],
  ['TypeScript that nobody loads', failed({ path: './a.ts' }), 'NODE_OPTIONS="--import tsx"'],
  ['its other endings', failed({ path: './a.mts' }), 'Use Node.js 22.18 or newer'],
  ['wrong TypeScript', failed({ path: 'a.cts', hasTypeScript: true }), 'Correct the module,'],
  [
    'TypeScript that is more than types',
    failed({ path: 'a.ts', hasTypeScript: true }, { code: 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' }),
    'without enums',
  ],
  ['a top-level await', failed({}, { code: 'ERR_REQUIRE_ASYNC_MODULE' }), 'Remove `await`'],
  ['anything else', failed({}), 'Correct the module, or remove the entry.'],
])('%s has a fix of its own', (_, load, fix) => {
  expect(fixOfFailedLoad(load)).toContain(fix);
});
