import { join } from 'node:path';
import { harmless } from '../../findings/print/frame-text';
import type { DiffReport } from '../../review/diff/diff-report';
import { type ChangeGroup, groupChanges, placesText } from '../../review/diff/grouped-changes';
import { present } from '../../review/diff/objects/object-pair';
import type { RiskLevel } from '../../review/diff/risk-rules';
import { escapeMessage, escapeProperty } from './github';
import { repositoryPath } from './repository-path';

const COMMANDS: Readonly<Record<RiskLevel, string>> = {
  high: 'warning',
  medium: 'warning',
  low: 'notice',
  none: 'notice',
};

/**
 * The report as workflow commands of GitHub Actions, which annotate the changed files of a pull request. The worst come
 * first, because GitHub shows ten of a kind for each step.
 *
 * @param output - the output folder
 * @param root - the root of the repository
 */
export function diffGithub(report: DiffReport, output: string, root: string): string {
  const notes = report.notes.map(
    (note) => `::notice title=tenancy diff::${harmless(escapeMessage(note))}`,
  );
  const changes = groupChanges(report.changes).map((group) => commandOf(group, output, root));
  return [...notes, ...changes].map((line) => `${line}\n`).join('');
}

function commandOf({ first, places }: ChangeGroup, output: string, root: string): string {
  const { risk, topic, says, claims } = first;
  // A file that is gone has no line to annotate.
  const pair = claims.find((claim) => claim.pair.after !== undefined)?.pair;
  const place = pair === undefined ? undefined : present(pair).place;
  const properties = [
    ...(place === undefined
      ? []
      : [
          `file=${escapeProperty(repositoryPath(join(output, place.file), root))}`,
          `line=${place.line}`,
        ]),
    `title=${escapeProperty(`${risk} risk, ${topic}`)}`,
  ];
  const text = escapeMessage(`${placesText(places)}: ${says}`);
  return `::${COMMANDS[risk]} ${properties.join(',')}::${harmless(text)}`;
}
