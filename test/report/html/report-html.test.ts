import { createHash } from 'node:crypto';
import { jsonInHtml } from '../../../lib/report/html/own-page';
import { reportHtml } from '../../../lib/report/html/report-html';
import { reportAbout } from '../report-of';

const ASSETS = { script: 'run()', style: 'a{}' };

const HOSTILE = '</script><script>alert(1)</script><!--';

describe('the page', () => {
  const html = reportHtml(
    reportAbout({ tenants: [{ name: 'a', costCenter: HOSTILE, displayName: HOSTILE }] }),
    ASSETS,
  );

  test('holds texts of the file as data alone', () => {
    expect(html).not.toContain('alert(1)</script>');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<!--/g)).toBeNull();
  });

  test('lets its own script and style run, and nothing else', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html)!;
    const digest = (text: string): string =>
      `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy!.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digest(ASSETS.script)}`,
      `style-src ${digest(ASSETS.style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('names nothing outside of itself', () => {
    expect(html).not.toMatch(/(?:src|href)=|url\(|@import|https?:/);
  });
});

test('data in the page reads as what it was', () => {
  const data = { text: HOSTILE, other: '\u2028 & "' };
  expect(jsonInHtml(data)).not.toContain('<');
  expect(JSON.parse(jsonInHtml(data))).toEqual(data);
});
