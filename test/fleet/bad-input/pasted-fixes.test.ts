import { join } from 'node:path';
import type { Finding } from '../../../lib';
import { readFleet } from '../../../lib/fleet/load';
import { folderWith } from '../reading/folder';
import { ALL_CASES } from './cases';

function findingsOf(text: string): readonly Finding[] {
  return readFleet(join(folderWith({ 'tenants.yaml': text }), 'tenants.yaml')).findings;
}

/** Fixes that say what to put in the place of the marked text, and nothing else. */
const REPLACEMENTS: readonly RegExp[] = [
  /^Did you mean `([^`]+)`\?/,
  /^Did you mean ([^\s`?,]+)(?:\?| \()/,
  /^Write `([^`]+)`(?:, without quotes|: it is counted.*)?\.$/,
  /^Write it alone, not as a (?:list|map): `([^`]+)`\.$/,
  /^Write it as a list: `([^`]+)`\.$/,
  /^Write the taint alone: `([^`]+)`\.$/,
  /^Use `([^`]+)`\.$/,
  /^It is called `([^`]+)` here\.$/,
];

function replacementOf(fix: string): string | undefined {
  for (const pattern of REPLACEMENTS) {
    const found = pattern.exec(fix)?.[1];
    // A key and its value belong somewhere else.
    if (found !== undefined && !found.includes(': ')) return found;
  }
  return undefined;
}

/** The text with what a finding marks replaced: all of it, or the part of it that the message names. */
function withFix(
  text: string,
  { line, column, length, message, fix }: Finding,
  instead: string,
): string {
  const lines = text.split('\n');
  const whole = lines[line! - 1]!;
  const marked = whole.slice(column! - 1, column! - 1 + length!);
  const named = [...message.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
  const [part = marked] = named
    .filter(
      (name) =>
        marked.split(/[\s,:{}[\]"'/]+|(?<=\w)\/(?=\w)/).includes(name) ||
        marked.includes(`${name},`),
    )
    .sort((one, other) => one.length - other.length);
  // Quotes go with what is in them, and a name of two parts takes the place of both.
  const isWhole =
    fix.includes('without quotes') || [instead, marked].every((name) => name.startsWith('count/'));
  const corrected = isWhole ? instead : marked.replace(part, instead);
  lines[line! - 1] = whole.slice(0, column! - 1) + corrected + whole.slice(column! - 1 + length!);
  return lines.join('\n');
}

const CASES = Object.values(ALL_CASES)
  .flat()
  // A byte order mark is not in the columns.
  .flatMap(({ rule, input }) =>
    typeof input === 'string' && !input.startsWith('\ufeff') ? [{ rule, text: input }] : [],
  )
  .flatMap(({ rule, text }) =>
    findingsOf(text).flatMap((found) => {
      const instead = replacementOf(found.fix);
      return instead === undefined || found.length === undefined
        ? []
        : [{ name: `${rule}: ${found.code} → ${instead}`, rule, text, found, instead }];
    }),
  );

test('many fixes of many codes are a replacement', () => {
  expect(CASES.length).toBeGreaterThan(60);
  expect(new Set(CASES.map(({ found }) => found.code)).size).toBeGreaterThan(12);
});

test.each(CASES.map((item) => [item.name, item] as const))(
  '%s',
  (_name, { text, found, instead }) => {
    const after = findingsOf(withFix(text, found, instead));
    const before = new Set(findingsOf(text).map(({ code, message }) => `${code} ${message}`));
    const same = after.filter(
      ({ code, line, column, message }) =>
        code === found.code &&
        line === found.line &&
        column === found.column &&
        message === found.message,
    );
    // It is gone, and no error is new.
    expect(same).toEqual([]);
    const errors = after
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code} ${message}`);
    expect(errors.filter((error) => !before.has(error))).toEqual([]);
  },
);
