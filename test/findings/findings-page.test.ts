import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_CODES } from '../../lib/findings/codes/codes';
import { makeFindingsPage } from '../../scripts/make-findings-page';

describe('docs/findings.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/findings.md'), 'utf8');

  // Stale? npm run generate
  test('is what npm run generate writes', () => {
    expect(page).toBe(makeFindingsPage());
  });

  test('has a heading for every code, in the order of the table of codes', () => {
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
