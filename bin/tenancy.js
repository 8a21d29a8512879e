#!/usr/bin/env node
'use strict';

// Plain old JavaScript: this must run on the very Node that is too old for the rest.
var existsSync = require('fs').existsSync;
var join = require('path').join;

var version = process.versions.node.split('.').map(Number);
var isTooOld = version[0] < 20 || (version[0] === 20 && version[1] < 19);
var bundle = join(__dirname, '..', 'build', 'tenancy.js');

if (isTooOld) {
  refuse('tenancy needs Node.js 20.19 or newer; this is ' + process.version);
} else if (!existsSync(bundle)) {
  refuse('tenancy is not built yet; run `npm run build` in ' + join(__dirname, '..'));
} else {
  require('./run-cached.js').runCached(bundle, process.argv[2], process.env).runCommand();
}

function refuse(reason) {
  process.stderr.write('error: ' + reason + '\n');
  process.exitCode = 2;
}
