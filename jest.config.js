'use strict';

/** Fast tests: Node alone, no network, no cluster. The other proofs have commands of their own. */
module.exports = {
  testEnvironment: 'node',
  // No test asserts a time; this one ends what hangs.
  testTimeout: 300_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/cluster/', '<rootDir>/test/package/'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
};
