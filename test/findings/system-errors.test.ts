import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import {
  lacksRights,
  lacksRoom,
  systemReason,
  writeRefusal,
} from '../../lib/findings/system-errors';

function errorOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

const withCode = (code: string): Error => Object.assign(new Error(`${code}: raw, write`), { code });

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'permission is denied'],
  ['EROFS', 'the file system is read-only'],
  ['EUNKNOWN', 'EUNKNOWN'],
])('%s in words: %s', (code, words) => {
  expect(systemReason(withCode(code))).toBe(words);
});

test('words for what was attempted come first', () => {
  expect(systemReason(withCode('ENOENT'), { ENOENT: 'it is gone' })).toBe('it is gone');
});

test('an error of somebody else is shown as it is', () => {
  expect(systemReason(new Error('half a page'))).toBe('Error: half a page');
});

test('a real error of each kind has words', () => {
  const missing = join(tmpdir(), 'nowhere', 'file');
  expect(
    writeRefusal(
      missing,
      errorOf(() => writeFileSync(missing, '')),
    ),
  ).toBe(`${missing} cannot be written: its folder does not exist`);
  expect(systemReason(errorOf(() => readFileSync(missing)))).toBe('no such file');
  expect(systemReason(errorOf(() => readFileSync(tmpdir())))).toBe('it is a folder');
  expect(systemReason(errorOf(() => readdirSync(__filename)))).toBe(
    'a part of its path is not a folder',
  );
  expect(systemReason(errorOf(() => readFileSync('a\0b')))).toBe('its name contains a null byte');
});

test('rights and room are told apart', () => {
  expect(['EACCES', 'EPERM', 'ENOSPC'].map((code) => lacksRights(withCode(code)))).toEqual([
    true,
    true,
    false,
  ]);
  expect(['ENOSPC', 'EDQUOT', 'EACCES'].map((code) => lacksRoom(withCode(code)))).toEqual([
    true,
    true,
    false,
  ]);
});
