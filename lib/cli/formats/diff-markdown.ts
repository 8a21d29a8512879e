import type { Change } from '../../review/diff/change';
import type { DiffReport } from '../../review/diff/diff-report';
import { type ChangeGroup, groupChanges, placesText } from '../../review/diff/grouped-changes';
import { RISK_LEVELS, type RiskLevel } from '../../review/diff/risk-rules';
import { markdownText } from '../printing/markdown-text';
import { diffCells, diffHeadings } from './diff-cells';

/** The longest comment that GitHub takes is 65,536 characters. */
const LONGEST = 65_000;

/** How many rows of the table are shown; JSON has all of them. */
const MOST_ROWS = 50;

const HEADINGS: Readonly<Record<RiskLevel, string>> = {
  high: 'High risk',
  medium: 'Medium risk',
  low: 'Low risk',
  none: 'No risk',
};

/** A part of the page that is printed or left out as a whole. */
interface Section {
  readonly text: string;
  /** How many changes it tells of. */
  readonly changes: number;
}

/**
 * The report as a comment of a pull request. What does not fit is left out from the end, and the page says so.
 *
 * @param command - what prints all of it
 */
export function diffMarkdown(report: DiffReport, command: string, longest = LONGEST): string {
  const head = [
    `## tenancy diff\n`,
    `**${markdownText(report.verdict)}**\n`,
    `Compared with ${markdownText(report.base)}.\n`,
    ...report.notes.map((note) => `> **Note:** ${markdownText(note)}\n`),
    ...(report.rows.length === 0 ? [] : [table(report)]),
  ].join('\n');
  const sections = sectionsOf(report.changes);
  const shown: string[] = [head];
  let length = head.length;
  let left = 0;
  for (const { text, changes } of sections) {
    if (left > 0 || length + text.length > longest - 300) left += changes;
    else {
      shown.push(text);
      length += text.length + 1;
    }
  }
  if (left > 0) {
    shown.push(
      `### ${left} more\n\n${left} further changes do not fit here. To read all of them, run \`${command}\`.\n`,
    );
  }
  return shown.join('\n');
}

function table(report: DiffReport): string {
  const headings = diffHeadings(report);
  const all = diffCells(report);
  const rows = all.slice(0, MOST_ROWS);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => markdownText(cell)).join(' | ')} |`;
  const more =
    all.length > rows.length ? `\n${all.length - rows.length} more places are not shown.\n` : '';
  return `${[line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')}\n${more}`;
}

/** A heading with its first items is one section, so that no heading is left alone. */
function sectionsOf(changes: readonly Change[]): Section[] {
  const told = changes.filter(({ topic }) => topic !== 'other');
  const others = changes.filter(({ topic }) => topic === 'other');
  return [
    ...RISK_LEVELS.flatMap((level) =>
      sectionOf(
        HEADINGS[level],
        told.filter(({ risk }) => risk === level),
        ({ first, places }) =>
          `- **${markdownText(placesText(places))}**: ${markdownText(first.says)}`,
      ),
    ),
    ...sectionOf(
      'Other changes',
      others,
      ({ first, places }) =>
        `- **${markdownText(placesText(places))}** (${first.risk}): ${markdownText(first.says)}`,
    ),
  ];
}

const ITEMS_AT_ONCE = 20;

function sectionOf(
  heading: string,
  changes: readonly Change[],
  item: (group: ChangeGroup) => string,
): Section[] {
  const groups = groupChanges(changes);
  const sections: Section[] = [];
  for (let at = 0; at < groups.length; at += ITEMS_AT_ONCE) {
    const some = groups.slice(at, at + ITEMS_AT_ONCE);
    const lead = at === 0 ? `### ${heading}\n\n` : '';
    sections.push({
      text: `${lead}${some.map(item).join('\n')}\n`,
      changes: some.reduce((sum, { places }) => sum + places.length, 0),
    });
  }
  return sections;
}
