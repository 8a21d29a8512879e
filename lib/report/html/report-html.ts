import type { ReportData } from '../data/report-data';
import { type PageAssets, ownPage, pageMark } from './own-page';

/** What the pages of `tenancy report` start with. */
export const HTML_MARK = pageMark('tenancy-report');

/** The page about a fleet. */
export function reportHtml(data: ReportData, assets: PageAssets): string {
  const without = 'For a summary without, run <code>tenancy report --format markdown</code>.';
  return ownPage({ mark: HTML_MARK, title: 'Platform report', without, data }, assets);
}
