/** What a scalar can be. */
export type Scalar = string | number | boolean | null;

/** The words of YAML 1.2's core schema that are not texts. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
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
 * It follows the core schema, but only `10` and the like become numbers. `1.30`, `0.5`, `1e3`,
 * `0815` and `0x1F` keep their source text: a version stays a version, and quantities are computed
 * from what was written, not from what a float makes of it.
 */
export function plainValue(source: string): Scalar {
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
 * The value of a scalar with an explicit tag, or nothing if the tag is not supported or does not
 * fit.
 *
 * @param source - the scalar's text, without quotes
 */
export function taggedValue(tag: string, source: string): { readonly value: Scalar } | undefined {
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

/** Whether a map or list may have a tag. */
export function isCollectionTag(tag: string, kind: 'map' | 'seq'): boolean {
  return tag === `${CORE}${kind}`;
}

/** A tag as people write it: `!!binary`. */
export function formatTag(tag: string): string {
  if (tag.startsWith(CORE)) return `!!${tag.slice(CORE.length)}`;
  return tag.startsWith('!') ? tag : `!<${tag}>`;
}
