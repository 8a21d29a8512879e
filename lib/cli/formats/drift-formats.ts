import { join } from 'node:path';
import { harmless } from '../../findings/print/frame-text';
import type { DriftObject, DriftReport } from '../../review/drift/drift-report';
import { isSame } from '../../review/drift/drift-report';
import { placedTitle } from '../../verify/objects/manifest-objects';
import { plural } from '../printing/words';
import { escapeMessage, escapeProperty } from './github';
import type { DriftFormatName } from './names';
import { repositoryPath } from './repository-path';

/** Where the files are. */
export interface DriftPlace {
  readonly folder: string;
  readonly root: string;
}

/** What prints drift: a text that ends in a line break, or nothing. */
export type DriftFormat = (report: DriftReport, place: DriftPlace) => string;

export const DRIFT_FORMATS: Readonly<Record<DriftFormatName, DriftFormat>> = {
  text: driftText,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  github: driftGithub,
};

/** A kind of drift, with an object and what to say of it. */
interface Line {
  readonly word: string;
  readonly object: DriftObject;
  readonly details: readonly string[];
}

function linesOf({ missing, changed, unknown, foreign, refused }: DriftReport): Line[] {
  return [
    ...missing.map((object) => ({ word: 'missing', object, details: [] })),
    ...changed.map((object) => ({
      word: 'changed',
      object,
      details: object.fields.map(
        ({ path, wanted, found }) => `${path}: ${valueText(found)}, should be ${valueText(wanted)}`,
      ),
    })),
    ...unknown.map((object) => ({
      word: 'unknown',
      object,
      details: ['has our label, and is in no file'],
    })),
    ...foreign.map((object) => ({ word: 'added', object, details: [object.adds] })),
    ...refused.map((object) => ({
      word: 'refused',
      object,
      details: [`the cluster would not take the file today: ${object.why}`],
    })),
  ];
}

/** The longest value that a line shows. */
const LONGEST = 120;

function valueText(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function driftText(report: DriftReport): string {
  if (isSame(report)) {
    return `The cluster has all ${plural(report.objects, 'object')} as the files say.\n`;
  }
  const text = linesOf(report).map(({ word, object, details }) =>
    [`${word} ${placedTitle(object)}`, ...details.map((detail) => `    ${detail}`)]
      .map((line) => `${harmless(line)}\n`)
      .join(''),
  );
  const counts = (['missing', 'changed', 'unknown', 'foreign', 'refused'] as const)
    .filter((key) => report[key].length > 0)
    .map((key) => `${report[key].length} ${key === 'foreign' ? 'added by others' : key}`);
  return `${text.join('')}\n${counts.join(', ')}, of ${plural(report.objects, 'object')}.\n`;
}

function driftGithub(report: DriftReport, { folder, root }: DriftPlace): string {
  return linesOf(report)
    .map(({ word, object, details }) => {
      const { file, line } = object;
      const properties = [
        ...(file === undefined
          ? []
          : [`file=${escapeProperty(repositoryPath(join(folder, file), root))}`, `line=${line}`]),
        `title=${escapeProperty(`drift: ${word}`)}`,
      ];
      const text = [placedTitle(object), ...details].join('\n');
      return `::warning ${properties.join(',')}::${harmless(escapeMessage(text))}\n`;
    })
    .join('');
}
