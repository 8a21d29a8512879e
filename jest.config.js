'use strict';

/** What all tests share: Node alone, no network, no cluster. */
const project = {
  testEnvironment: 'node',
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

/** Fast tests. The other proofs have commands of their own. */
module.exports = {
  // No test asserts a time; this one ends what hangs.
  testTimeout: 300_000,
  // Of two cores, jest would leave one idle.
  maxWorkers: '100%',
  projects: [
    {
      ...project,
      displayName: 'tests',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      globals: { QUICK_READER: true },
    },
    {
      ...project,
      displayName: 'without the quick reader',
      testMatch: ['<rootDir>/test/fleet/**/*.test.ts'],
      // These are about the quick reader itself.
      testPathIgnorePatterns: [
        ...project.testPathIgnorePatterns,
        '<rootDir>/test/fleet/reading/yaml/quick/',
      ],
      setupFilesAfterEnv: ['<rootDir>/test/fleet/without-quick-reader.ts'],
      globals: { QUICK_READER: false },
    },
  ],
};
