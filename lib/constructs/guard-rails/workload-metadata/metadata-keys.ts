import { literal, texts } from '../cel';
import { addTo } from '../../../fleet/values/groups';

/** Forms of keys that a pattern can have. */
interface KeyForms {
  readonly whole: string[];
  readonly domains: string[];
  readonly subdomains: string[];
  readonly starts: string[];
  /** Names in each domain below another one, by the end of the domain. */
  readonly named: Map<string, string[]>;
}

/** Patterns of the catalogue, sorted by their form, so that one comparison serves many. */
function formsOf(patterns: readonly string[]): KeyForms {
  const forms: KeyForms = { whole: [], domains: [], subdomains: [], starts: [], named: new Map() };
  for (const pattern of patterns) {
    const [domain, name] = pattern.split('/');
    if (pattern.startsWith('*.') && name !== undefined) {
      const end = domain!.slice(1);
      addTo(forms.named, end, name);
    } else if (pattern.startsWith('*.')) forms.subdomains.push(pattern.slice(1));
    else if (pattern.endsWith('/*')) forms.domains.push(domain!);
    else if (pattern.endsWith('*')) forms.starts.push(pattern.slice(0, -1));
    else forms.whole.push(pattern);
  }
  return forms;
}

/** CEL for whether a key, and the part of it before the slash, have one of some forms. */
function isAmong(
  key: string,
  domain: string,
  { whole, domains, subdomains, starts, named }: KeyForms,
): string {
  return [
    ...(whole.length === 0 ? [] : [`${key} in ${texts(whole)}`]),
    ...(domains.length === 0 ? [] : [`${domain} in ${texts(domains)}`]),
    ...subdomains.map((end) => `${domain}.endsWith(${literal(end)})`),
    ...starts.map((start) => `${key}.startsWith(${literal(start)})`),
    ...[...named.entries()].map(
      ([end, names]) =>
        `(${domain}.endsWith(${literal(end)}) && ${key}.split('/')[1] in ${texts(names)})`,
    ),
  ].join(' || ');
}

/** CEL for whether a key is among patterns of the catalogue. A key has at most one slash. */
export function matchesKey(key: string, patterns: readonly string[]): string {
  const forms = formsOf(patterns);
  const isWhole = forms.whole.length === patterns.length;
  if (isWhole) return isAmong(key, key, forms);
  return `[${key}.split('/')[0]].exists(d, ${isAmong(key, 'd', forms)})`;
}
