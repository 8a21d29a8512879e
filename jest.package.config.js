'use strict';

const { testTimeout, projects } = require('./jest.config.js');

/** The package as npm packs, installs and runs it. Needs npm's registry, or its cache. */
module.exports = {
  ...projects[0],
  testTimeout,
  displayName: 'package',
  testMatch: ['<rootDir>/test/package/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
