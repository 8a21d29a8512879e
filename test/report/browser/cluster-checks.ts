import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import type { Checks } from './checks';
import type { ReportFile } from './report-files';
import { WatchedPage } from './watched-page';

/** One of several clusters can be chosen, and stays chosen. */
export async function checkClusters(
  checks: Checks,
  browser: Browser,
  file: ReportFile,
): Promise<void> {
  const watched = await WatchedPage.open(browser, file.url);
  const { page } = watched;
  const [first] = file.data.clusters!;
  await checks.that('all clusters are shown until one is chosen', async () => {
    await watched.show('capacity');
    const pools = page.locator('table').first().locator('tbody tr');
    assert.equal(await pools.count(), file.data.pools.length);
    await page.getByLabel('Cluster').selectOption(first!.name);
    assert.equal(
      await pools.count(),
      file.data.pools.filter(({ cluster }) => cluster === first!.name).length,
    );
  });
  await checks.that('the cluster stays chosen in other views, and is in the address', async () => {
    await page.getByRole('link', { name: 'Tenants', exact: true }).click();
    assert.match(page.url(), new RegExp(`#/tenants\\?cluster=${first!.name}$`));
    assert.equal(await page.getByLabel('Cluster').inputValue(), first!.name);
  });
  await watched.close();
}
