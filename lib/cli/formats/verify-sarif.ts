import type { Invariant } from '../../verify/invariants/invariant';
import { objectTitle } from '../../verify/objects/manifest-objects';
import { type Judgement, evidenceOf } from './judgement';
import { repositoryUri } from './repository-path';
import { sarifLog } from './sarif';

/** The judgement as SARIF 2.1.0 (OASIS), for code scanning and editors. */
export function verifySarif(judgement: Judgement): string {
  const { report, strict, root } = judgement;
  const broken = report.verdicts.filter(({ defects }) => defects.length > 0);
  return sarifLog(
    broken.map(({ invariant }) => ruleOf(invariant)),
    broken.flatMap((verdict, ruleIndex) =>
      evidenceOf(judgement, verdict).map(({ file, line, object, message, fix }) => ({
        ruleId: verdict.invariant.id,
        ruleIndex,
        level: strict ? 'error' : verdict.invariant.level,
        message: { text: `${objectTitle(object)}: ${message} ${fix}` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: repositoryUri(file, root) },
              region: { startLine: line },
            },
          },
        ],
      })),
    ),
  );
}

function ruleOf({ id, level, title, reason, source }: Invariant): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: reason },
    help: { text: `${reason}\n\nSource: ${source}` },
    defaultConfiguration: { level },
  };
}
