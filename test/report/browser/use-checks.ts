import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import type { Checks } from './checks';
import type { ReportFile } from './report-files';
import { WatchedPage } from './watched-page';

/** What people do with the page of this repository's own fleet. */
export async function checkUse(checks: Checks, browser: Browser, file: ReportFile): Promise<void> {
  const watched = await WatchedPage.open(browser, file.url);
  const { page } = watched;
  const heading = (): Promise<string | null> => page.locator('h1').textContent();
  const owners = file.data.owners.length;

  await checks.that('a search leaves the rows with all of its words', async () => {
    await watched.show('tenants');
    assert.equal(await watched.rowCount(), owners);
    await page.getByLabel('Search tenants and services').fill('foundation research');
    assert.deepEqual(await page.locator('.searched tbody th').allTextContents(), [
      'foundation-models',
    ]);
    assert.match((await page.getByRole('status').textContent())!, /^1 of /);
  });

  await checks.that('the address holds the search, so that it can be sent to others', async () => {
    assert.match(page.url(), /#\/tenants\?q=foundation\+research$/);
    await page.reload();
    assert.equal(await watched.rowCount(), 1);
  });

  await checks.that('a search that finds nothing says so', async () => {
    await page.getByLabel('Search tenants and services').fill('nobody is called that');
    assert.equal(
      await page.getByRole('status').textContent(),
      `0 of ${owners} tenants and services`,
    );
    await page.getByLabel('Search tenants and services').fill('');
    assert.equal(await watched.rowCount(), owners);
  });

  await checks.that('a filter leaves what it says', async () => {
    await page.getByLabel('Kind').selectOption('shared service');
    assert.deepEqual(await page.locator('.searched tbody th').allTextContents(), [
      'feature-store',
      'mlflow',
    ]);
    assert.match(page.url(), /kind=shared\+service/);
    await page.getByLabel('Kind').selectOption('');
  });

  await checks.that('a heading sorts, and says how', async () => {
    const button = page.getByRole('button', { name: 'CPU' });
    await button.click();
    await button.click();
    assert.equal(
      await page.locator('.searched tbody th').first().textContent(),
      'foundation-models',
    );
    assert.equal(
      await page.getByRole('columnheader', { name: 'CPU' }).getAttribute('aria-sort'),
      'descending',
    );
  });

  await checks.that('a link leads to a tenant, and the back button back', async () => {
    await page.getByRole('link', { name: 'vision', exact: true }).click();
    assert.equal(await heading(), 'Computer Vision');
    assert.match(page.url(), /#\/tenants\/vision$/);
    assert.match(await page.title(), /^Computer Vision – /);
    await page.goBack();
    assert.equal(await heading(), 'Tenants');
    await page.goForward();
    assert.equal(await heading(), 'Computer Vision');
  });

  await checks.that('the address of a tenant can be opened at once', async () => {
    const other = await WatchedPage.open(browser, `${file.url}#/tenants/vision`);
    assert.equal(await other.page.locator('h1').textContent(), 'Computer Vision');
    await other.close();
  });

  await checks.that('an address that leads nowhere says so, and shows a way out', async () => {
    await watched.show('tenants/nobody');
    assert.equal(await heading(), 'Not found');
    await page.getByRole('link', { name: 'Go to the overview' }).click();
    assert.equal(await heading(), 'Overview');
  });

  await checks.that('the keyboard reaches the content, the views and the search', async () => {
    await watched.show('tenants');
    await page.reload();
    await page.keyboard.press('Tab');
    assert.equal(await watched.value('document.activeElement.textContent'), 'Skip to the content');
    await page.keyboard.press('Enter');
    assert.equal(await watched.value('document.activeElement.id'), 'main');
    await page.keyboard.press('Tab');
    assert.equal(await watched.value('document.activeElement.type'), 'search');
    await page.keyboard.type('speech');
    assert.equal(await watched.rowCount(), 1);
    const link = page.locator('.searched tbody a');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction('document.activeElement.tagName === "H1"');
    assert.match(page.url(), /#\/tenants\/speech$/);
  });

  await checks.that('what has the focus can be seen', async () => {
    await page.keyboard.press('Tab');
    const width = await watched.value<string>(
      'getComputedStyle(document.activeElement).outlineWidth',
    );
    assert.ok(parseFloat(width) >= 2, `the outline is ${width}`);
  });

  await checks.that('the theme that was chosen stays', async () => {
    await page.getByLabel('Theme').selectOption('dark');
    const back = 'getComputedStyle(document.body).backgroundColor';
    const dark = await watched.value(back);
    await page.reload();
    assert.equal(await watched.value(back), dark);
    await page.getByLabel('Theme').selectOption('light');
    assert.notEqual(await watched.value(back), dark);
  });

  await checks.that('access is filtered by what a role may do', async () => {
    await watched.show('access');
    const all = await page.getByRole('status').textContent();
    await page.getByLabel('May').selectOption('impersonate others');
    assert.deepEqual(await page.locator('.searched tbody th').allTextContents(), ['ml-platform']);
    assert.notEqual(await page.getByRole('status').textContent(), all);
  });

  await checks.that('all of it without a message or a request', () => watched.assertQuiet());
  await watched.close();
}
