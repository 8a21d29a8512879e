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

/** What the last section may need, which says what is left out. */
const ROOM_FOR_THE_REST = 400;

/** A part of the page. */
interface Section {
  readonly heading: string;
  readonly items: readonly Item[];
}

/** A sentence. */
interface Item {
  readonly text: string;
  /** How many changes it tells of: one for each place. */
  readonly changes: number;
}

/**
 * The report as a comment of a pull request. The first section that does not fit is left out, with all that follow, and the
 * page says so. Only if it is the first of all, as many of its sentences are shown as fit.
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
  const shown: string[] = [head];
  const left: Section[] = [];
  let room = longest - ROOM_FOR_THE_REST - head.length;
  for (const section of sectionsOf(report.changes)) {
    const text = sectionText(section);
    const isFirst = shown.length === 1;
    if (left.length === 0 && text.length < room) {
      shown.push(text);
      room -= text.length + 1;
    } else if (left.length === 0 && isFirst) {
      const count = itemsWithin(section, room);
      if (count > 0) shown.push(sectionText({ ...section, items: section.items.slice(0, count) }));
      left.push({ ...section, items: section.items.slice(count) });
    } else left.push(section);
  }
  if (left.length > 0) shown.push(restText(left, command));
  return shown.join('\n');
}

function sectionText({ heading, items }: Section): string {
  return `### ${heading}\n\n${items.map(({ text }) => text).join('\n')}\n`;
}

/** How many sentences of a section fit. */
function itemsWithin({ heading, items }: Section, room: number): number {
  let length = sectionText({ heading, items: [] }).length;
  const end = items.findIndex(({ text }) => {
    length += text.length + 1;
    return length >= room;
  });
  return end < 0 ? items.length : end;
}

function restText(left: readonly Section[], command: string): string {
  const counts = left.map(({ heading, items }) => ({ heading, count: changesOf(items) }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const list = counts.map(({ heading, count }) => `${heading} (${count})`).join(', ');
  return `### ${all} more\n\nThese do not fit here: ${list}. To read all of them, run \`${command} --format text\`.\n`;
}

function changesOf(items: readonly Item[]): number {
  return items.reduce((sum, { changes }) => sum + changes, 0);
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

function sectionsOf(changes: readonly Change[]): Section[] {
  const told = changes.filter(({ topic }) => topic !== 'other');
  const others = changes.filter(({ topic }) => topic === 'other');
  const sections = [
    ...RISK_LEVELS.map((level) => ({
      heading: HEADINGS[level],
      items: groupChanges(told.filter(({ risk }) => risk === level)).map((group) =>
        itemOf(group, ''),
      ),
    })),
    {
      heading: 'Other changes',
      items: groupChanges(others).map((group) => itemOf(group, ` (${group.first.risk})`)),
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function itemOf({ first, places }: ChangeGroup, note: string): Item {
  return {
    text: `- **${markdownText(placesText(places))}**${note}: ${markdownText(first.says)}`,
    changes: places.length,
  };
}
