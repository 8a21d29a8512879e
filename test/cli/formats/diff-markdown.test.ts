import { diffMarkdown } from '../../../lib/cli/formats/diff-markdown';
import type { Change } from '../../../lib/review/diff/change';
import type { DiffReport } from '../../../lib/review/diff/diff-report';
import type { RiskLevel } from '../../../lib/review/diff/risk-rules';

const NOTHING = { before: null, after: null };

/** A report with so many different changes of each risk. */
function reportOf(counts: Partial<Record<RiskLevel, number>>): DiffReport {
  const changes = Object.entries(counts).flatMap(([risk, count]) =>
    Array.from({ length: count }, (_, index): Change => ({
      rule: 'network-opened',
      risk: risk as RiskLevel,
      topic: 'network',
      place: { cluster: '', tenant: `team-${index}`, environment: 'prod' },
      says: `its pods can now reach pods of \`namespace-${index}\` on TCP ${index}`,
      claims: [],
    })),
  );
  return {
    base: 'main',
    same: false,
    verdict: 'High risk.',
    notes: [],
    rows: changes.map(({ place, risk }) => ({ place, risk })),
    totals: {
      changes: { high: 0, medium: 0, low: 0, none: 0 },
      objects: { added: 0, removed: 0, changed: 0 },
      ...{ gpu: NOTHING, cpu: NOTHING, memory: NOTHING, storage: NOTHING },
    },
    changes,
  };
}

const markdownOf = (counts: Partial<Record<RiskLevel, number>>): string =>
  diffMarkdown(reportOf(counts), 'tenancy diff main');

/** The headings of a page. */
const headings = (text: string): string[] =>
  text.match(/^### .*$/gm)?.map((one) => one.slice(4)) ?? [];

describe('a large difference in Markdown', () => {
  it('has all of its sections if they fit', () => {
    const text = markdownOf({ high: 20, medium: 20, low: 20 });
    expect(headings(text)).toEqual(['High risk', 'Medium risk', 'Low risk']);
    expect(text).not.toContain('do not fit');
  });

  it('is cut in front of the first section that does not fit, and says what prints the rest', () => {
    const text = markdownOf({ high: 100, medium: 900, low: 3 });
    expect(text.length).toBeLessThan(65_536);
    expect(headings(text)).toEqual(['High risk', '903 more']);
    expect(text.match(/^- /gm)).toHaveLength(100);
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      'These do not fit here: Medium risk (900), Low risk (3). To read all of them, run `tenancy diff main --format text`.',
    );
  });

  it('shows as many sentences of its first section as fit, so that the worst is always read', () => {
    const text = markdownOf({ high: 5000, low: 1 });
    expect(text.length).toBeLessThan(65_536);
    expect(text.length).toBeGreaterThan(64_000);
    const shown = text.match(/^- /gm)!.length;
    expect(headings(text)).toEqual(['High risk', `${5001 - shown} more`]);
    expect(text).toContain(`High risk (${5000 - shown}), Low risk (1)`);
  });

  it.each([500, 700, 1_500, 5_000])(
    'never has more than %i characters if that is the limit',
    (longest) => {
      for (const high of [0, 1, 5, 50]) {
        const report = { ...reportOf({ high, medium: 7, none: 3 }), rows: [] };
        expect(diffMarkdown(report, 'tenancy diff main', longest).length).toBeLessThan(longest);
      }
    },
  );
});
