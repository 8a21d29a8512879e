import { join } from 'node:path';
import { fc } from '../fast-check';
import { parseDocument } from 'yaml';
import type { Code } from '../../lib';
import { readFleet } from '../../lib/fleet/load';
import { resolve } from '../../lib/fleet/resolve';
import { fleets } from '../fleet/arbitrary';
import { ALL_CASES } from '../fleet/bad-input/cases';
import { folderWith } from '../fleet/reading/folder';
import { fleetMarks } from './editor-schema';

/** Texts of tenants.yaml that people get wrong, and some that look wrong and are fine. */
const TEXTS = Object.values(ALL_CASES)
  .flat()
  .flatMap(({ rule, input }) => (typeof input === 'string' ? [{ rule, text: input }] : []))
  .map(({ rule, text }) => ({ rule, text, document: parseDocument(text, { logLevel: 'silent' }) }))
  .filter(({ document }) => document.errors.length === 0);

/** What a text holds for an editor; nothing where it holds no data. */
function dataOf({ document }: (typeof TEXTS)[number]): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function errorsOf(text: string): Code[] {
  const folder = folderWith({ 'tenants.yaml': text });
  const { findings } = readFleet(join(folder, 'tenants.yaml'));
  return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

/** What an editor marks although the command takes it, and why that is right. */
const STRICTER: Readonly<Record<string, readonly string[]>> = {
  // Most tools read the number 1.3 there.
  'fine: an unquoted 1.30 stays 1.30': ['/platform/kubernetesVersion type'],
};

/** Mistakes that an editor marks wherever the command finds them. The others take more than the file, or a sum. */
const MARKED: readonly Code[] = [
  'ACCEPT_INVALID',
  'API_VERSION',
  'HOST_INVALID',
  'KEY_UNKNOWN',
  'LABEL_KEY',
  'NAME_AMBIGUOUS',
  'NAME_INVALID',
  'REGISTRY_INVALID',
  'SUBJECT_FORBIDDEN',
  'SUBJECT_INVALID',
  'VALUE_UNKNOWN',
];

describe('an editor and the command', () => {
  const judged = TEXTS.map((item) => ({
    ...item,
    errors: errorsOf(item.text),
    found: fleetMarks(dataOf(item)),
  }));

  test('what the command takes, an editor does not mark', () => {
    const stricter = judged
      .filter(({ errors, found }) => errors.length === 0 && found.length > 0)
      .map(({ rule, found }) => [rule, found]);
    expect(Object.fromEntries(stricter)).toEqual(STRICTER);
  });

  test.each(MARKED)('where the command finds %s, an editor marks something', (code) => {
    const cases = judged.filter(({ errors }) => errors.includes(code));
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter(({ found }) => found.length === 0).map(({ rule }) => rule)).toEqual([]);
  });

  // The others lie in two places of the file, or in a sum: the more the command compares, the smaller this part is.
  test('of the mistakes that people make, an editor marks more than half', () => {
    const wrong = judged.filter(({ errors }) => errors.length > 0);
    const marked = wrong.filter(({ found }) => found.length > 0);
    expect(marked.length / wrong.length).toBeGreaterThan(0.5);
  });

  test('any fleet that the command takes is valid in an editor, and so is what it makes of it', () => {
    let taken = 0;
    fc.assert(
      fc.property(fleets, (input) => {
        const { fleet } = resolve(input);
        if (fleet === undefined) return;
        taken++;
        expect(fleetMarks(JSON.parse(JSON.stringify(input)))).toEqual([]);
        expect(fleetMarks(fleet)).toEqual([]);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
