import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { ALL_CODES, CODES, type Code } from '../../../lib/findings/codes/codes';
import { filesOf, MAIN_FILE } from '../../../lib/findings/codes/example';
import type { Finding, FindingPath } from '../../../lib/findings/finding';
import { readFleet } from '../../../lib/fleet/load';
import { put, scratch, tenancy } from '../../cli/command';

const WHY = 'We have thought about it, and mean it.';

const WARNINGS = ALL_CODES.filter((code) => CODES[code].severity === 'warning');

/** A warning about an acceptance itself. */
const NOT_ACCEPTED: readonly Code[] = ['ACCEPT_UNUSED'];

/** The entry that a finding is about: the innermost one that takes `accept`. */
function entryOf(path: FindingPath): FindingPath {
  const [root, ...rest] = path;
  const owner =
    root === 'platform' || root === undefined
      ? ['platform']
      : [root, ...(['prices', 'billing'].includes(String(root)) ? [] : rest.slice(0, 1))];
  const below = path.slice(owner.length);
  return below[0] === 'environments' && below[1] !== undefined
    ? [...owner, ...below.slice(0, 2)]
    : owner;
}

/** Writes the files of a code's example, and returns the main one. */
function write(code: Code, change: (text: string) => string = (text) => text): string {
  const { example } = CODES[code];
  if ('none' in example) throw new Error(`${code} has no example`);
  const folder = scratch();
  for (const [name, text] of filesOf(example.wrong)) {
    put(folder, name, name === MAIN_FILE ? change(text) : text);
  }
  return join(folder, MAIN_FILE);
}

function findingsOf(file: string, code: Code): readonly Finding[] {
  return readFleet(file).findings.filter((item) => item.code === code);
}

/** A file in which some entries accept a warning. */
function accepting(code: Code, entries: readonly FindingPath[]): (text: string) => string {
  return (text) => {
    const document = parseDocument(text);
    for (const entry of entries) document.setIn([...entry, 'accept'], [{ code, why: WHY }]);
    return document.toString();
  };
}

describe.each(WARNINGS.map((code) => [code]))('the warning %s', (code) => {
  const file = write(code);
  const found = findingsOf(file, code);
  const entries = found.map(({ path }) => entryOf(path));

  test('has a place, a reason and a fix', () => {
    expect(found.length).toBeGreaterThan(0);
    for (const item of found) {
      expect(item.file).toBe(file);
      expect([item.line, item.column, item.length]).toEqual([
        expect.any(Number),
        expect.any(Number),
        expect.any(Number),
      ]);
      expect(item.message).toMatch(/^[`A-Z0-9].*[.?)]$/s);
      expect(item.fix).toMatch(/^[`A-Z0-9].*[.?)]$/s);
    }
  });

  if (NOT_ACCEPTED.includes(code)) {
    test('cannot be accepted, because its entry can go', () => {
      expect(found.every(({ fix }) => /remove/i.test(fix))).toBe(true);
    });
    return;
  }

  test('is silent once the entry that it is about accepts it', () => {
    const accepted = write(code, accepting(code, entries));
    expect(findingsOf(accepted, code)).toEqual([]);
    expect(readFleet(accepted).findings.map((item) => item.code)).not.toContain('ACCEPT_UNUSED');
  });

  test('is silent for everybody once the platform accepts it', () => {
    const accepted = write(code, accepting(code, [['platform']]));
    expect(findingsOf(accepted, code)).toEqual([]);
  });

  test('is then listed with its place and its reason', async () => {
    const accepted = write(code, accepting(code, entries));
    const { stdout, stderr, status } = await tenancy(['list', '--accepted', '-f', accepted]);
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const rows = stdout.split('\n').filter((line) => line.includes(` ${code} `));
    expect(rows).toHaveLength(found.length);
    for (const row of rows) {
      expect(row).toContain(WHY);
      expect(row).toMatch(/^\S+\.yaml:\d+:\d+ /);
    }
  });
});

test('there are warnings', () => expect(WARNINGS.length).toBeGreaterThan(25));
