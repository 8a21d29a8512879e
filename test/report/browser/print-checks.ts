import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import type { Checks } from './checks';
import type { ReportFile } from './report-files';
import { WatchedPage, WIDE } from './watched-page';

/** How wide a sheet of A4 is between its margins, in pixels. */
export const PAPER = { width: 690, height: 1000 };

/** Paper shows everything of a view, in light, and nothing that only a screen can use. */
export async function checkPrint(
  checks: Checks,
  browser: Browser,
  file: ReportFile,
  pictures: string,
): Promise<void> {
  const watched = await WatchedPage.open(browser, file.url, { colorScheme: 'dark' });
  const { page } = watched;
  await watched.show('tenants');

  await checks.that('paper shows all rows, and the screen one page again', async () => {
    assert.equal(await watched.rowCount(), 50);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    assert.equal(await watched.rowCount(), file.data.owners.length);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    assert.equal(await watched.rowCount(), 50);
  });

  await checks.that('paper is white, without navigation and controls', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(
      await watched.value('getComputedStyle(document.body).backgroundColor'),
      'rgb(255, 255, 255)',
    );
    for (const part of ['nav', '.controls', '.switches', '.pager']) {
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    }
  });

  await checks.that('a table is as wide as the sheet', async () => {
    await page.setViewportSize(PAPER);
    for (const route of [
      '',
      'capacity',
      'tenants/team-1',
      'security',
      'access',
      'reach',
      'cost-centers',
    ]) {
      await watched.show(route);
      await watched.assertNoOverflow();
    }
    await page.setViewportSize(WIDE);
  });

  await watched.show('tenants/team-1');
  await page.pdf({ path: `${pictures}/many-print-tenant.pdf`, format: 'A4' });
  await page.setViewportSize(PAPER);
  await page.screenshot({ path: `${pictures}/many-print-tenant.png`, fullPage: true });
  await watched.close();
}
