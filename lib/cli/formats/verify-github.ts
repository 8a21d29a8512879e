import { harmless } from '../../findings/print/frame-text';
import { objectTitle } from '../../verify/objects/manifest-objects';
import { escapeMessage, escapeProperty } from './github';
import { type Judgement, evidenceOf } from './judgement';
import { repositoryPath } from './repository-path';

/** The judgement as workflow commands of GitHub Actions, one for each place, which annotate a pull request. */
export function verifyGithub(judgement: Judgement): string {
  const { report, strict, root } = judgement;
  return report.verdicts
    .flatMap((verdict) => {
      const { id, level } = verdict.invariant;
      const command = strict ? 'error' : level;
      return evidenceOf(judgement, verdict).map(({ file, line, object, message, fix }) => {
        const properties = [
          `file=${escapeProperty(repositoryPath(file, root))}`,
          `line=${line}`,
          `title=${escapeProperty(id)}`,
        ];
        const text = `${objectTitle(object)}: ${message} ${fix}`;
        return `::${command} ${properties.join(',')}::${harmless(escapeMessage(text))}\n`;
      });
    })
    .join('');
}
