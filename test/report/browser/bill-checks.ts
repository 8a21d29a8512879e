import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { measuredCosts, readAllocationAnswer } from '../../../lib/cluster/costs/allocation-answer';
import { billMonth } from '../../../lib/cluster/costs/bill-month';
import { type Bill, makeBill } from '../../../lib/cost/bill/bill';
import { currencyOf } from '../../../lib/fleet/prices/money';
import { readFleet } from '../../../lib/fleet/load';
import { INDEX_FILE, billPages } from '../../../lib/report/bill/bill-pages';
import { billHtml } from '../../../lib/report/html/bill-html';
import type { PageAssets } from '../../../lib/report/html/own-page';
import type { Checks } from './checks';
import { LOOKS } from './view-checks';
import { PAPER } from './print-checks';
import { WatchedPage } from './watched-page';

const EXAMPLE = join(__dirname, '../../../examples/bill');

/** Every page of a bill in every look, and on paper. */
export async function checkBillPages(
  checks: Checks,
  browser: Browser,
  assets: PageAssets,
  pictures: string,
): Promise<void> {
  const whole = writePages('2026-11-05T00:00:00Z', assets);
  const running = writePages('2026-10-20T00:00:00Z', assets);
  for (const [look, options] of Object.entries(LOOKS)) {
    for (const [name, folder] of Object.entries({ whole, running })) {
      for (const file of [INDEX_FILE, 'cost-center-ENG-014.html']) {
        const title = `bill, ${name}, ${look}, ${file}`;
        const watched = await WatchedPage.open(browser, urlOf(folder, file), options);
        await watched.show('');
        await checks.that(`${title}: axe finds nothing`, () => watched.assertAccessible());
        await checks.that(`${title}: fits into the window`, () => watched.assertNoOverflow());
        await checks.that(`${title}: no message and no request`, () => watched.assertQuiet());
        await watched.page.screenshot({
          path: `${pictures}/bill-${name}-${look}-${file.replace('.html', '')}.png`,
          fullPage: true,
        });
        await watched.close();
      }
    }
  }
  await checkLinks(checks, browser, whole);
  await checkPaper(checks, browser, whole, pictures);
}

async function checkLinks(checks: Checks, browser: Browser, folder: string): Promise<void> {
  const watched = await WatchedPage.open(browser, urlOf(folder, INDEX_FILE));
  const { page } = watched;
  await checks.that(
    'every cost center of the bill leads to its page, by the keyboard',
    async () => {
      assert.deepEqual(await page.locator('tbody th').allTextContents(), [
        'ENG-014',
        'ENG-022',
        'PLT-001',
      ]);
      await page.locator('tbody a').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/cost-center-ENG-014\.html$/);
      assert.match((await page.locator('.facts').textContent())!, /Amount36,800\.00EUR/);
    },
  );
  await checks.that('a page shows nothing of another cost center', async () => {
    assert.doesNotMatch((await page.content())!, /ENG-022|speech|kube-system/);
  });
  await watched.close();
}

async function checkPaper(
  checks: Checks,
  browser: Browser,
  folder: string,
  pictures: string,
): Promise<void> {
  const url = urlOf(folder, 'cost-center-ENG-014.html');
  const watched = await WatchedPage.open(browser, url, { colorScheme: 'dark' });
  const { page } = watched;
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize(PAPER);
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  await checks.that('a page of a bill is white on paper, and as wide as the sheet', async () => {
    const back = 'getComputedStyle(document.body).backgroundColor';
    assert.equal(await watched.value(back), 'rgb(255, 255, 255)');
    assert.equal(await page.locator('.switches').isVisible(), false);
    await watched.assertNoOverflow();
  });
  await page.screenshot({ path: `${pictures}/bill-print.png`, fullPage: true });
  await page.pdf({ path: `${pictures}/bill-print.pdf`, format: 'A4' });
  await watched.close();
}

/** The pages of the example, as of a time. */
function writePages(now: string, assets: PageAssets): string {
  const fleets = readFleet(join(EXAMPLE, 'tenants.yaml')).fleets!;
  const month = billMonth('2026-10', Date.parse(now))!;
  const answer = readAllocationAnswer(readFileSync(join(EXAMPLE, 'allocation.json'), 'utf8'), '');
  const bill: Bill = makeBill({
    month,
    currency: currencyOf('EUR'),
    measured: [measuredCosts(answer, null, month.whole, '')],
    fleets,
    use: new Map(),
    poolHours: [],
    notes: [],
  });
  const folder = mkdtempSync(join(tmpdir(), 'tenancy-bill-'));
  for (const { file, data } of billPages(bill, fleets)) {
    writeFileSync(join(folder, file), billHtml(data, assets));
  }
  return folder;
}

function urlOf(folder: string, file: string): string {
  return pathToFileURL(join(folder, file)).href;
}
