'use strict';

// Prints the section of CHANGELOG.md for a tag such as v1.2.3. Refuses a tag that is not the version of package.json,
// and a version that has no section.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const tag = process.argv[2] ?? '';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const changelog = readFileSync(process.argv[3] ?? join(root, 'CHANGELOG.md'), 'utf8');

const section = changelog
  .split(/^(?=## \[)/m)
  .find((text) => text.startsWith(`## [${version}] - `))
  ?.replace(/^.*\n/, '')
  .replace(/^\[[^\]]+\]: .*$/gm, '')
  .trim();

if (tag !== `v${version}`) {
  refuse(`the tag is ${tag || 'missing'}, but package.json says ${version}`);
} else if (!section) {
  refuse(`CHANGELOG.md has no section [${version}] with a date`);
} else {
  process.stdout.write(`${section}\n`);
}

function refuse(reason) {
  process.stderr.write(`error: ${reason}\n`);
  process.exitCode = 1;
}
