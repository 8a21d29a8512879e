import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { eachEntry } from './maps';
import { isAmbiguousInYaml11, isDnsLabel, isDnsSubdomain } from './dns-names';
import { slug } from './label-values';

/**
 * Reports a name that cannot be part of a namespace; `what` says what it names. Returns whether the name can be used.
 * A name that is missing has a finding of its own.
 */
export function checkName(
  name: string | undefined,
  what: string,
  path: FindingPath,
  findings: Findings,
): boolean {
  if (name === undefined) return false;
  if (isAmbiguousInYaml11(name)) {
    findings.add(
      'NAME_AMBIGUOUS',
      path,
      `Some YAML readers do not read \`${name}\` as text.`,
      'Choose a name that contains a letter and does not mean true or false.',
    );
    return false;
  }
  if (isDnsLabel(name)) return true;
  findings.add('NAME_INVALID', path, `\`${name}\` cannot be ${what}.`, nameFix(name));
  return false;
}

/** Reports names that no object of the kind `what` can have. */
export function checkNames(
  names: readonly (string | undefined)[] | null | undefined,
  what: string,
  path: FindingPath,
  findings: Findings,
): void {
  eachEntry(names, (name, index) => checkObjectName(name, what, [...path, index], findings));
}

/** Reports a name that no object of the kind `what` can have. */
export function checkObjectName(
  name: string,
  what: string,
  path: FindingPath,
  findings: Findings,
): void {
  if (isDnsSubdomain(name)) return;
  findings.add(
    'NAME_INVALID',
    path,
    name === ''
      ? `Nothing is written where the name of ${what} belongs.`
      : `\`${name}\` cannot be the name of ${what}.`,
    name === '' ? 'Write the name, or remove the line.' : nameFix(name, 253),
  );
}

/** What a name must look like, with the nearest one that does. */
export function nameFix(name: string, longest = 63): string {
  if (name.length > longest) {
    return `Shorten it: names have at most ${longest} characters, and this one has ${name.length}.`;
  }
  const better = slug(name)?.replaceAll(/[._]/g, '-');
  const rule =
    'Use lower-case letters, digits and dashes, and start and end with a letter or digit';
  return better !== undefined && isDnsLabel(better)
    ? `${rule}, such as \`${better}\`.`
    : `${rule}.`;
}
