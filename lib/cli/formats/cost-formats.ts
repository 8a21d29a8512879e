import type { CostCeilings } from '../../cost/cost-ceilings';
import { costCsv } from '../../cost/cost-csv';
import { costReport } from '../../cost/cost-report';
import type { CostView } from '../../cost/cost-views';
import { markdownText } from '../printing/markdown-text';
import { type TableOptions, formatTable } from '../printing/table';
import { wrapToWidth } from '../printing/words';
import { costTable } from './cost-table';
import type { CostFormatName } from './names';

/** What prints ceilings: a text that ends in a line break. */
export type CostFormat = (ceilings: CostCeilings, by: CostView, options: TableOptions) => string;

/** The formats of ceilings. Those of OpenCost are about prices. */
export const COST_FORMATS: Readonly<
  Record<Exclude<CostFormatName, 'opencost' | 'opencost-csv'>, CostFormat>
> = {
  text: (ceilings, by, options) => {
    const { columns, rows, notes } = costTable(ceilings, by);
    const lines = notes.flatMap((note) => wrapToWidth(note, options.width ?? 100));
    return `${formatTable(columns, rows, options)}\n${lines.join('\n')}\n`;
  },
  markdown: (ceilings, by) => {
    const { columns, rows, notes } = costTable(ceilings, by);
    const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
    return [
      line(columns.map(({ heading }) => heading.toLowerCase())),
      line(columns.map(({ numeric }) => (numeric === true ? '---:' : '---'))),
      ...rows.map(line),
      '',
      ...notes,
      '',
    ].join('\n');
  },
  json: (ceilings, by) => `${JSON.stringify(costReport(ceilings, by), null, 2)}\n`,
  csv: costCsv,
};
