import { type Schema, type Schemas, mapChildren, resolved, typesOf, withoutKeywords } from './json-schema';

/**
 * Unions of texts, numbers and the like as one node with a list of types.
 *
 * Editors report every branch of an `anyOf` that fails, and would say of a wrong quantity that it should be a number. A
 * keyword such as `pattern` says nothing about values of other types, so one node can hold them all.
 */
export function flattenUnions(node: Schema, definitions: Schemas): Schema {
  const copy = mapChildren(node, (child) => flattenUnions(child, definitions));
  if (copy.anyOf === undefined) return copy;
  const branches = scalarBranches(copy, definitions);
  if (branches === undefined) return copy;
  return {
    ...annotations(copy.anyOf, definitions),
    ...merge(branches),
    ...withoutKeywords(copy, 'anyOf'),
  };
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** The branches of a union, with those of unions in it; nothing where one of them is a map or a list. */
function scalarBranches(node: Schema, definitions: Schemas): readonly Schema[] | undefined {
  const target = resolved(node, definitions);
  if (target.anyOf === undefined) {
    return typesOf(target).every((type) => SCALARS.has(type)) ? [target] : undefined;
  }
  const parts = target.anyOf.map((branch) => scalarBranches(branch, definitions));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** What the only named branch says about itself holds for the union as well: `Cores | null` is about cores. */
function annotations(branches: readonly Schema[], definitions: Schemas): Schema {
  const named = branches
    .map((branch) => resolved(branch, definitions))
    .filter(({ title }) => title !== undefined);
  if (named.length !== 1) {
    // Of several, such as a number and a name, one at most is a text of a certain form.
    const messages = named.flatMap((branch) => branch.patternErrorMessage ?? []);
    return messages.length === 1 ? { patternErrorMessage: messages[0]! } : {};
  }
  const [{ title, description, examples, patternErrorMessage }] = named as [Schema];
  return {
    title,
    ...(description && { description }),
    ...(examples && { examples }),
    ...(patternErrorMessage && { patternErrorMessage }),
  };
}

const LENGTHS = ['minLength', 'maxLength', 'minimum', 'maximum'] as const;

function merge(branches: readonly Schema[]): Schema {
  const types = [...new Set(branches.flatMap(typesOf))];
  const merged: { -readonly [K in keyof Schema]: Schema[K] } = {
    type: types.length === 1 ? types[0] : types,
  };
  for (const key of LENGTHS) {
    const values = branches.flatMap((branch) => branch[key] ?? []);
    if (new Set(values).size > 1) throw new Error(`branches of a union differ in ${key}`);
    if (values[0] !== undefined) merged[key] = values[0];
  }
  const texts = branches.filter((branch) => typesOf(branch).includes('string'));
  const words = texts.flatMap(({ enum: words, const: word }) => words ?? word ?? []);
  const patterns = texts.flatMap(({ pattern }) => pattern ?? []);
  if (patterns.length > 0) {
    if (patterns.length + words.length < texts.length) throw new Error('a text without a pattern');
    merged.pattern = [...words.map((word) => `^${word as string}$`), ...patterns].join('|');
  } else if (words.length > 0) {
    const switches = types.includes('boolean') ? [true, false] : [];
    merged.enum = [...switches, ...words, ...(types.includes('null') ? [null] : [])];
  }
  return merged;
}
