import type { Bill } from '../../cost/bill/bill';
import { billCsv } from '../../cost/bill/output/bill-csv';
import { billReport } from '../../cost/bill/output/bill-report';
import { type FocusVersion, focusCsv } from '../../cost/bill/output/focus-csv';
import type { CostView } from '../../cost/cost-views';
import type { Fleet } from '../../fleet/model/fleet';
import type { TableOptions } from '../printing/table';
import { billTable } from './bill-table';
import { markdownTable, textTable } from './cost-formats';
import type { BillFormatName } from './names';

/** How to print a bill. */
export interface BillPrinting {
  readonly by: CostView;
  readonly fleets: readonly Fleet[];
  readonly focus: FocusVersion;
  readonly table: TableOptions;
}

/** The formats of a bill: each a text that ends in a line break. */
export const BILL_FORMATS: Readonly<
  Record<BillFormatName, (bill: Bill, printing: BillPrinting) => string>
> = {
  text: (bill, { by, fleets, table }) => textTable(billTable(bill, by, fleets), table),
  markdown: (bill, { by, fleets }) => markdownTable(billTable(bill, by, fleets)),
  json: (bill, { by, fleets }) => `${JSON.stringify(billReport(bill, by, fleets), null, 2)}\n`,
  csv: (bill, { by, fleets }) => billCsv(bill, by, fleets),
  focus: (bill, { focus }) => focusCsv(bill, focus),
};
