import type { UsageReport } from '../../cluster/usage/usage-report';
import { type TableOptions, formatTable } from '../printing/table';
import { wrapToWidth } from '../printing/words';
import type { UsageFormatName } from './names';
import { usageCsv } from './usage-csv';
import { usageTable } from './usage-table';

/** What prints usage: a text that ends in a line break. */
export type UsageFormat = (report: UsageReport, options: TableOptions) => string;

export const USAGE_FORMATS: Readonly<Record<UsageFormatName, UsageFormat>> = {
  text: (report, options) => {
    const { columns, rows, notes } = usageTable(report);
    const lines = notes.flatMap((note) => wrapToWidth(note, options.width ?? 100));
    const below = lines.map((line) => `${line}\n`).join('');
    return `${formatTable(columns, rows, options)}${below === '' ? '' : '\n'}${below}`;
  },
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  csv: usageCsv,
};
