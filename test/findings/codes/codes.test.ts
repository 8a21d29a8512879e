import { runExample } from '../../../lib/cli/printing/run-example';
import { ALL_CODES, CODES } from '../../../lib/findings/codes/codes';
import { filesOf } from '../../../lib/findings/codes/example';

const WITH_EXAMPLE = ALL_CODES.flatMap((code) => {
  const { example } = CODES[code];
  return 'none' in example ? [] : [[code, example] as const];
});

describe.each(ALL_CODES)('%s', (code) => {
  const { summary, cause, fix, example } = CODES[code];

  test('is a word in capitals', () => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
  });

  test('says in one sentence what it means', () => {
    expect(summary).toMatch(/^[A-Z`'][^\n]*\.$/);
    expect(sentencesOf(summary)).toBe(1);
  });

  test('is explained in a few whole sentences', () => {
    const none = 'none' in example ? example.none : 'An example.';
    for (const text of [cause, fix, none]) expect(text).toMatch(/^[A-Z`]\S*( \S+)*\.$/);
    expect(sentencesOf(cause)).toBeLessThanOrEqual(3);
    expect(sentencesOf(fix)).toBeLessThanOrEqual(2);
    expect(cause).not.toContain(summary);
  });
});

describe('examples', () => {
  test.each(WITH_EXAMPLE)('%s: the wrong half has this finding', (code, { wrong }) => {
    expect(runExample(wrong).map((item) => item.code)).toContain(code);
  });

  test.each(WITH_EXAMPLE)('%s: the right half has only what must remain', (_code, example) => {
    const codes = runExample(example.right).map((item) => item.code);
    expect(codes).toEqual(example.remaining ?? []);
  });

  test.each(WITH_EXAMPLE)('%s: both are complete files, and differ', (_code, { wrong, right }) => {
    expect(right).not.toEqual(wrong);
    for (const half of [wrong, right]) {
      expect(filesOf(half)[0]![0]).toBe('tenants.yaml');
      for (const [, text] of filesOf(half)) {
        expect(text).toMatch(/^\S.*\n/);
        expect(text).not.toMatch(/\n\n/);
      }
    }
  });

  test.each(WITH_EXAMPLE.filter(([code]) => CODES[code].caret === 'key'))(
    '%s: the caret marks a key',
    (code, { wrong }) => {
      const { file, line, column, length } = runExample(wrong).find((item) => item.code === code)!;
      const text = new Map(filesOf(wrong)).get(file!)!.split('\n')[line! - 1]!;
      const marked = text.slice(column! - 1);
      // An item of a list has no key: its first line is marked instead.
      expect(marked.slice(length)).toMatch(/^(:|$)/);
    },
  );
});

/** Dots inside `code` end no sentence. */
function sentencesOf(text: string): number {
  return text.replaceAll(/`[^`]*`/g, 'code').split(/[.?](?= |$)/).length - 1;
}
