import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One version of CHANGELOG.md. */
export interface Section {
  /** `Unreleased`, or a version. */
  readonly version: string;
  readonly date?: string;
  /** The headings of its groups, in order. */
  readonly groups: readonly string[];
  /** Its entries, each as one line. */
  readonly entries: readonly string[];
}

export const CHANGELOG = join(__dirname, '..', '..', 'CHANGELOG.md');

/** The versions of a changelog, in the order in which they stand. */
export function readChangelog(text = readFileSync(CHANGELOG, 'utf8')): Section[] {
  return text
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => {
      const [, version = '', date] = /^## \[([^\]]+)\](?: - (\S+))?$/m.exec(section) ?? [];
      return {
        version,
        ...(date === undefined ? {} : { date }),
        groups: [...section.matchAll(/^### (.*)$/gm)].map(([, group]) => group!),
        entries: [...section.matchAll(/^- ((?:.|\n {2})*)/gm)].map(([, entry]) =>
          entry!.replace(/\n {2}/g, ' '),
        ),
      };
    });
}

/** The entries that speak of changed bytes. */
export function outputEntries({ entries }: Section): string[] {
  return entries.filter((entry) => /^output:/i.test(entry));
}

/** What is wrong with the form of a changelog. */
export function mistakesIn(text: string): string[] {
  const sections = readChangelog(text);
  const mistakes: string[] = [];
  const [first, ...released] = sections;
  if (first?.version !== 'Unreleased') mistakes.push('the first section is not [Unreleased]');
  for (const { version, date = '' } of released) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) mistakes.push(`[${version}] is no version`);
    if (!isDate(date)) mistakes.push(`[${version}] has no date`);
  }
  for (const [index, { version }] of released.slice(1).entries()) {
    if (!isNewer(released[index]!.version, version)) mistakes.push(`[${version}] stands too low`);
  }
  for (const section of sections) mistakes.push(...mistakesOf(section));
  return mistakes;
}

const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

function mistakesOf(section: Section): string[] {
  const { version, groups, entries } = section;
  const mistakes: string[] = [];
  const isReleased = version !== 'Unreleased';
  if (groups.join() !== GROUPS.filter((group) => groups.includes(group)).join()) {
    mistakes.push(`[${version}] has other groups than ${GROUPS.join(', ')}, or in another order`);
  }
  if (isReleased && entries.length === 0) mistakes.push(`[${version}] has no entry`);
  for (const entry of entries) {
    if (!entry.endsWith('.')) mistakes.push(`[${version}] is no sentence: ${entry}`);
  }
  const output = outputEntries(section);
  if (isReleased && output.length > 0 && !version.endsWith('.0')) {
    mistakes.push(`[${version}] is a patch, and changes output: ${output[0]}`);
  }
  if (output.some((entry) => !/^output: \S/.test(entry))) {
    mistakes.push(`[${version}] has an entry that does not start with \`output: \``);
  }
  return mistakes;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function isNewer(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  const index = left!.findIndex((part, place) => part !== right![place]);
  return index >= 0 && left![index]! > right![index]!;
}
