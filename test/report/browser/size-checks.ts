import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import type { Checks } from './checks';
import type { ReportFile } from './report-files';
import { WatchedPage } from './watched-page';

/** What a page of 500 tenants may weigh: it is sent by mail. */
const MOST_BYTES = 2_000_000;

/** How long a person waits for a view without a thought. Ten times what it takes, as machines are busy. */
const PATIENCE_MILLISECONDS = 2_000;

/** Many tenants: the page stays small, and no view makes people wait. */
export async function checkSize(checks: Checks, browser: Browser, file: ReportFile): Promise<void> {
  const { owners } = file.data;
  await checks.that(`${owners.length} tenants fit into 2 MB`, () => {
    console.log(`${owners.length} tenants: ${(file.bytes / 1e6).toFixed(2)} MB`);
    assert.ok(file.bytes < MOST_BYTES, `${file.bytes} bytes`);
  });
  const watched = await WatchedPage.open(browser, file.url);
  for (const route of [
    '',
    'capacity',
    'cost-centers',
    'tenants',
    'access',
    'reach',
    'security',
    'tenants/team-7',
  ]) {
    await checks.that(`${owners.length} tenants: #/${route} is there at once`, async () => {
      const begin = performance.now();
      await watched.show(route);
      const took = performance.now() - begin;
      assert.ok(took < PATIENCE_MILLISECONDS, `it took ${took.toFixed(0)} ms`);
    });
  }
  await checks.that('pages of a table lead through all rows', async () => {
    await watched.show('tenants');
    await watched.page.getByRole('button', { name: 'Next' }).click();
    assert.match((await watched.page.locator('.pager span').textContent())!, /^51 to 100 of /);
    assert.equal(await watched.rowCount(), 50);
    await watched.page.getByLabel('Search').fill('team-499');
    assert.equal(await watched.rowCount(), 1);
  });
  await checks.that('many tenants: no message and no request', () => watched.assertQuiet());
  await watched.close();
}
