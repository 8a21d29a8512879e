import type { CostCeilings } from '../../cost/cost-ceilings';
import { costCsv } from '../../cost/cost-csv';
import { costReport } from '../../cost/cost-report';
import type { CostView } from '../../cost/cost-views';
import { markdownText } from '../printing/markdown-text';
import { type TableOptions, formatTable } from '../printing/table';
import { wrapToWidth } from '../printing/words';
import { type CostTable, costTable } from './cost-table';
import type { CostFormatName } from './names';

/** What prints ceilings: a text that ends in a line break. */
export type CostFormat = (ceilings: CostCeilings, by: CostView, options: TableOptions) => string;

/** The formats of ceilings. Those of OpenCost are about prices. */
export const COST_FORMATS: Readonly<
  Record<Exclude<CostFormatName, 'opencost' | 'opencost-csv'>, CostFormat>
> = {
  text: (ceilings, by, options) => textTable(costTable(ceilings, by), options),
  markdown: (ceilings, by) => markdownTable(costTable(ceilings, by)),
  json: (ceilings, by) => `${JSON.stringify(costReport(ceilings, by), null, 2)}\n`,
  csv: costCsv,
};

/** A table and what must be known to read it, for a terminal. */
export function textTable({ columns, rows, notes }: CostTable, options: TableOptions): string {
  const lines = notes.flatMap((note) => wrapToWidth(note, options.width ?? 100));
  return `${formatTable(columns, rows, options)}\n${lines.join('\n')}\n`;
}

/** The same as Markdown. */
export function markdownTable({ columns, rows, notes }: CostTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [
    line(columns.map(({ heading }) => heading.toLowerCase())),
    line(columns.map(({ numeric }) => (numeric === true ? '---:' : '---'))),
    ...rows.map(line),
    '',
    ...notes,
    '',
  ].join('\n');
}
