import { join } from 'node:path';
import { CODES } from '../../../lib/findings/codes/codes';
import type { Finding } from '../../../lib/findings/finding';
import { type ReadFleet, readFleet } from '../../../lib/fleet/load';
import { folderWith } from '../reading/folder';
import type { BadInput } from './bad-input';
import { ALL_CASES } from './cases';

interface Read extends ReadFleet {
  readonly places: readonly string[];
}

function read({ input, prepare }: BadInput): Read {
  const folder = folderWith(typeof input === 'string' ? { 'tenants.yaml': input } : input);
  prepare?.(folder);
  const result = readFleet(join(folder, 'tenants.yaml'));
  return { ...result, places: result.findings.map((item) => placeOf(item, folder)) };
}

function placeOf({ file, code, line, column }: Finding, folder: string): string {
  const shown = file!.replace(`${folder}/`, '');
  const position = line === undefined ? '' : ` ${line}:${column}`;
  return `${shown === 'tenants.yaml' ? '' : `${shown} `}${code}${position}`;
}

describe.each(Object.entries(ALL_CASES))('%s', (_, cases) => {
  test.each(cases.map((entry) => [entry.rule, entry] as const))('%s', (_rule, entry) => {
    const { places, findings, fleets } = read(entry);
    expect(places).toEqual(entry.finds.map(([place]) => place));
    entry.finds.forEach(([, message, fix], index) => {
      expect(findings[index]!.message).toMatch(message);
      expect(findings[index]!.fix).toMatch(fix);
    });
    for (const item of findings) {
      expect(item.severity).toBe(CODES[item.code].severity);
      if (CODES[item.code].caret !== 'none') {
        expect(item).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
        expect(item.length).toBeGreaterThan(0);
      }
      // One line of reason, one line of fix, both whole sentences.
      expect(item.message).toMatch(/^[^\n]+[.?]$/);
      expect(item.fix).toMatch(/^[^\n]+[.?]$/);
    }
    const hasErrors = findings.some(({ severity }) => severity === 'error');
    expect(fleets === undefined).toBe(hasErrors);
  });
});

test('no two cases have one title', () => {
  const rules = Object.values(ALL_CASES).flatMap((cases) => cases.map(({ rule }) => rule));
  expect(new Set(rules).size).toBe(rules.length);
});
