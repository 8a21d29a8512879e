import type { FindingPath } from '../../../findings/finding';
import type { Findings } from '../../../findings/findings';
import { GUARD_RAILS } from '../../catalogue/guard-rail-catalogue';
import type { PlatformEntry } from '../../model/props';
import type { Written } from '../../model/written';
import { checkSubjects } from '../../values/subjects';

/** Reports reconcilers that cannot exist, and an empty list, which switches a guard rail off. */
export function checkReconcilers(
  reconcilers: Written<PlatformEntry['reconcilers']>,
  path: FindingPath,
  findings: Findings,
): void {
  checkSubjects(reconcilers, path, findings);
  if (reconcilers?.length !== 0) return;
  findings.add(
    'GUARD_RAIL_OFF',
    path,
    `\`reconcilers\` names nobody, so \`managedObjects\` is off everywhere: ${GUARD_RAILS['managedObjects'].opens}.`,
    'Name the accounts that apply the output, or say under `accept` why there are none.',
  );
}
