import type { ReportData } from './data/report-data';
import type { PageAssets } from './html/own-page';
import { HTML_MARK, reportHtml } from './html/report-html';
import { MARKDOWN_MARK, reportMarkdown } from './report-markdown';

/** How a report is written. */
export type ReportFormat = 'html' | 'markdown' | 'json';

/** A way to write a report. */
interface FormatEntry {
  /** What its files start with, and no others. */
  readonly mark: string;
  /** @param assets - gives what the page is made of; nothing else needs it */
  readonly write: (data: ReportData, assets: () => PageAssets) => string;
}

/** Every format. */
export const REPORT_FORMATS: Readonly<Record<ReportFormat, FormatEntry>> = {
  html: { mark: HTML_MARK, write: (data, assets) => reportHtml(data, assets()) },
  markdown: { mark: MARKDOWN_MARK, write: reportMarkdown },
  json: {
    mark: '{\n  "apiVersion": "cdk8s-tenancy/v1alpha1",\n  "kind": "FleetReport",\n',
    write: (data) => `${JSON.stringify(data, null, 2)}\n`,
  },
};

/** Whether a text starts as reports do. */
export function isReport(start: string): boolean {
  const plain = start.replace(/\r\n/g, '\n');
  return Object.values(REPORT_FORMATS).some(({ mark }) => plain.startsWith(mark));
}
