'use strict';

/**
 * Runs the bundle of the command with the code that V8 compiled in the last run, which saves a third of the time of a
 * small fleet. The code is in the user's cache folder, for each version of Node and of the bundle. V8 rejects code of
 * another version of itself. NODE_DISABLE_COMPILE_CACHE=1 turns this off. In CI, where the folder does not outlive the
 * run, nothing is kept.
 */
const fs = require('node:fs');
const { Module, createRequire } = require('node:module');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');
const v8 = require('node:v8');
const { Script } = require('node:vm');

/** The commands with a file of their own, because each needs other parts of the bundle. */
const COMMANDS = ['explain', 'init', 'list', 'schema', 'synth', 'validate'];

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * How much code a function of Node 20 runs before V8 optimizes it: bytes, nine times the default. Our functions change
 * their ways too often for the default, which throws optimized code away again. With this, 10 tenants and 1,000 take a
 * quarter less processor time. Node 22 and 24 compile in steps, and gain nothing.
 */
const PATIENCE_OF_NODE_20 = '--interrupt-budget=600000';

/**
 * The garbage collector marks in one go. Marking in small steps is for programs that must not pause, and takes 6 to 10 %
 * of the processor time of 100 tenants.
 */
const MARK_AT_ONCE = '--no-incremental-marking';

/** The flags of V8, by the versions of Node in which they were measured. V8 complains of flags that it does not know. */
const FLAGS = new Map([
  ['20', [PATIENCE_OF_NODE_20, MARK_AT_ONCE]],
  ['22', [MARK_AT_ONCE]],
  ['24', [MARK_AT_ONCE]],
]);

/**
 * Loads a script as `require` does.
 *
 * @param {string} file
 * @param {string} command the first argument of the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {unknown} what it exports
 */
function runCached(file, command, env) {
  const [major] = process.versions.node.split('.');
  for (const flag of FLAGS.get(major) ?? []) v8.setFlagsFromString(flag);
  if (env.NODE_DISABLE_COMPILE_CACHE) return require(file);
  const source = fs.readFileSync(file, 'latin1');
  const cache = cacheFile(source, command, env);
  const cachedData = cache === undefined ? undefined : readOwn(cache);
  const script = new Script(Module.wrap(source), { filename: file, cachedData });
  const isFresh = cachedData !== undefined && script.cachedDataRejected === false;
  if (cache !== undefined && !isFresh && !env.CI) {
    process.on('exit', (status) => {
      // Only a successful run has called all functions that the next one needs.
      if (status === 0) keep(cache, script);
    });
  }
  return evaluate(script, file);
}

/** The file for the code; nothing for a user without a home. The first line of a bundle identifies it. */
function cacheFile(source, command, env) {
  const home = env.XDG_CACHE_HOME || homeCache();
  if (home === undefined) return undefined;
  const id = source.slice('// '.length, '// '.length + 16);
  const part = COMMANDS.includes(command) ? command : 'other';
  return join(home, 'cdk8s-tenancy', `${part}-${id}-${process.version}-${process.arch}.code`);
}

function homeCache() {
  try {
    return join(homedir(), '.cache');
  } catch {
    return undefined;
  }
}

/** Reads a file, unless another user could have written it. */
function readOwn(file) {
  let descriptor;
  try {
    descriptor = fs.openSync(file, 'r');
    const { mode, uid } = fs.fstatSync(descriptor);
    const isOwn =
      process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn ? fs.readFileSync(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Keeps the code of all functions that this run called, if the folder can be written. */
function keep(cache, script) {
  const folder = dirname(cache);
  const temporary = `${cache}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(temporary, script.createCachedData(), { flag: 'wx', mode: 0o600 });
    fs.renameSync(temporary, cache);
    const oldest = Date.now() - THIRTY_DAYS_MS;
    for (const name of fs.readdirSync(folder)) {
      const file = join(folder, name);
      if (fs.statSync(file).mtimeMs < oldest) fs.unlinkSync(file);
    }
  } catch {
    unlink(temporary);
  }
}

function unlink(file) {
  try {
    fs.unlinkSync(file);
  } catch {
    // It does not exist.
  }
}

/** Runs a script as a module. Others that require its file get the same module. */
function evaluate(script, file) {
  const loaded = new Module(file, module);
  loaded.filename = file;
  loaded.paths = Module._nodeModulePaths(dirname(file));
  require.cache[file] = loaded;
  const wrapper = script.runInThisContext();
  wrapper.call(loaded.exports, loaded.exports, createRequire(file), loaded, file, dirname(file));
  loaded.loaded = true;
  return loaded.exports;
}

module.exports = { runCached };
