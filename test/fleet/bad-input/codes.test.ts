import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES, type Code } from '../../../lib/findings/codes';
import { ALL_CASES } from './cases';

/** Codes that no input of a fleet gives, and the tests that produce them. */
const ELSEWHERE: Partial<Record<Code, string>> = {
  // Extensions run, and objects are made, after the fleet is read.
  EXTENSION_FAILED: 'test/synth/extensions/extensions.test.ts',
  OBJECT_DUPLICATE: 'test/synth/extensions/extensions.test.ts',
  // What stands in the output folder decides these.
  FILE_FOREIGN: 'test/synth/tree/write-tree.test.ts',
  OUTPUT_UNWRITABLE: 'test/synth/tree/tree-faults.test.ts',
  TENANT_VANISHED: 'test/synth/tree/write-tree.test.ts',
};

const codes = Object.keys(CODES) as Code[];

const produced = new Set(
  Object.values(ALL_CASES).flatMap((cases) =>
    cases.flatMap(({ finds }) => finds.map(([place]) => /[A-Z][A-Z0-9_]+(?= |$)/.exec(place)![0])),
  ),
);

test('every code has a case of bad input, or a test elsewhere that is named here', () => {
  const missing = codes.filter((code) => !produced.has(code) && ELSEWHERE[code] === undefined);
  expect(missing).toEqual([]);
});

test.each(Object.entries(ELSEWHERE))('%s is produced by %s', (code, file) => {
  expect(readFileSync(join(__dirname, '..', '..', '..', file), 'utf8')).toContain(code);
  expect(produced.has(code)).toBe(false);
});

test('codes are words in capitals, and each says in one sentence what it means', () => {
  for (const code of codes) {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(CODES[code].summary).toMatch(/^[A-Z][^\n]*\.$/);
  }
});
