import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { OwnerProps, TextValue } from '../model/props';
import type { Written } from '../model/written';
import { isLabelValue, slug } from '../values/label-values';

/** A cost center as a label: finance looks for it to the letter, so a valid one stays as it is. */
export function costCenterLabel(text: string): string | undefined {
  return text !== '' && isLabelValue(text) ? text : slug(text);
}

/** A department as a label: people write it in many ways, so it is always brought into one form. */
export function departmentLabel(text: string): string | undefined {
  return slug(text);
}

/** Reports texts that give no label. */
export function checkIdentity(
  { costCenter, department }: Written<OwnerProps>,
  path: FindingPath,
  findings: Findings,
): void {
  checkText('costCenter', costCenter, costCenterLabel, path, findings);
  checkText('department', department, departmentLabel, path, findings);
}

function checkText(
  key: 'costCenter' | 'department',
  text: TextValue | undefined,
  toLabel: (text: string) => string | undefined,
  path: FindingPath,
  findings: Findings,
): void {
  if (text === undefined || toLabel(String(text)) !== undefined) return;
  findings.add(
    'LABEL_INVALID',
    [...path, key],
    text === ''
      ? `\`${key}\` is empty.`
      : `${JSON.stringify(text)} cannot become a label: it has no letter or digit that a label can hold.`,
    'Add a code or a name in Latin letters; an annotation keeps the text itself.',
  );
}
