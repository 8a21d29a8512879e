import { spawnSync } from 'node:child_process';
import { DURATION, FOLDER, GIT_REF } from '../../../lib/fleet/values/text-forms';

const TAKEN = ['main', 'release/1.4', 'v1.0.0+x', 'a.b/c_d', 'x.locked', 'lock', 'a-/b'];
const REFUSED = [
  'a..b',
  'x.lock',
  'x.lock/y',
  'x.',
  'a@{1}',
  '.x',
  'a/.b',
  'a//b',
  '/a',
  'a/',
  'a b',
];

const git = (name: string): boolean =>
  spawnSync('git', ['check-ref-format', `refs/heads/${name}`]).status === 0;

describe('the name of a branch', () => {
  test.each(TAKEN)('%s is one, for Git as well', (name) => {
    expect([GIT_REF.is(name), git(name)]).toEqual([true, true]);
  });

  test.each(REFUSED)('%s is none, for Git as well', (name) => {
    expect([GIT_REF.is(name), git(name)]).toEqual([false, false]);
  });

  test('a name that Git takes and a shell reads as something else is none', () => {
    for (const name of ['-x', 'a;b', 'a$b', 'a|b']) expect(GIT_REF.is(name)).toBe(false);
  });

  test('the message says what Git refuses', () => {
    expect(GIT_REF.fix('a..b')).toMatch(/none contains `\.\.`/);
    expect(GIT_REF.fix('a b')).toMatch(/such as `main`/);
  });
});

test.each([
  ['10m', true],
  ['1h30m', true],
  ['0s', false],
  ['10', false],
  ['1.5h', false],
])('%s is a duration: %p', (text, is) => {
  expect(DURATION.is(text)).toBe(is);
});

test('the unit that is missing is proposed, and is right', () => {
  expect(DURATION.fix('10')).toContain('`10m`');
  expect(DURATION.is('10m')).toBe(true);
});

test('a folder is named from the root', () => {
  expect(FOLDER.is('deploy/prod')).toBe(true);
  expect(FOLDER.is('../prod')).toBe(false);
  expect(FOLDER.fix('./deploy/')).toContain('`deploy`');
});
