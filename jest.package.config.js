'use strict';

/** The package as npm packs, installs and runs it. Needs npm's registry, or its cache. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/package/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
