/**
 * What plain scalars mean (YAML 1.2 core schema), except that numbers which are not written
 * canonically stay text.
 */
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

const CANONICAL_INTEGER = /^(?:0|-?[1-9][0-9]{0,15})$/;

/**
 * The value of a scalar without quotes.
 *
 * Only `10` and the like become numbers. `1.30`, `0.5`, `1e3`, `0815` and `0x1F` keep their source
 * text: a version stays a version, and quantities are computed from what was written, not from what
 * a float makes of it.
 */
export function plainValue(source: string): string | number | boolean | null {
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  if (CANONICAL_INTEGER.test(source)) {
    const number = Number(source);
    if (Number.isSafeInteger(number)) return number;
  }
  return source;
}

const CORE = 'tag:yaml.org,2002:';

/**
 * The value of a scalar under an explicit tag, or nothing where the tag is none that is read or
 * does not fit.
 *
 * @param source - the scalar's text, without quotes
 */
export function taggedValue(
  tag: string,
  source: string,
): { readonly value: string | number | boolean | null } | undefined {
  if (tag === '!' || tag === `${CORE}str`) return { value: source };
  const value = plainValue(source);
  switch (tag) {
    case `${CORE}null`:
      return value === null ? { value } : undefined;
    case `${CORE}bool`:
      return typeof value === 'boolean' ? { value } : undefined;
    case `${CORE}int`:
      return /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/.test(source) ? { value } : undefined;
    case `${CORE}float`:
      return /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source)
        ? { value }
        : undefined;
    default:
      return undefined;
  }
}

/** Whether a tag may stand at a map or list. */
export function isCollectionTag(tag: string, kind: 'map' | 'seq'): boolean {
  return tag === `${CORE}${kind}`;
}

/** A tag as people write it: `!!binary`. */
export function formatTag(tag: string): string {
  if (tag.startsWith(CORE)) return `!!${tag.slice(CORE.length)}`;
  return tag.startsWith('!') ? tag : `!<${tag}>`;
}
