import type { Code } from '../../findings/codes/codes';
import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import { isDnsSubdomain } from './dns-names';
import { keysOf } from './maps';
import { nameFix } from './name-checks';
import { withoutPassword } from './repository';

/** What a text has to look like, and what to say of one that does not. */
export interface TextForm {
  readonly is: (text: string) => boolean;
  /** What it is to be: `\`x\` cannot be …`. */
  readonly what: string;
  readonly fix: (text: string) => string;
}

/** Reports texts that do not have the form of their key. What is absent is not judged. */
export function checkForms<Key extends string>(
  forms: Readonly<Record<Key, TextForm>>,
  texts: { readonly [K in Key]?: string | null | undefined },
  { code, path, findings }: { code: Code; path: FindingPath; findings: Findings },
): void {
  for (const key of keysOf(forms)) {
    const text = texts[key];
    const { is, what, fix } = forms[key];
    if (text === undefined || text === null || is(text)) continue;
    const shown = text === '' ? 'An empty text' : `\`${withoutPassword(text)}\``;
    findings.add(code, [...path, key], `${shown} cannot be ${what}.`, fix(text));
  }
}

/** The name of a Secret. */
export const SECRET_NAME: TextForm = {
  is: isDnsSubdomain,
  what: 'the name of a Secret',
  fix: (text) => nameFix(text, 253),
};

/** The longest name of a branch or a tag: a file of that name holds it. */
const LONGEST_REF = 255;

/**
 * The name of a branch or a tag. Of what Git allows, only what no shell and no engine reads as anything else; of that, all
 * that Git refuses is refused. Source: git/git, refs.c, check_refname_component.
 */
export const GIT_REF: TextForm = {
  is: (text) =>
    /^(?!.*(?:[.]{2}|[.]lock(?:[/]|$)|[.]$))[A-Za-z0-9_][-A-Za-z0-9_.+]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.+]*)*$/.test(
      text,
    ) && text.length <= LONGEST_REF,
  what: 'the name of a branch or a tag',
  fix: (text) =>
    /[.]{2}|[.]lock(?:[/]|$)|[.]$/.test(text)
      ? 'Git has no such name: none contains `..`, ends with a dot, or has a part that ends with `.lock`.'
      : 'Write the name alone, such as `main`.',
};

/** A duration as Go writes it, without fractions. */
export const DURATION: TextForm = {
  is: (text) => /^(?=.*[1-9])(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$/.test(text),
  what: 'a duration',
  fix: (text) =>
    /^[1-9][0-9]*$/.test(text)
      ? `Add the unit, such as \`${text}m\` for minutes.`
      : 'Write hours, minutes and seconds, such as `1h30m`, `10m` or `90s`.',
};

/** A folder of a repository. */
export const FOLDER: TextForm = {
  is: (text) =>
    /^(?:[.]|[A-Za-z0-9_][-A-Za-z0-9_.]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.]*)*)$/.test(text) &&
    text.length <= 1024,
  what: 'a folder of the repository',
  fix: (text) => {
    const better = text
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/');
    return FOLDER.is(better)
      ? `Write it from the root of the repository, as \`${better}\`.`
      : 'Write it from the root of the repository, such as `dist`, or `.` for the root itself.';
  },
};
