import { type Schema, type Schemas, definitionOf, mapChildren, referenceOf, resolved, typesOf, withoutKeywords } from './json-schema';

/*
 * What has no effect on what is valid, and makes a difference in an editor. Tried with yaml-language-server, which VS
 * Code, Neovim and others use.
 */

/**
 * Keeps an editor from writing defaults into a file. Where somebody completes a map, it inserts the keys of that map that
 * have a default, by their first type: a tenant would get `podSecurity: baseline`, whatever its tier says. So `null` goes
 * first, and a closed set goes without a type.
 */
export function keepDefaultsOut(node: Schema): Schema {
  const { type, ...rest } = mapChildren(node, keepDefaultsOut);
  const types = typesOf({ type } as Schema);
  if (rest.enum !== undefined) return rest;
  if (types.length === 1 && types[0] === 'boolean') return { enum: [true, false], ...rest };
  if (!types.includes('null')) return type === undefined ? rest : { type, ...rest };
  return { type: ['null', ...types.filter((item) => item !== 'null')], ...rest };
}

/**
 * Has an editor show what a key means, and not what its kind of value is. Of several schemas that describe one place, it
 * shows the innermost: in a union, that of the branch.
 */
export function describeBranches(node: Schema, definitions: Schemas): Schema {
  const copy = mapChildren(node, (child) => describeBranches(child, definitions));
  const { anyOf, description } = copy;
  if (anyOf === undefined || description === undefined) return copy;
  return { ...copy, anyOf: anyOf.map((branch) => describedLike(copy, branch, definitions)) };
}

function describedLike(
  { description, markdownDescription }: Schema,
  branch: Schema,
  definitions: Schemas,
): Schema {
  const name = referenceOf(branch);
  if (name !== undefined && definitionOf(name, definitions).properties !== undefined) {
    return { ...branch, description, markdownDescription };
  }
  const form = resolved(branch, definitions);
  return withoutKeywords(form, 'title', 'description', 'markdownDescription', 'examples');
}
