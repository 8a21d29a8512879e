import type { FindingPath, Findings } from '../../findings/finding';
import { isLabelValue, slug } from '../values/label-values';
import { isMap } from '../model/layers';
import { forEachText } from '../settings/network/ranges';
import { isDnsLabel, isDnsSubdomain, isAmbiguousInYaml11 } from '../values/names';

/** A cost centre as a label: finance matches it to the letter, so a valid one stays as it is. */
export function costCenterLabel(text: string): string | undefined {
  return text !== '' && isLabelValue(text) ? text : slug(text);
}

/** A department as a label: people write it freely, so it is always brought into one form. */
export function departmentLabel(text: string): string | undefined {
  return slug(text);
}

/** Reports a name that cannot be part of a namespace; `what` is what it should be. Returns whether it can. */
export function checkName(
  name: unknown,
  what: string,
  path: FindingPath,
  findings: Findings,
): boolean {
  if (typeof name !== 'string') return false;
  if (isAmbiguousInYaml11(name)) {
    findings.add(
      'NAME_AMBIGUOUS',
      path,
      `Some YAML readers take \`${name}\` for something else than text.`,
      'Choose a name with a letter in it that is no word for true or false.',
    );
    return false;
  }
  if (isDnsLabel(name)) return true;
  findings.add('NAME_INVALID', path, `\`${name}\` cannot be ${what}.`, nameFix(name));
  return false;
}

/** Reports names that no object of `what` can have. */
export function checkNames(
  names: unknown,
  what: string,
  path: FindingPath,
  findings: Findings,
): void {
  forEachText(names, (name, index) => {
    if (isDnsSubdomain(name)) return;
    findings.add(
      'NAME_INVALID',
      [...path, index],
      `\`${name}\` cannot be the name of ${what}.`,
      nameFix(name, 253),
    );
  });
}

/** What a name should look like, with the nearest one that does. */
export function nameFix(name: string, longest = 63): string {
  if (name.length > longest) {
    return `Names have at most ${longest} characters, this one has ${name.length}.`;
  }
  const better = slug(name)?.replaceAll(/[._]/g, '-');
  const rule = 'Use lower-case letters, digits and dashes, with a letter or digit at both ends';
  return better !== undefined && isDnsLabel(better)
    ? `${rule}, such as \`${better}\`.`
    : `${rule}.`;
}

/** Reports texts of a tenant that give no label. */
export function checkIdentity(tenant: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(tenant)) return;
  for (const [key, toLabel] of [
    ['costCenter', costCenterLabel],
    ['department', departmentLabel],
  ] as const) {
    const text = tenant[key];
    if (typeof text !== 'string' && typeof text !== 'number') continue;
    if (toLabel(String(text)) !== undefined) continue;
    findings.add(
      'LABEL_INVALID',
      [...path, key],
      text === ''
        ? `\`${key}\` is an empty text.`
        : `${JSON.stringify(text)} gives no label: it holds no letter or digit that a label can hold.`,
      'Add a code or a name in Latin letters; the text itself is kept in an annotation.',
    );
  }
}
