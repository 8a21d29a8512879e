import { isDnsSubdomain } from './dns-names';

/** The longest label value, and the longest name part of a key (apimachinery validation.go). */
const LONGEST = 63;

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Whether a text is a label value: empty, or up to 63 of A-Z a-z 0-9 - _ . with an alphanumeric at each end. */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= LONGEST && NAME.test(text));
}

/**
 * Whether a text is a label key, a "qualified name" of Kubernetes: an optional DNS subdomain and a
 * slash, then a name of 1 to 63 characters under the rule of label values.
 */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  return (
    (slash === -1 || isDnsSubdomain(text.slice(0, slash))) &&
    name.length <= LONGEST &&
    NAME.test(name)
  );
}

/** Whether a text is an annotation key: a label key, in which the subdomain may have capitals. */
export function isAnnotationKey(text: string): boolean {
  return isLabelKey(text.toLowerCase());
}

/**
 * Whether a text can name an extended resource: domain/name, not in a kubernetes.io domain, not
 * starting with `requests.`, and still a qualified name after `requests.`, as in a quota
 * (kubernetes `pkg/apis/core/helper/helpers.go`, IsExtendedResourceName).
 */
export function isExtendedResourceName(text: string): boolean {
  return (
    text.includes('/') &&
    !text.includes('kubernetes.io/') &&
    !text.startsWith('requests.') &&
    isLabelKey(`requests.${text}`)
  );
}

/** Whether a text names huge pages of one size: `hugepages-2Mi`, `hugepages-1Gi`. */
export function isHugePagesName(text: string): boolean {
  return /^hugepages-[1-9][0-9]*([KMGT]i)?$/.test(text);
}

/** Letters that Unicode does not decompose into a base letter and marks. */
const TRANSLITERATIONS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/**
 * Free text as a label value that is a DNS label as well: `Data Science` → `data-science`,
 * `Forschung & Entwicklung` → `forschung-entwicklung`. Accents are dropped, capitals become small letters,
 * every other run of characters becomes one hyphen, and the result is cut after 63. `undefined` if nothing
 * is left. It is the same in every locale.
 */
export function slug(text: string): string | undefined {
  const value = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\x00-\x7f]/gu, (letter) => TRANSLITERATIONS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  return value === '' ? undefined : value;
}
