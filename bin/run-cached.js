'use strict';

/**
 * Runs the bundle of the command with the machine code that V8 made of it the last time, which saves a third of the
 * time of a small fleet. The code is kept in the user's own cache folder, for each version of Node and of the bundle;
 * V8 refuses what it did not make itself. NODE_DISABLE_COMPILE_CACHE=1 turns this off. In CI, where the folder is gone
 * after the run, nothing is kept.
 */
const fs = require('node:fs');
const { Module, createRequire } = require('node:module');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** Commands have files of their own: each needs other parts of the bundle. */
const COMMANDS = ['explain', 'init', 'list', 'schema', 'synth', 'validate'];

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Loads a script as `require` does.
 *
 * @param {string} file
 * @param {string} command the first argument of the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {unknown} what it exports
 */
function runCached(file, command, env) {
  if (env.NODE_DISABLE_COMPILE_CACHE) return require(file);
  const source = fs.readFileSync(file, 'latin1');
  const cache = cacheFile(source, command, env);
  const cachedData = cache === undefined ? undefined : readOwn(cache);
  const script = new Script(Module.wrap(source), { filename: file, cachedData });
  const isFresh = cachedData !== undefined && script.cachedDataRejected === false;
  if (cache !== undefined && !isFresh && !env.CI) {
    process.on('exit', (status) => {
      // Only a run that came to its end has called everything that the next one will call.
      if (status === 0) keep(cache, script);
    });
  }
  return evaluate(script, file);
}

/** Where the code is kept; nothing for a user without a home. A bundle says in its first line which one it is. */
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

/** The content of a file that nobody else can have written. */
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

/** Keeps the code of all functions that were called. Whoever cannot write does without. */
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
    // It was never there.
  }
}

/** Runs a script as a module, so that whoever requires its file gets the same one. */
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
