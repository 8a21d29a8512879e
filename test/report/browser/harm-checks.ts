import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import type { Checks } from './checks';
import type { ReportFile } from './report-files';
import { routesOf } from './view-routes';
import { WatchedPage } from './watched-page';

/** Texts that are markup stay texts in every view. */
export async function checkHarmless(
  checks: Checks,
  browser: Browser,
  file: ReportFile,
): Promise<void> {
  const watched = await WatchedPage.open(browser, file.url);
  for (const route of routesOf(file.data)) {
    await checks.that(`markup is text in #/${route.slice(0, 12)}`, async () => {
      await watched.show(route);
      assert.equal(await watched.value('"hurt" in window'), false);
      assert.equal(await watched.page.locator('main img, main script').count(), 0);
      assert.equal(await watched.page.locator('main a[href^="javascript:"]').count(), 0);
    });
  }
  await checks.that('the policy of the page refuses other scripts', async () => {
    await watched.page.evaluate(
      'document.body.append(Object.assign(document.createElement("script"), { textContent: "window.hurt = 1" }))',
    );
    assert.equal(await watched.value('"hurt" in window'), false);
  });
  await watched.close();
}
