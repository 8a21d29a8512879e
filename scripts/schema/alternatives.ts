import type { Schema } from './json-schema';

/** Keys that must be there unless another key of the same map is, by the map. A type cannot say that. */
export const ALTERNATIVES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // An organisation says who pays for its tenants.
  TenantEntry: { costCenter: 'organization' },
};

/** The same schema, which requires one of the two keys. */
export function withAlternatives(schema: Schema): Schema {
  const { definitions = {} } = schema;
  const edited = Object.entries(definitions).map(([name, node]): [string, Schema] => {
    const pairs = Object.entries(ALTERNATIVES[name] ?? {});
    if (pairs.length === 0) return [name, node];
    if (pairs.length > 1 || node.anyOf !== undefined) throw new Error(`${name} has two unions`);
    return [name, { ...node, anyOf: pairs[0]!.map((key) => ({ required: [key] })) }];
  });
  return { ...schema, definitions: Object.fromEntries(edited) };
}
