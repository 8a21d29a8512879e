import type { BillPageData } from '../bill/bill-page-data';
import { type PageAssets, ownPage, pageMark } from './own-page';

/** What all pages of a month start with, and no others. */
export function billMark(month: string): string {
  return pageMark('tenancy-bill', ` data-month="${month}"`);
}

/** A page of a bill. */
export function billHtml(data: BillPageData, assets: PageAssets): string {
  const without = 'For a bill without, run <code>tenancy bill --format markdown</code>.';
  return ownPage(
    { mark: billMark(data.month), title: `Bill ${data.month}`, without, data },
    assets,
  );
}
