'use strict';

// npm calls this after `npm ci`, and when it installs a clone. An `npm install --global` of a clone, such as that of
// pre-commit, leaves out the development dependencies (https://github.com/npm/cli/issues/8440), so get them first.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(root, 'node_modules', 'typescript'))) {
  npm('ci', '--global=false', '--include=dev', '--ignore-scripts');
}
npm('run', 'build', '--global=false');
