import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Code, CODES } from '../../lib/findings/codes';
import { EXPLANATION_SECTIONS, EXPLANATIONS } from '../../lib/findings/explanations/explanations';
import { filesOf } from '../../lib/findings/explanations/explanation';
import { EXAMPLE_FINDINGS } from '../../lib/findings/generated/example-findings';
import { makeFindingsPage } from '../../scripts/make-findings-page';
import { runExample } from '../../scripts/run-example';

const ALL_CODES = Object.keys(CODES) as Code[];

const WITH_EXAMPLE = ALL_CODES.flatMap((code) => {
  const { example } = EXPLANATIONS[code];
  return example === undefined ? [] : [[code, example] as const];
});

describe('explanations', () => {
  test('every code stands in one section, and all stand in the order of the table of codes', () => {
    const codes = EXPLANATION_SECTIONS.flatMap(({ explanations }) => Object.keys(explanations));
    expect(codes).toEqual(ALL_CODES);
  });

  test.each(ALL_CODES)('%s is explained in a few whole sentences', (code) => {
    const { cause, fix, noExample } = EXPLANATIONS[code];
    for (const text of [cause, fix, noExample ?? '.']) expect(text).toMatch(/^(\S+ )*\S*[.?]$/);
    expect(sentencesOf(cause)).toBeLessThanOrEqual(3);
    expect(sentencesOf(fix)).toBeLessThanOrEqual(2);
    expect(cause).not.toContain(CODES[code].summary);
  });

  describe('examples', () => {
    test.each(WITH_EXAMPLE)(
      '%s: the wrong one has this finding, as the page shows it',
      (code, example) => {
        const findings = runExample(example.wrong);
        expect(findings.map((item) => item.code)).toContain(code);
        // Stale? npm run generate
        expect(findings).toEqual(EXAMPLE_FINDINGS[code]);
      },
    );

    test.each(WITH_EXAMPLE)(
      '%s: the right one has no finding but what is meant',
      (_code, example) => {
        const codes = runExample(example.right).map(({ code }) => code);
        expect(codes).toEqual(example.stays ?? []);
      },
    );

    test.each(WITH_EXAMPLE)('%s: both are complete files, and differ', (_code, example) => {
      expect(example.right).not.toEqual(example.wrong);
      for (const half of [example.wrong, example.right]) {
        expect(filesOf(half)[0]![0]).toBe('tenants.yaml');
        for (const [, text] of filesOf(half)) {
          expect(text).toMatch(/^\S.*\n/);
          expect(text).not.toMatch(/\n\n/);
        }
      }
    });

    test('what a code without an example has is no finding of a file', () => {
      const without = ALL_CODES.filter((code) => EXPLANATIONS[code].example === undefined);
      for (const code of without) expect(EXAMPLE_FINDINGS[code]).toBeUndefined();
    });
  });

  describe('docs/findings.md', () => {
    const page = readFileSync(join(__dirname, '../../docs/findings.md'), 'utf8');

    test('is what npm run generate writes', () => {
      expect(page).toBe(makeFindingsPage(EXAMPLE_FINDINGS));
    });

    test('has a heading for every code, which makes its anchor', () => {
      const headings = [...page.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
      expect(headings).toEqual(ALL_CODES);
    });

    test('has no link to a heading that is not there', () => {
      const anchors = new Set(
        [...page.matchAll(/^#{2,3} (.*)$/gm)].map(([, heading]) =>
          heading!
            .toLowerCase()
            .replaceAll(/[^\w -]/g, '')
            .replaceAll(' ', '-'),
        ),
      );
      const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor!);
      expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
      expect(links.length).toBeGreaterThanOrEqual(ALL_CODES.length);
    });
  });
});

/** Dots inside `code` end no sentence. */
function sentencesOf(text: string): number {
  return text.replaceAll(/`[^`]*`/g, 'code').split(/[.?](?= |$)/).length - 1;
}
