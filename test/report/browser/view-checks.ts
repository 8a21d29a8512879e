import type { Browser } from 'playwright-core';
import type { Checks } from './checks';
import type { ReportFile } from './report-files';
import { PHONE, WatchedPage, WIDE } from './watched-page';
import { fileNameOf, routesOf } from './view-routes';

/** How a page is looked at. */
export const LOOKS = {
  light: { viewport: WIDE, colorScheme: 'light' },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  phone: { viewport: PHONE, colorScheme: 'light', hasTouch: true },
} as const;

/** Every view in every look: quiet, accessible, and no wider than the window. */
export async function checkViews(
  checks: Checks,
  browser: Browser,
  name: string,
  file: ReportFile,
  pictures: string,
): Promise<void> {
  for (const [look, options] of Object.entries(LOOKS)) {
    const watched = await WatchedPage.open(browser, file.url, options);
    for (const route of routesOf(file.data)) {
      const title = `${name}, ${look}, #/${route}`;
      await watched.show(route);
      await checks.that(`${title}: axe finds nothing`, () => watched.assertAccessible());
      await checks.that(`${title}: fits into the window`, () => watched.assertNoOverflow());
      await watched.page.screenshot({
        path: `${pictures}/${name}-${look}-${fileNameOf(route)}.png`,
        fullPage: true,
      });
    }
    await checks.that(`${name}, ${look}: no message and no request`, () => watched.assertQuiet());
    await watched.close();
  }
}
