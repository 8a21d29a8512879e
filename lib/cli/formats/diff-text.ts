import { harmless } from '../../findings/print/frame-text';
import type { DiffReport } from '../../review/diff/diff-report';
import { groupChanges, placesText } from '../../review/diff/grouped-changes';
import { RISK_LEVELS } from '../../review/diff/risk-rules';
import { type TableOptions, formatTable } from '../printing/table';
import { wrap } from '../printing/words';
import { diffCells, diffHeadings } from './diff-cells';

/** The report for a terminal. */
export function diffText(report: DiffReport, options: TableOptions): string {
  const { paintHeading = (text: string): string => text } = options;
  const parts = [
    `${paintHeading(harmless(report.verdict))}\n`,
    `Compared with ${harmless(report.base)}.\n`,
    ...report.notes.map((note) => `note: ${harmless(note)}\n`),
  ];
  if (report.rows.length > 0) {
    const columns = diffHeadings(report).map((heading) => ({ heading: heading.toUpperCase() }));
    parts.push(`\n${formatTable(columns, diffCells(report), options)}`);
  }
  for (const level of RISK_LEVELS) {
    const groups = groupChanges(report.changes.filter(({ risk }) => risk === level));
    if (groups.length === 0) continue;
    const items = groups.map(({ first, places }) =>
      wrapped(`${first.topic}: ${placesText(places)}: ${first.says}`, options.width),
    );
    parts.push(`\n${paintHeading(level.toUpperCase())}\n${items.join('')}`);
  }
  return parts.join('');
}

/** An item of a list, whose further lines are indented. */
function wrapped(text: string, width: number | undefined): string {
  const plain = harmless(text);
  const lines = width === undefined ? plain : wrap(plain, Math.max(40, width - 2));
  return `- ${lines.replaceAll('\n', '\n  ')}\n`;
}
