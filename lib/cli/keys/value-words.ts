import { type KeySchema, resolvedIn } from './key-entries';

const SIMPLE: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  string: 'text',
  object: 'a map',
};

/** What may be written, in words: `bytes or null`, `list of Tenant`. */
export function valueWords(node: KeySchema, root: KeySchema): string {
  const { title, properties, items, additionalProperties, propertyNames, anyOf, ...value } =
    resolvedIn(root, node);
  if (value.enum !== undefined) return value.enum.join(', ');
  if (value.const !== undefined) return String(value.const);
  if (anyOf !== undefined) return alternatives(anyOf.map((branch) => valueWords(branch, root)));
  if (items !== undefined) return `list of ${inBrackets(valueWords(items, root))}`;
  if (properties !== undefined) return `a map (${title ?? 'see its keys'})`;
  if (typeof additionalProperties === 'object') {
    const keys = propertyNames?.title ?? 'text';
    return `map of ${lower(keys)} to ${inBrackets(valueWords(additionalProperties, root))}`;
  }
  const types = [value.type ?? []].flat();
  if (title === undefined) return alternatives(types.map((type) => SIMPLE[type] ?? type));
  return alternatives([lower(title), ...(types.includes('null') ? ['null'] : [])]);
}

/** The forms of the values that a node can hold, without those of maps: `bytes: a number of bytes, 0 or more, …`. */
export function valueForms(node: KeySchema, root: KeySchema): string[] {
  return collect(node, root, ({ title, patternErrorMessage }) =>
    patternErrorMessage === undefined || title === undefined
      ? []
      : [`${lower(title)}: ${patternErrorMessage.replace(/^Must be /, '')}`],
  );
}

/** What each word of a closed set means. */
export function wordMeanings(node: KeySchema, root: KeySchema): string[] {
  return collect(node, root, ({ enum: words = [], enumDescriptions = [] }) =>
    words.map((word, index) => `${String(word)}: ${enumDescriptions[index] ?? ''}`),
  );
}

/** What a node and its alternatives, items and entries say, but not its keys. */
function collect(
  node: KeySchema,
  root: KeySchema,
  say: (node: KeySchema) => readonly string[],
): string[] {
  const full = resolvedIn(root, node);
  const { items, additionalProperties, anyOf = [], propertyNames } = full;
  const children = [...anyOf, items, propertyNames, additionalProperties].filter(
    (child) => typeof child === 'object',
  );
  const said = [...say(full), ...children.flatMap((child) => collect(child, root, say))];
  return [...new Set(said)];
}

function alternatives(words: readonly string[]): string {
  return [...new Set(words)].join(' or ');
}

function inBrackets(words: string): string {
  return words.includes(' or ') ? `(${words})` : words;
}

/** `Bytes` inside a sentence; `DNS label` stays. */
function lower(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
