import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_CODES } from '../../../lib/findings/codes/codes';
import { OUTPUT_CODES } from '../../../lib/findings/codes/output-codes';
import { ALL_CASES } from './cases';

/** Extensions run, and the output folder is read, after the fleet is: no input gives these codes. */
const FOUND_BY_SYNTH = ['DELIVERY_SET_SIZE', 'DELIVERY_PATH', ...Object.keys(OUTPUT_CODES)];

const produced = new Set(
  Object.values(ALL_CASES).flatMap((cases) =>
    cases.flatMap(({ finds }) => finds.map(([place]) => /[A-Z][A-Z0-9_]+(?= |$)/.exec(place)![0])),
  ),
);

test('every code that a fleet can have has a case of bad input', () => {
  expect(ALL_CODES.filter((code) => !produced.has(code))).toEqual(FOUND_BY_SYNTH);
});

test.each(FOUND_BY_SYNTH)('%s is produced by a test of synth or of its command', (code) => {
  const texts = ['synth', 'cli'].flatMap((name) => {
    const folder = join(__dirname, '../..', name);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
  });
  expect(texts.some((text) => text.includes(code))).toBe(true);
});
